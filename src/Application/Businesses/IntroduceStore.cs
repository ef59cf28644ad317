using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Businesses;

/// <summary>The first that a new store tells its assistant: what it is called, whom it hands over to, where it is, when it is open.
/// The next call obeys.</summary>
/// <param name="ForwardTo">As written; empty leaves it for later.</param>
/// <param name="Place">Null leaves it for later.</param>
[Needs(Permission.SettleAssistant)]
public sealed record IntroduceStore(Guid StoreId, string Name, string? ForwardTo, OpeningHours Hours, IntroduceStore.Where? Place = null) : IRequest<bool>
{
    /// <summary>As the assistant tells it to whoever asks the way.</summary>
    public sealed record Where(string Street, string Postcode, string City);
}

internal sealed class IntroduceStoreValidator : AbstractValidator<IntroduceStore>
{
    public IntroduceStoreValidator()
    {
        RuleFor(request => request.Name).NotEmpty().WithMessage("Donnez un nom à l’établissement.").MaximumLength(RequestSignUp.LongestName).WithMessage("Le nom de l’établissement tient en 80 caractères.");
        RuleFor(request => request.ForwardTo).Must(text => WrittenNumber.Problem(text!) is null).When(request => !string.IsNullOrWhiteSpace(request.ForwardTo))
            .WithMessage(request => WrittenNumber.Problem(request.ForwardTo!));
        When(request => request.Place is not null, () =>
        {
            RuleFor(request => request.Place!.Street).Must(Fits).WithMessage("Écrivez le numéro et la rue.").OverridePropertyName(nameof(IntroduceStore.Where.Street));
            RuleFor(request => request.Place!.Postcode).Matches("^[0-9]{5}$").WithMessage("Un code postal a cinq chiffres.").OverridePropertyName(nameof(IntroduceStore.Where.Postcode));
            RuleFor(request => request.Place!.City).Must(Fits).WithMessage("Écrivez la ville.").OverridePropertyName(nameof(IntroduceStore.Where.City));
        });
        RuleFor(request => request.Hours).SetValidator(new HoursValidator());
    }

    private static bool Fits(string? text) => text is { Length: > 0 and <= 120 } && !text.Any(char.IsControl);
}

internal sealed class IntroduceStoreHandler(IKallikyDb db, IVault vault, ILiveFeed live) : IRequestHandler<IntroduceStore, bool>
{
    public async Task<bool> Handle(IntroduceStore request, CancellationToken ct)
    {
        if (await db.Stores.Open().FirstOrDefaultAsync(row => row.Id == request.StoreId, ct) is not { } store)
            return false;
        store.Name = request.Name.Trim();
        if (!string.IsNullOrWhiteSpace(request.ForwardTo))
            store.ForwardTo = vault.Seal(WrittenNumber.Read(request.ForwardTo)!.Value.Value);
        if (request.Place is { } place)
            store.Address = store.Address with { Street = place.Street, Postcode = place.Postcode, City = place.City };
        (store.Hours, store.HoursAreExample) = (request.Hours, false);
        store.CatalogueChanged();
        await db.SaveChangesAsync(ct);
        live.Publish(new LiveEvent(store.TenantId, store.Id, "store", store.Id));
        return true;
    }
}
