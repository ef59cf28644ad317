using Kalliky.Application.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>How long the words of the current business are kept. A plan that became smaller takes nothing away at once: for a
/// fortnight they are kept as long as the one before kept them, so that whoever was told can still take them along or come back.</summary>
internal sealed class KeptWords(IKallikyDb db, IMoment moment, Subscriptions subscriptions, IOptions<PlanOptions> plans)
{
    public static readonly Duration Grace = Duration.FromDays(14);

    /// <summary>How many days, now.</summary>
    public async Task<int> Days(CancellationToken ct)
    {
        var days = (await subscriptions.Terms(ct)).Plan.KeptDays;
        return (await Larger(days, ct)).Select(before => before.Days).Append(days).Max();
    }

    /// <summary>What goes next because a plan became smaller; null where nothing does.</summary>
    public async Task<WordsGo?> Next(CancellationToken ct)
    {
        var days = (await subscriptions.Terms(ct)).Plan.KeptDays;
        return await Larger(days, ct) is { Count: > 0 } larger ? new WordsGo(days, larger.Min(before => before.Until) + Grace) : null;
    }

    private async Task<List<(int Days, Instant Until)>> Larger(int days, CancellationToken ct)
    {
        var since = moment.Now - Grace;
        var left = await db.PlanPeriods.AsNoTracking().Where(period => period.Until > since && period.Until > period.From).Select(period => new { period.Plan, period.Until }).ToListAsync(ct);
        return [.. left.Select(period => (plans.Value.Of(period.Plan).KeptDays, period.Until!.Value)).Where(before => before.KeptDays > days)];
    }
}

/// <summary>Words that are older than that are erased from then on.</summary>
public sealed record WordsGo(int Days, Instant At);
