using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using MediatR;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>What another plan would cost today, and from when on it counts.</summary>
public sealed record PreviewPlan(Plan Plan) : IRequest<PreviewPlan.Answer>
{
    public abstract record Answer;

    /// <param name="Today">What is paid at once; nothing where less is chosen.</param>
    /// <param name="From">When it counts; null, as soon as it is paid.</param>
    /// <param name="Monthly">What each whole month costs from then on.</param>
    public sealed record Shown(Plan Plan, WishKind Kind, Bill Today, Instant? From, Bill Monthly) : Answer
    {
        /// <summary>As of when what is paid today was reckoned: whoever chooses says it again and pays just that. Null where nothing is.</summary>
        public Instant? At { get; init; }

        /// <summary>Which words are erased then, and when, where they are kept for a shorter time than now; null otherwise.</summary>
        public WordsGo? WordsGo { get; init; }

        /// <summary>More people may enter than the plan has; they stay. Null otherwise.</summary>
        public PeopleBeyond? People { get; init; }

        /// <summary>REST keys that answer now do not any more.</summary>
        public bool ClosesKeys { get; init; }
    }

    public sealed record PeopleBeyond(int Here, int Allowed);

    public sealed record Same : Answer;

    /// <summary>More stores are open than the plan has.</summary>
    public sealed record TooManyStores(int Open, int Allowed) : Answer;

    /// <summary>Nobody could be paid for it here.</summary>
    public sealed record NotSold : Answer;

    /// <summary>The collector could not say.</summary>
    public sealed record Unknown(PaymentTrouble Why) : Answer;
}

internal sealed class PreviewPlanValidator : AbstractValidator<PreviewPlan>
{
    public PreviewPlanValidator() => RuleFor(request => request.Plan).IsInEnum().WithMessage("Choisissez l’un des trois plans.");
}

internal sealed class PreviewPlanHandler(PlanWish wish, IPayments payments, IMoment moment) : IRequestHandler<PreviewPlan, PreviewPlan.Answer>
{
    public async Task<PreviewPlan.Answer> Handle(PreviewPlan request, CancellationToken cancellationToken)
    {
        var meaning = await wish.Of(request.Plan, cancellationToken);
        var (month, monthly) = (BillingMonth.Of(moment.Now), Bill.Of(meaning.Terms.Monthly));
        switch (meaning.Kind)
        {
            case WishKind.Same:
                return new PreviewPlan.Same();
            case WishKind.NotSold:
                return new PreviewPlan.NotSold();
            case WishKind.TooManyStores:
                return new PreviewPlan.TooManyStores(meaning.Stores, meaning.Terms.Stores);
            case WishKind.Begin:
                return new PreviewPlan.Shown(request.Plan, meaning.Kind, Bill.Of(ProRata.Of(meaning.Terms.Monthly, moment.Now)), null, monthly);
            case WishKind.Up when meaning.Change is { } change:
                return await Ask(change, meaning, monthly, cancellationToken);
            default:
                return Less(meaning, meaning.Kind is WishKind.Stay or WishKind.Keep ? null : PlanEnds.Of(meaning, month), monthly);
        }
    }

    private static PreviewPlan.Shown Less(PlanWish.Meaning meaning, Instant? from, Bill monthly) => new(meaning.Plan, meaning.Kind, Bill.Of(Money.Zero), from, monthly)
    {
        WordsGo = from is { } at && meaning.KeepsLess ? new WordsGo(meaning.Terms.KeptDays, at + KeptWords.Grace) : null,
        People = from is not null && meaning.People > meaning.Terms.People ? new PreviewPlan.PeopleBeyond(meaning.People, meaning.Terms.People) : null,
        ClosesKeys = from is not null && meaning.ClosesKeys,
    };

    private async Task<PreviewPlan.Answer> Ask(PlanChange change, PlanWish.Meaning meaning, Bill monthly, CancellationToken ct)
    {
        var at = Instant.FromUnixTimeSeconds(moment.Now.ToUnixTimeSeconds());
        try
        {
            return new PreviewPlan.Shown(meaning.Plan, meaning.Kind, await payments.Preview(change with { At = at }, ct), null, monthly) { At = at };
        }
        catch (PaymentException problem)
        {
            return new PreviewPlan.Unknown(problem.Why);
        }
    }
}

/// <summary>When a plan that was left is over: with what was paid for it.</summary>
internal static class PlanEnds
{
    public static Instant Of(PlanWish.Meaning meaning, BillingMonth month) => meaning.Account is { SubscriptionId: not null, PaidUntil: { } until } ? until : month.Until;
}
