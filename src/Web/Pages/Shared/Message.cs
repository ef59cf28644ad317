namespace Kalliky.Web.Pages.Shared;

/// <summary>One short sentence that answers what somebody did. What went wrong stays until it is closed.</summary>
public sealed record Message(string Text, bool Failed = false, string? Name = null)
{
    public string Icon => Failed ? Icons.CircleAlert : Icons.Check;
}
