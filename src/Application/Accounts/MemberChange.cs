namespace Kalliky.Application.Accounts;

/// <summary>What came of changing who works here.</summary>
public abstract record MemberChange
{
    public sealed record Done : MemberChange;

    /// <summary>Nobody of this business.</summary>
    public sealed record Unknown : MemberChange;

    /// <summary>A business has at least one owner.</summary>
    public sealed record LastOwner : MemberChange;

    /// <summary>One's own role does not reach that far.</summary>
    public sealed record AboveYou : MemberChange;

    /// <summary>That is done on purpose elsewhere: leaving, handing over.</summary>
    public sealed record Yourself : MemberChange;

    public sealed record WrongPassword : MemberChange;

    public sealed record LockedOut : MemberChange;
}
