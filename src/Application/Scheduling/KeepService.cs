using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
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
/// <param name="By">Who does it, of those who cannot do everything; null where that stays as it is.</param>
[Needs(Permission.EditCatalogue)]
public sealed record KeepService(
    Guid StoreId,
    Guid? ServiceId,
    string? Code,
    string Name,
    int Minutes,
    int Buffer,
    long? Price,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<Guid>? By,
    bool IsActive = true) : IRequest<KeepService.Answer>
{
    public abstract record Answer;

    public sealed record Kept(Guid ServiceId) : Answer;

    /// <summary>No such store, service or person in this business.</summary>
    /// <param name="What">The field that names it.</param>
    public sealed record Unknown(string What) : Answer;

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
        RuleFor(request => request.By).Must(people => people is null or { Count: <= 100 }).WithMessage("Au plus 100 personnes.");
    }
}

internal sealed class KeepServiceHandler(IKallikyDb db, IMoment moment, CurrentTenant tenant, ILiveFeed live) : IRequestHandler<KeepService, KeepService.Answer>
{
    public async Task<KeepService.Answer> Handle(KeepService request, CancellationToken ct)
    {
        var store = await db.Stores.Open().FirstOrDefaultAsync(row => row.Id == request.StoreId, ct);
        if (store is null)
            return new KeepService.Unknown(nameof(request.StoreId));
        var services = await db.Services.Where(row => row.StoreId == store.Id).ToListAsync(ct);
        var service = request.ServiceId is { } id ? services.Find(row => row.Id == id) : New(request, store, services);
        if (service is null)
            return new KeepService.Unknown(nameof(request.ServiceId));
        var people = await db.Resources.Where(row => row.StoreId == store.Id && row.Kind != ResourceKind.Area).ToListAsync(ct);
        if (request.By?.Except(people.Select(person => person.Id)).Any() == true)
            return new KeepService.Unknown(nameof(request.By));
        var name = request.Name.Trim();
        if (services.Exists(row => row.Id != service.Id && string.Equals(row.Name, name, StringComparison.OrdinalIgnoreCase)))
            return new KeepService.NameTaken();

        service.IsExample = false;
        (service.Name, service.Minutes, service.Buffer) = (name, request.Minutes, request.Buffer);
        service.Price = request.Price is { } cents ? new Money(cents) : null;
        (service.Aliases, service.IsActive) = (request.Aliases, request.IsActive);
        if (request.By is { } able)
            Assign(service.Id, able, people);
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
    private static void Assign(Guid service, IReadOnlyList<Guid> able, IEnumerable<Resource> people)
    {
        foreach (var person in people.Where(row => !row.DoesAll))
        {
            var does = able.Contains(person.Id);
            if (does != person.ServiceIds.Contains(service))
                person.ServiceIds = does ? [.. person.ServiceIds, service] : [.. person.ServiceIds.Where(known => known != service)];
        }
    }
}
