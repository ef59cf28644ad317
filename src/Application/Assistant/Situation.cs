using Kalliky.Application.Businesses;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Assistant;

/// <summary>When and from whom this call comes. Tools take it from here, never from a model's arguments.</summary>
/// <param name="Caller">Null when the number is withheld.</param>
/// <param name="KnownName">The caller's name where the business knows the number.</param>
/// <param name="Language">What the caller speaks.</param>
public sealed record Situation(
    Guid TenantId, Guid StoreId, Guid CallId, bool IsTest, PhoneNumber? Caller, Guid? CustomerId, string? KnownName, ZonedDateTime Now,
    Language Language = Language.French);

/// <summary>The call that this scope works for, and the turn it is in. Set once per turn, before the tools are resolved.</summary>
public sealed class CurrentCall
{
    private Situation? situation;

    public Situation Situation => situation ?? throw new InvalidOperationException("No call is set for this scope.");

    /// <summary>Sequence of the caller's turn that is being answered.</summary>
    public int Turn { get; private set; }

    /// <summary>What the assistant said before this turn, to repeat it when asked.</summary>
    public string? LastSaid { get; private set; }

    /// <summary>The store as it was when the turn began: every tool of the turn sees the same.</summary>
    public StoreSheet? Sheet { get; private set; }

    public void Set(Situation of, int turn, string? lastSaid = null, StoreSheet? sheet = null)
    {
        if (situation is not null)
            throw new InvalidOperationException("The call of a scope is set once.");
        situation = of;
        Turn = turn;
        LastSaid = lastSaid;
        Sheet = sheet;
    }
}
