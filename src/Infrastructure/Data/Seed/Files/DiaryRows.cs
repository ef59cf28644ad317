using Kalliky.Domain.Businesses;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;

namespace Kalliky.Infrastructure.Data.Seed.Files;

/// <summary>The services and the team of a file as rows.</summary>
internal static class DiaryRows
{
    /// <summary>By its name, or by its code.</summary>
    public static bool IsService(StoreFile file, string name) => file.Services.Concat(file.Reasons).Any(part => part.Name == name || part.Code == name);

    public static Service? Named(IReadOnlyList<Service> services, string name) =>
        services.FirstOrDefault(service => service.Code == name) ?? services.FirstOrDefault(service => service.Name == name);

    public static List<Service> Services(StoreFile file, Store store, Func<string, Guid> idOf) =>
        [.. file.Services.Concat(file.Reasons).Select((part, position) =>
            new Service(idOf(part.Name), store.TenantId, store.Id, part.Code, part.Name, part.Minutes, position)
            {
                Buffer = part.Buffer,
                Price = part.Price is { } cents ? new Money(cents) : null,
                Aliases = part.Aliases,
            })];

    public static List<Resource> Resources(StoreFile file, Store store, IReadOnlyList<Service> services, Func<string, Guid> idOf)
    {
        var staff = file.Staff.Select((part, position) => new Resource(idOf(part.Name), store.TenantId, store.Id, ResourceKind.Person, part.Name, position)
        {
            Hours = part.Hours is null && part.Closures.Count == 0 ? null : Spans.Hours(part.Hours ?? file.Hours, part.Closures),
            DoesAll = part.Does is null,
            ServiceIds = [.. (part.Does ?? []).Select(name => Named(services, name)!.Id).Distinct()],
        });
        var areas = file.Tables.Select((part, position) => new Resource(
            idOf(part.Name), store.TenantId, store.Id, ResourceKind.Area, part.Name, file.Staff.Count + position) { Covers = part.Covers });
        return [.. staff, .. areas];
    }

    public static ReservationRules? Reservations(StoreFile file) => file switch
    {
        { Reservations: { } part } => new ReservationRules(part.SlotMinutes, part.DurationMinutes, part.MaxParty, part.LastSeatingBeforeCloseMinutes),
        { Tables.Count: > 0 } => ReservationRules.Default,
        _ => null,
    };
}
