using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Assistant;

/// <summary>A question and the answer to say, in the merchant's words.</summary>
/// <param name="Replaces">The question that it takes the place of; null adds one.</param>
[Needs(Permission.SettleAssistant)]
public sealed record KeepFaq(Guid StoreId, string? Replaces, string Question, string Answer) : IRequest<KeepFaq.Outcome>
{
    public enum Outcome
    {
        Kept,
        Unknown,

        /// <summary>The store keeps as many as one can.</summary>
        Full,
    }
}

internal sealed class KeepFaqValidator : AbstractValidator<KeepFaq>
{
    public KeepFaqValidator()
    {
        RuleFor(request => request.Question).NotEmpty().WithMessage("Écrivez la question, avec les mots de vos clients.").MaximumLength(200).WithMessage("La question tient en 200 caractères.");
        RuleFor(request => request.Answer).NotEmpty().WithMessage("Écrivez la réponse à dire.").MaximumLength(400).WithMessage("La réponse tient en 400 caractères : elle se dit au téléphone.");
    }
}

internal sealed class KeepFaqHandler(IKallikyDb db, ILiveFeed live) : IRequestHandler<KeepFaq, KeepFaq.Outcome>
{
    private const int Most = 100;

    public async Task<KeepFaq.Outcome> Handle(KeepFaq request, CancellationToken ct)
    {
        var store = await db.Stores.Open().FirstOrDefaultAsync(store => store.Id == request.StoreId, ct);
        if (store is null)
            return KeepFaq.Outcome.Unknown;
        var faq = new Faq(request.Question.Trim(), request.Answer.Trim());
        var others = store.Faqs.Where(known => known.Question != (request.Replaces ?? request.Question)).ToList();
        if (others.Count >= Most)
            return KeepFaq.Outcome.Full;
        var at = store.Faqs.ToList().FindIndex(known => known.Question == (request.Replaces ?? request.Question));
        others.Insert(at < 0 ? others.Count : at, faq);
        store.Faqs = others;
        store.CatalogueChanged();
        await db.SaveChangesAsync(ct);
        live.Publish(new LiveEvent(store.TenantId, store.Id, "store", store.Id));
        return KeepFaq.Outcome.Kept;
    }
}
