using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Scheduling;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Scheduling;

/// <summary>Somebody joins the team, or works at other hours, or does other things; or an area has other covers. The next turn of a
/// live call obeys it.</summary>
/// <param name="ResourceId">Null for somebody new.</param>
/// <param name="Kind">Of somebody new.</param>
/// <param name="Covers">Of an area.</param>
/// <param name="Hours">Null where they are the store's.</param>
[Needs(Permission.SettleDiary)]
public sealed record KeepStaff(
    Guid StoreId,
    Guid? ResourceId,
    ResourceKind Kind,
    string Name,
    int? Covers,
    OpeningHours? Hours,
    bool DoesAll,
    IReadOnlyList<Guid> ServiceIds,
    bool IsActive = true) : IRequest<KeepStaff.Answer>
{
    public abstract record Answer;

    public sealed record Kept(Guid ResourceId) : Answer;

    public sealed record Unknown : Answer;

    /// <summary>Somebody else has this name.</summary>
    public sealed record NameTaken : Answer;
}

internal sealed class KeepStaffValidator : AbstractValidator<KeepStaff>
{
    public KeepStaffValidator()
    {
        RuleFor(request => request.Name).NotEmpty().WithMessage("Donnez un nom.").MaximumLength(60).WithMessage("Le nom tient en 60 caractères.");
        RuleFor(request => request.Kind).IsInEnum().WithMessage("Genre inconnu.");
        RuleFor(request => request.Covers).InclusiveBetween(1, 1_000).WithMessage("De 1 à 1 000 couverts.");
        RuleFor(request => request.ServiceIds).Must(services => services.Count <= 300).WithMessage("Au plus 300 prestations.");
        RuleFor(request => request.Hours!).SetValidator(new HoursValidator()).When(request => request.Hours is not null);
    }
}

internal sealed class KeepStaffHandler(IKallikyDb db, IMoment moment, CurrentTenant tenant, ILiveFeed live) : IRequestHandler<KeepStaff, KeepStaff.Answer>
{
    public async Task<KeepStaff.Answer> Handle(KeepStaff request, CancellationToken ct)
    {
        var store = await db.Stores.Open().FirstOrDefaultAsync(row => row.Id == request.StoreId, ct);
        if (store is null)
            return new KeepStaff.Unknown();
        var team = await db.Resources.Where(row => row.StoreId == store.Id).ToListAsync(ct);
        var person = request.ResourceId is { } id ? team.Find(row => row.Id == id) : New(request, team);
        if (person is null)
            return new KeepStaff.Unknown();
        var name = request.Name.Trim();
        if (team.Exists(row => row.Id != person.Id && string.Equals(row.Name, name, StringComparison.OrdinalIgnoreCase)))
            return new KeepStaff.NameTaken();

        var known = await db.Services.Where(row => row.StoreId == store.Id).Select(row => row.Id).ToListAsync(ct);
        person.IsExample = false;
        (person.Name, person.Hours, person.IsActive) = (name, request.Hours, request.IsActive);
        person.Covers = person.Kind == ResourceKind.Area ? request.Covers ?? person.Covers : null;
        person.DoesAll = person.Kind != ResourceKind.Area && request.DoesAll;
        person.ServiceIds = person.DoesAll ? [] : [.. request.ServiceIds.Where(known.Contains).Distinct()];
        store.CatalogueChanged();
        await db.SaveChangesAsync(ct);
        live.Publish(new LiveEvent(store.TenantId, store.Id, "catalogue", person.Id));
        return new KeepStaff.Kept(person.Id);
    }

    private Resource New(KeepStaff request, List<Resource> team)
    {
        var person = new Resource(
            moment.NewId(), tenant.Required(), request.StoreId, request.Kind, "", team.Count == 0 ? 0 : team.Max(row => row.Position) + 1)
        {
            Covers = request.Kind == ResourceKind.Area ? 20 : null,
        };
        db.Resources.Add(person);
        return person;
    }
}
