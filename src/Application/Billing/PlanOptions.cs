using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;

namespace Kalliky.Application.Billing;

/// <summary>Section "Plans": what each plan costs and holds, without tax.</summary>
public sealed class PlanOptions
{
    public const string Section = "Plans";

    public PlanTerms Free { get; set; } = new() { MonthlyCents = 0, Minutes = 60, CallsAtOnce = 1, Stores = 1, CommissionBasisPoints = 500, KeptDays = 30, People = 3, Api = false };

    public PlanTerms Pro { get; set; } = new() { MonthlyCents = 9_900, Minutes = 600, CallsAtOnce = 10, Stores = 3, CommissionBasisPoints = 100, CentsPerMinute = 15, KeptDays = 365, People = 20, Api = true };

    public PlanTerms Enterprise { get; set; } = new() { MonthlyCents = 39_900, Minutes = 3_000, CallsAtOnce = 50, Stores = 20, CommissionBasisPoints = 30, CentsPerMinute = 12, KeptDays = 3 * 365, People = 200, Api = true };

    public PlanTerms Of(Plan plan) => plan switch
    {
        Plan.Pro => Pro,
        Plan.Enterprise => Enterprise,
        _ => Free,
    };

    /// <summary>What is wrong with them, each a sentence that names the setting and the remedy.</summary>
    public IEnumerable<string> Problems() => Enum.GetValues<Plan>().SelectMany(plan => Of(plan).Problems($"{Section}__{plan}"));
}

/// <summary>One plan.</summary>
public sealed class PlanTerms
{
    private const int MostMoney = 10_000_00;
    private const int MostMinutes = 1_000_000;

    public int MonthlyCents { get; set; }

    /// <summary>Included in a month.</summary>
    public int Minutes { get; set; }

    public int CallsAtOnce { get; set; }

    public int Stores { get; set; }

    /// <summary>Of the goods of each order that the assistant took.</summary>
    public int CommissionBasisPoints { get; set; }

    /// <summary>For each minute beyond; null where none is sold, so that calls go to the human when those included are used up.</summary>
    public int? CentsPerMinute { get; set; }

    /// <summary>How long the words of calls, messages and solved tickets are kept; figures, orders and cards stay.</summary>
    public int KeptDays { get; set; } = 30;

    /// <summary>How many may enter, those who are invited included.</summary>
    public int People { get; set; } = 3;

    /// <summary>Whether programs of the merchant's may ask and write by REST keys.</summary>
    public bool Api { get; set; }

    public Money Monthly => new(MonthlyCents);

    public Money? PerMinute => CentsPerMinute is { } cents ? new Money(cents) : null;

    internal IEnumerable<string> Problems(string setting)
    {
        (string Name, int Value, int Least, int Most)[] bounds =
        [
            (nameof(MonthlyCents), MonthlyCents, 0, MostMoney), (nameof(Minutes), Minutes, 0, MostMinutes), (nameof(CallsAtOnce), CallsAtOnce, 1, 10_000),
            (nameof(Stores), Stores, 1, 10_000), (nameof(CommissionBasisPoints), CommissionBasisPoints, 0, 10_000), (nameof(CentsPerMinute), CentsPerMinute ?? 0, 0, 1_000),
            (nameof(KeptDays), KeptDays, 1, 3_650), (nameof(People), People, 1, 10_000),
        ];
        return bounds.Where(bound => bound.Value < bound.Least || bound.Value > bound.Most)
            .Select(bound => $"{setting}__{bound.Name} is {bound.Value}: give a whole number from {bound.Least} to {bound.Most}, or remove it for Kalliky's own.");
    }
}
