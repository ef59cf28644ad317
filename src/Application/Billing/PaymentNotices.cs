using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>Tells the owners what happened to their payments. Once per key.</summary>
internal sealed class PaymentNotices(IMoment moment, Notices notices)
{
    /// <summary>Where orders that are paid by link are dealt with.</summary>
    public const string Links = "facturation/liens";

    private const string Plan = "facturation/plan";

    // A payment that was refused is worth being told for as long.
    private static readonly Duration Fresh = Duration.FromDays(7);

    /// <param name="says">In the language that the business reads.</param>
    /// <param name="page">Where it is dealt with, inside a store's pages.</param>
    public Task Tell(Func<PaymentWords, string> says, string key, CancellationToken ct, string page = Plan) =>
        notices.Tell(language => says(new PaymentWords(language)), "alert:payment:" + key, page, moment.Now + Fresh, ct);
}
