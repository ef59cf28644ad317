using Kalliky.Application.Businesses;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Reading;
using Kalliky.Infrastructure.Models.Offline.Reading.Bookings;

namespace Kalliky.Infrastructure.Models.Offline.Memory;

/// <summary>What the caller has wished for so far, turn upon turn: the last value of each thing counts, the rest stays.</summary>
internal sealed record BookingWish
{
    public static readonly BookingWish None = new();

    public Intent? Intent { get; private init; }

    public IReadOnlyList<ServiceHeard> Services { get; private init; } = [];

    public string? Staff { get; private init; }

    /// <summary>That person and nobody else.</summary>
    public bool Firm { get; private init; }

    /// <summary>Anybody will do.</summary>
    public bool Anybody { get; private init; }

    public IReadOnlyList<string> NotWith { get; private init; } = [];

    public SpokenWhen When { get; private init; } = new();

    /// <summary>When the booking stands that is to be moved, cancelled or told.</summary>
    public SpokenWhen? Stands { get; private init; }

    public SpokenParty? Party { get; private init; }

    public string? Area { get; private init; }

    public string? Name { get; private init; }

    public NodaTime.LocalDate? BirthDate { get; private init; }

    public (string Relation, bool Kin)? For { get; private init; }

    /// <summary>As on the last visit.</summary>
    public bool AsLast { get; private init; }

    /// <summary>The same for somebody else, with whoever is free.</summary>
    /// <param name="another">They go by a name of their own.</param>
    public static BookingWish Like(IReadOnlyList<SheetService> services, SpokenWhen when, bool another) => new()
    {
        Intent = Acts.Intent.Book,
        Services = [.. services.Select(service => new ServiceHeard([service], true, service.Name))],
        When = when,
        Anybody = true,
        For = another ? ("proche", true) : null,
    };

    public bool IsSure => Services.All(service => service.Sure);

    public BookingWish With(Meaning said)
    {
        var wish = this with
        {
            Services = Merged(said),
            When = said.Of<Act.GiveWhen>().Aggregate(When, (when, given) => when.With(given.When)),
            Stands = said.Of<Act.PointAt>().LastOrDefault()?.When ?? Stands,
            Party = said.Of<Act.GiveParty>().LastOrDefault()?.Party ?? Party,
            Area = said.Of<Act.WantArea>().LastOrDefault()?.Name ?? Area,
            Name = said.Of<Act.GiveName>().LastOrDefault()?.Name ?? Name,
            BirthDate = said.Of<Act.GiveBirthDate>().LastOrDefault() is { Candidates: [var born] } ? born : BirthDate,
            For = said.Of<Act.ForAnother>().LastOrDefault() is { } other ? (other.Relation, other.Kin) : For,
            AsLast = AsLast || said.Has<Act.AsUsual>(),
            Intent = Meant(said),
        };
        return said.Of<Act.WantStaff>().Aggregate(wish, (known, staff) => known.WithStaff(staff));
    }

    private BookingWish WithStaff(Act.WantStaff staff) => staff switch
    {
        { Denied: true, Name: { } name } => this with { NotWith = [.. NotWith.Append(name).Distinct()], Staff = Staff == name ? null : Staff, Anybody = Staff is null || Staff == name },
        { Name: { } name } => this with { Staff = name, Firm = staff.Firm || Firm && Staff == name, Anybody = false, NotWith = [.. NotWith.Where(other => other != name)] },
        _ => this with { Staff = null, Firm = false, Anybody = true },
    };

    // "Un brushing aussi" comes to what was named; what is named alone takes its place.
    private IReadOnlyList<ServiceHeard> Merged(Meaning said)
    {
        if (said.Of<Act.WantServices>().LastOrDefault() is not { } wanted)
            return Narrowed(said);
        if (!wanted.Also || Services.Count == 0)
            return Services.Count > 0 && wanted.Services.All(one => !one.Sure) ? [.. wanted.Services.Select(one => Known(one) ?? one)] : wanted.Services;
        return [.. Services, .. wanted.Services.Where(one => Services.All(other => other.Service.Id != one.Service.Id))];
    }

    private ServiceHeard? Known(ServiceHeard heard) => Services.FirstOrDefault(service => service.Sure && heard.Candidates.Any(candidate => candidate.Id == service.Service.Id));

    // The answer to "laquelle ?": what only one of them has in its name.
    private IReadOnlyList<ServiceHeard> Narrowed(Meaning said) => IsSure
        ? Services
        : [.. Services.Select(service => !service.Sure && ServiceReader.Choose(service.Candidates, said.Said) is { } chosen ? service with { Candidates = [chosen], Sure = true } : service)];

    private Intent? Meant(Meaning said)
    {
        var meant = said.Of<Act.Intend>().LastOrDefault()?.Intent;
        return meant switch
        {
            null => Intent,
            Acts.Intent.Book => Intent is null or Acts.Intent.LookUp ? meant : Intent,
            Acts.Intent.LookUp => Intent ?? meant,
            _ => meant,
        };
    }
}
