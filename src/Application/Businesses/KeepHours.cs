using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Businesses;

/// <summary>When the store is open: every week, on exceptional days, and when it is closed. The next turn of a live call obeys it.</summary>
[Needs(Permission.SettleDiary)]
public sealed record KeepHours(Guid StoreId, OpeningHours Hours) : IRequest<bool>;

internal sealed class KeepHoursValidator : AbstractValidator<KeepHours>
{
    public KeepHoursValidator() => RuleFor(request => request.Hours).SetValidator(new HoursValidator());
}

internal sealed class KeepHoursHandler(IKallikyDb db, ILiveFeed live) : IRequestHandler<KeepHours, bool>
{
    public async Task<bool> Handle(KeepHours request, CancellationToken ct)
    {
        var store = await db.Stores.Open().FirstOrDefaultAsync(row => row.Id == request.StoreId, ct);
        if (store is null)
            return false;
        (store.Hours, store.HoursAreExample) = (request.Hours, false);
        store.CatalogueChanged();
        await db.SaveChangesAsync(ct);
        live.Publish(new LiveEvent(store.TenantId, store.Id, "store", store.Id));
        return true;
    }
}
