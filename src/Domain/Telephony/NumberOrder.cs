using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Telephony;

/// <summary>A telephone number on its way to a store, from the moment when somebody chose it until it is given back. The row
/// knows what comes next and when it is looked at, so that nothing is lost by a carrier that is down, news that never come, or a
/// node that dies. A store has one that is open at most.</summary>
public sealed partial class NumberOrder : TenantEntity
{
    public const int LongestHandle = 100;

    /// <summary>Papers that nobody hands in are given up after that; what was there of them is deleted.</summary>
    public static readonly Duration WaitsForPapers = Duration.FromDays(30);

    /// <summary>The carrier tells when something moves; should it not, we look.</summary>
    public static readonly Duration BetweenLooks = Duration.FromMinutes(10);

    /// <summary>How long whoever asks the carrier has, before somebody else does.</summary>
    private static readonly Duration Hold = Duration.FromMinutes(3);

    private static readonly Duration[] Pauses = [Duration.FromSeconds(20), Duration.FromMinutes(1), Duration.FromMinutes(5), Duration.FromMinutes(20), Duration.FromHours(1)];

    private NumberOrder() { }

    public NumberOrder(Guid id, Guid tenantId, Guid storeId, Sealed number, NumberKind kind, bool needsPapers, Instant at)
    {
        (Id, TenantId, StoreId, Number, Kind, CreatedAt, LookAt) = (id, tenantId, storeId, number, kind, at, at + WaitsForPapers);
        Status = needsPapers ? NumberStatus.PapersWanted : NumberStatus.OnItsWay;
        if (!needsPapers)
            Stir(at);
    }

    public Guid StoreId { get; private init; }

    public Sealed Number { get; private init; } = null!;

    public NumberKind Kind { get; private init; }

    public NumberStatus Status { get; private set; }

    /// <summary>Null while it is not refused.</summary>
    public NumberRefusal? Refusal { get; private set; }

    /// <summary>Papers were handed in and not accepted.</summary>
    public bool WereDeclined { get; private set; }

    /// <summary>The carrier's handles: of the papers, of the order, of the number.</summary>
    public string? FileHandle { get; private set; }

    public string? OrderHandle { get; private set; }

    public string? NumberHandle { get; private set; }

    public Instant CreatedAt { get; private init; }

    public Instant? ActiveAt { get; private set; }

    public Instant? EndedAt { get; private set; }

    /// <summary>When it is looked at next; null once nothing more comes.</summary>
    public Instant? LookAt { get; private set; }

    /// <summary>When something last happened that wants a look.</summary>
    public Instant? StirredAt { get; private set; }

    /// <summary>Somebody is asking the carrier until then.</summary>
    public Instant? TakenUntil { get; private set; }

    /// <summary>How often in a row the carrier did not answer.</summary>
    public int Failures { get; private set; }

    public bool IsOver => Status is NumberStatus.Refused or NumberStatus.Released;

    /// <summary>Nobody has to do anything for it to go on.</summary>
    public bool IsMoving => Status is NumberStatus.OnItsWay or NumberStatus.UnderReview or NumberStatus.Leaving;

    /// <summary>Something happened: whoever comes first looks.</summary>
    public void Stir(Instant at)
    {
        if (IsOver || Status == NumberStatus.Active)
            return;
        (StirredAt, LookAt) = (at, at);
        Raise(new NumberStirred(Id));
    }

    /// <summary>Hands it to whoever asks the carrier. False while somebody else does, and when there is nothing to ask.</summary>
    public bool Take(Instant now)
    {
        if (TakenUntil > now || IsOver || Status == NumberStatus.Active)
            return false;
        TakenUntil = now + Hold;
        return true;
    }

    /// <summary>Papers were waited for long enough, since it was chosen or since something was last heard of them.</summary>
    public bool IsGivenUp(Instant now) => GivenUpAt <= now;

    private Instant GivenUpAt => (StirredAt ?? CreatedAt) + WaitsForPapers;

    /// <summary>Whoever took it is done for now.</summary>
    /// <param name="began">What happened since then wants another look at once.</param>
    public void Rest(Instant began, Instant now)
    {
        (TakenUntil, Failures) = (null, 0);
        LookAt = Status switch
        {
            NumberStatus.Active or NumberStatus.Refused or NumberStatus.Released => null,
            NumberStatus.PapersWanted => GivenUpAt > now ? GivenUpAt : now + BetweenLooks,
            _ when StirredAt > began => now,
            _ => now + BetweenLooks,
        };
    }

    /// <summary>The carrier did not answer: again after a pause that grows.</summary>
    /// <param name="after">Where the carrier says how long.</param>
    public void TryAgain(Instant now, Duration? after = null)
    {
        var pause = Pauses[Math.Min(Failures, Pauses.Length - 1)];
        (TakenUntil, Failures, LookAt) = (null, Failures + 1, now + (after > pause ? after.Value : pause));
    }

    /// <summary>All papers are there. False when none are wanted.</summary>
    public bool HandIn(Instant at)
    {
        if (Status != NumberStatus.PapersWanted)
            return false;
        (Status, WereDeclined) = (NumberStatus.OnItsWay, false);
        Stir(at);
        return true;
    }

    /// <summary>The carrier has the papers.</summary>
    public void PapersAreAt(string file) => FileHandle = file;

    /// <summary>The carrier has the order.</summary>
    public void IsAt(string order) => OrderHandle = order;

    /// <summary>The carrier checks the papers.</summary>
    public void Wait()
    {
        if (Status == NumberStatus.OnItsWay)
            Status = NumberStatus.UnderReview;
    }

    /// <summary>It is the store's. False when it is on no way there any more.</summary>
    public bool Activate(string number, Instant at)
    {
        if (Status is not (NumberStatus.OnItsWay or NumberStatus.UnderReview))
            return false;
        (Status, NumberHandle, ActiveAt) = (NumberStatus.Active, number, at);
        Raise(new NumberActivated(Id, StoreId));
        return true;
    }

    /// <summary>It is not wanted any more. What the carrier may know of is given back there first.</summary>
    /// <returns>False when it was over or leaving already.</returns>
    public bool GiveBack(Instant at)
    {
        if (IsOver || Status == NumberStatus.Leaving)
            return false;
        if (Status == NumberStatus.PapersWanted && OrderHandle is null)
        {
            (Status, EndedAt, LookAt) = (NumberStatus.Released, at, null);
            return true;
        }

        Status = NumberStatus.Leaving;
        Stir(at);
        return true;
    }

    /// <summary>The carrier has it back.</summary>
    public void IsGone(Instant at)
    {
        if (Status == NumberStatus.Leaving)
            (Status, EndedAt) = (NumberStatus.Released, at);
    }
}
