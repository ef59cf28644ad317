using FluentValidation;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>What can be booked in the open stores of the business, in the order in which it came.</summary>
/// <param name="Id">Only this one.</param>
public sealed record ListServices(Guid? StoreId, int Limit = Slice.Usual, Position? After = null, Guid? Id = null) : IRequest<Slice<BookableView>>;

/// <param name="Code">The coded reason, in a practice.</param>
/// <param name="Buffer">Minutes that are kept free after it.</param>
public sealed record BookableView(
    Guid Id, Guid StoreId, string? Code, string Name, IReadOnlyList<string> Aliases, int Minutes, int Buffer, Money? Price, bool IsActive);

internal sealed class ListServicesValidator : AbstractValidator<ListServices>
{
    public ListServicesValidator() => RuleFor(request => request.Limit).InclusiveBetween(1, Slice.Most);
}

internal sealed class ListServicesHandler(IKallikyDb db) : IRequestHandler<ListServices, Slice<BookableView>>
{
    public async Task<Slice<BookableView>> Handle(ListServices request, CancellationToken ct)
    {
        var services = db.Services.AsNoTracking();
        if (request.StoreId is { } store)
            services = services.Where(service => service.StoreId == store);
        if (request.Id is { } only)
            services = services.Where(service => service.Id == only);
        if (request.After is { Id: var id })
            services = services.Where(service => service.Id > id);
        var read = await services.Where(service => db.Stores.Open().Any(shop => shop.Id == service.StoreId)).OrderBy(service => service.Id).Take(request.Limit + 1)
            .Select(service => new BookableView(
                service.Id, service.StoreId, service.Code, service.Name, service.Aliases, service.Minutes, service.Buffer, service.Price, service.IsActive))
            .ToListAsync(ct);
        return Slice.Cut(read, request.Limit, service => new Position(Instant.MinValue, service.Id), service => service);
    }
}
