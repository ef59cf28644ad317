using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Scheduling;

/// <summary>A service is new, or what is said of it has changed. The next turn of a live call obeys it; what is booked stays as it was booked.</summary>
/// <param name="ServiceId">Null for a new one.</param>
/// <param name="Code">In a practice: the coded reason of a new one; else its name serves.</param>
/// <param name="Buffer">Minutes that are kept free after it.</param>
/// <param name="Price">In cents; null where no price is told.</param>
/// <param name="By">Who does it, of those who cannot do everything.</param>
public sealed record KeepService(
    Guid StoreId,
    Guid? ServiceId,
    string? Code,
    string Name,
    int Minutes,
    int Buffer,
    long? Price,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<Guid> By,
    bool IsActive = true) : IRequest<KeepService.Answer>
{
    public abstract record Answer;

    public sealed record Kept(Guid ServiceId) : Answer;

    public sealed record Unknown : Answer;

    /// <summary>Another one has this name.</summary>
    public sealed record NameTaken : Answer;
}

internal sealed class KeepServiceValidator : AbstractValidator<KeepService>
{
    public KeepServiceValidator()
    {
        RuleFor(request => request.Name).NotEmpty().WithMessage("Donnez un nom.").MaximumLength(80).WithMessage("Le nom tient en 80 caractères.");
        RuleFor(request => request.Code).MaximumLength(80).WithMessage("Le code tient en 80 caractères.");
        RuleFor(request => request.Minutes).InclusiveBetween(5, 480).WithMessage("La durée va de 5 minutes à 8 heures.")
            .Must(minutes => minutes % 5 == 0).WithMessage("La durée va de 5 en 5 minutes.");
        RuleFor(request => request.Buffer).InclusiveBetween(0, 120).WithMessage("La pause après va de 0 à 120 minutes.")
            .Must(minutes => minutes % 5 == 0).WithMessage("La pause va de 5 en 5 minutes.");
        RuleFor(request => request.Price).InclusiveBetween(0, 1_000_000).WithMessage("Le prix va de 0 à 10 000 €.");
        RuleFor(request => request.Aliases).Must(words => words.Count <= 30 && words.All(word => word.Length is >= 1 and <= 80))
            .WithMessage("Au plus 30 autres noms, de 80 caractères chacun.");
        RuleFor(request => request.By).Must(people => people.Count <= 100).WithMessage("Au plus 100 personnes.");
    }
}

internal sealed class KeepServiceHandler(IKallikyDb db, IMoment moment, CurrentTenant tenant, ILiveFeed live) : IRequestHandler<KeepService, KeepService.Answer>
{
    public async Task<KeepService.Answer> Handle(KeepService request, CancellationToken ct)
    {
        var store = await db.Stores.FirstOrDefaultAsync(row => row.Id == request.StoreId, ct);
        if (store is null)
            return new KeepService.Unknown();
        var services = await db.Services.Where(row => row.StoreId == store.Id).ToListAsync(ct);
        var service = request.ServiceId is { } id ? services.Find(row => row.Id == id) : New(request, store, services);
        if (service is null)
            return new KeepService.Unknown();
        var name = request.Name.Trim();
        if (services.Exists(row => row.Id != service.Id && string.Equals(row.Name, name, StringComparison.OrdinalIgnoreCase)))
            return new KeepService.NameTaken();

        (service.Name, service.Minutes, service.Buffer) = (name, request.Minutes, request.Buffer);
        service.Price = request.Price is { } cents ? new Money(cents) : null;
        (service.Aliases, service.IsActive) = (request.Aliases, request.IsActive);
        await Assign(request, service.Id, ct);
        store.CatalogueChanged();
        await db.SaveChangesAsync(ct);
        live.Publish(new LiveEvent(store.TenantId, store.Id, "catalogue", service.Id));
        return new KeepService.Kept(service.Id);
    }

    private Service New(KeepService request, Store store, List<Service> services)
    {
        var code = store.Trade != Trade.Clinic ? null : string.IsNullOrWhiteSpace(request.Code) ? request.Name.Trim() : request.Code.Trim();
        var service = new Service(moment.NewId(), tenant.Required(), store.Id, code, "", 30, services.Count == 0 ? 0 : services.Max(row => row.Position) + 1);
        db.Services.Add(service);
        return service;
    }

    // Whoever does everything does this too.
    private async Task Assign(KeepService request, Guid service, CancellationToken ct)
    {
        var people = await db.Resources.Where(row => row.StoreId == request.StoreId && row.Kind != ResourceKind.Area && !row.DoesAll).ToListAsync(ct);
        foreach (var person in people)
        {
            var does = request.By.Contains(person.Id);
            if (does != person.ServiceIds.Contains(service))
                person.ServiceIds = does ? [.. person.ServiceIds, service] : [.. person.ServiceIds.Where(known => known != service)];
        }
    }
}
