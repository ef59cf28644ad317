using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Businesses;

/// <summary>How long the kitchen needs: what callers are told from their next sentence on.</summary>
[Needs(Permission.Serve)]
public sealed record ChangePrepTime(Guid StoreId, int Minutes) : IRequest<bool>;

internal sealed class ChangePrepTimeValidator : AbstractValidator<ChangePrepTime>
{
    public ChangePrepTimeValidator() =>
        RuleFor(request => request.Minutes).InclusiveBetween(5, 180).WithMessage("Le délai va de 5 minutes à 3 heures.");
}

internal sealed class ChangePrepTimeHandler(IKallikyDb db, ILiveFeed live) : IRequestHandler<ChangePrepTime, bool>
{
    public async Task<bool> Handle(ChangePrepTime request, CancellationToken ct)
    {
        var store = await db.Stores.Open().FirstOrDefaultAsync(store => store.Id == request.StoreId, ct);
        if (store is null)
            return false;
        store.PrepMinutes = request.Minutes;
        store.CatalogueChanged();
        await db.SaveChangesAsync(ct);
        live.Publish(new LiveEvent(store.TenantId, store.Id, "store", store.Id));
        return true;
    }
}
