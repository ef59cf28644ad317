using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Assistant;

/// <summary>How the assistant presents itself and whom it hands over to. The next call obeys.</summary>
/// <param name="Greeting">What follows the notice; empty takes the usual words.</param>
/// <param name="ForwardTo">As written; empty when there is nobody to hand over to.</param>
[Needs(Permission.SettleAssistant)]
public sealed record SettleAssistant(Guid StoreId, string? Greeting, string Voice, string? ForwardTo, int LongestCallMinutes) : IRequest<bool>;

internal sealed class SettleAssistantValidator : AbstractValidator<SettleAssistant>
{
    public const int LongestGreeting = 160;

    public SettleAssistantValidator()
    {
        RuleFor(request => request.Greeting).MaximumLength(LongestGreeting).WithMessage("L’accueil tient en 160 caractères : au-delà, les clients parlent par-dessus.");
        RuleFor(request => request.Voice).Must(voice => Voices.French.Any(known => known.Key == voice)).WithMessage("Choisissez une des voix de la liste.");
        RuleFor(request => request.ForwardTo).Must(text => WrittenNumber.Problem(text!) is null).When(request => !string.IsNullOrWhiteSpace(request.ForwardTo))
            .WithMessage(request => WrittenNumber.Problem(request.ForwardTo!));
        RuleFor(request => request.LongestCallMinutes).InclusiveBetween(3, 60).WithMessage("Un appel dure de 3 à 60 minutes au plus.");
    }
}

internal sealed class SettleAssistantHandler(IKallikyDb db, IVault vault, ILiveFeed live) : IRequestHandler<SettleAssistant, bool>
{
    public async Task<bool> Handle(SettleAssistant request, CancellationToken ct)
    {
        var store = await db.Stores.Open().FirstOrDefaultAsync(store => store.Id == request.StoreId, ct);
        if (store is null)
            return false;
        var greeting = string.IsNullOrWhiteSpace(request.Greeting) ? null : request.Greeting.Trim();
        store.Assistant = store.Assistant with { Greeting = greeting, Voice = request.Voice, LongestCallMinutes = request.LongestCallMinutes };
        store.ForwardTo = string.IsNullOrWhiteSpace(request.ForwardTo) ? null : vault.Seal(WrittenNumber.Read(request.ForwardTo)!.Value.Value);
        store.CatalogueChanged();
        await db.SaveChangesAsync(ct);
        live.Publish(new LiveEvent(store.TenantId, store.Id, "store", store.Id));
        return true;
    }
}
