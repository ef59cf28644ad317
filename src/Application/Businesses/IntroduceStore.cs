using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Businesses;

/// <summary>The first that a new store tells its assistant: what it is called, whom it hands over to, when it is open. The next
/// call obeys.</summary>
/// <param name="ForwardTo">As written; empty leaves it for later.</param>
[Needs(Permission.SettleAssistant)]
public sealed record IntroduceStore(Guid StoreId, string Name, string? ForwardTo, OpeningHours Hours) : IRequest<bool>;

internal sealed class IntroduceStoreValidator : AbstractValidator<IntroduceStore>
{
    public IntroduceStoreValidator()
    {
        RuleFor(request => request.Name).NotEmpty().WithMessage("Donnez un nom à l’établissement.").MaximumLength(RequestSignUp.LongestName).WithMessage("Le nom de l’établissement tient en 80 caractères.");
        RuleFor(request => request.ForwardTo).Must(text => WrittenNumber.Problem(text!) is null).When(request => !string.IsNullOrWhiteSpace(request.ForwardTo))
            .WithMessage(request => WrittenNumber.Problem(request.ForwardTo!));
        RuleFor(request => request.Hours).SetValidator(new HoursValidator());
    }
}

internal sealed class IntroduceStoreHandler(IKallikyDb db, IVault vault, ILiveFeed live) : IRequestHandler<IntroduceStore, bool>
{
    public async Task<bool> Handle(IntroduceStore request, CancellationToken ct)
    {
        if (await db.Stores.FirstOrDefaultAsync(row => row.Id == request.StoreId, ct) is not { } store)
            return false;
        store.Name = request.Name.Trim();
        if (!string.IsNullOrWhiteSpace(request.ForwardTo))
            store.ForwardTo = vault.Seal(WrittenNumber.Read(request.ForwardTo)!.Value.Value);
        (store.Hours, store.HoursAreExample) = (request.Hours, false);
        store.CatalogueChanged();
        await db.SaveChangesAsync(ct);
        live.Publish(new LiveEvent(store.TenantId, store.Id, "store", store.Id));
        return true;
    }
}
