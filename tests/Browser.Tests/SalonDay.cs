using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Scheduling;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Browser.Tests;

/// <summary>Friday and Saturday of Beauty Center as its diary holds them: taken by telephone, online and by hand; done, missed,
/// to come, and an absence.</summary>
internal sealed class SalonDay(IServiceProvider scope, Guid tenant, Guid store)
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    private static readonly Instant Now = Instant.FromDateTimeOffset(Product.Evening);

    private readonly IKallikyDb db = scope.GetRequiredService<IKallikyDb>();
    private readonly IVault vault = scope.GetRequiredService<IVault>();
    private List<Service> services = [];
    private List<Resource> people = [];

    public static async Task Fill(TestDatabase database, Guid tenant, string key = "beauty-center")
    {
        await using var scope = database.Scope(tenant);
        var store = await scope.ServiceProvider.GetRequiredService<IKallikyDb>().Stores.SingleAsync(store => store.Key == key);
        await new SalonDay(scope.ServiceProvider, tenant, store.Id).Book();
    }

    /// <summary>An evening's tables, and an article at the till.</summary>
    public static async Task FillOthers(TestDatabase database, Guid tenant)
    {
        await using var scope = database.Scope(tenant);
        var db = scope.ServiceProvider.GetRequiredService<IKallikyDb>();
        var (pizzeria, shop) = (await db.Stores.SingleAsync(store => store.Key == "pizza-mario"), await db.Stores.SingleAsync(store => store.Key == "librairie-du-parc"));
        var tables = new SalonDay(scope.ServiceProvider, tenant, pizzeria.Id);
        var area = await db.Resources.FirstAsync(row => row.StoreId == pizzeria.Id && row.Kind == ResourceKind.Area);
        foreach (var (hour, minute, party, name) in new[] { (19, 0, 4, "Lambert"), (19, 30, 2, "Fontaine"), (19, 45, 6, "Perrin"), (20, 0, 8, "Haddad"), (20, 30, 4, "Girard"), (20, 45, 5, "Leroy"), (21, 15, 2, "Marchal") })
            tables.Table(area, hour, minute, party, name);
        var article = await db.Products.FirstAsync(row => row.StoreId == shop.Id);
        new SalonDay(scope.ServiceProvider, tenant, shop.Id).PutAside(article.Id, article.Name);
        await db.SaveChangesAsync();
    }

    private void Table(Resource area, int hour, int minute, int party, string name)
    {
        var start = At(27, hour, minute);
        var booking = new Booking(Guid.CreateVersion7(), tenant, store, BookingKind.Reservation, Call(), false, Now);
        booking.Seats(party);
        booking.For(name);
        booking.CallBackOn(vault.Seal("+33639980122"));
        booking.Take(new Place(area.Id, start, start + Duration.FromMinutes(90), start + Duration.FromMinutes(90)), null, "demo", Now);
        booking.ForgetEvents();
        db.Bookings.Add(booking);
    }

    private void PutAside(Guid product, string name)
    {
        var hold = new Booking(Guid.CreateVersion7(), tenant, store, BookingKind.Hold, Call(), false, Now);
        hold.Sets(new PutAside(product, name, null, 1));
        hold.For("Mme Roux");
        hold.CallBackOn(vault.Seal("+33639980122"));
        hold.Take(new Place(null, Now, At(28, 19, 0), At(28, 19, 0)), null, "demo", Now);
        hold.ForgetEvents();
        db.Bookings.Add(hold);
    }

    private async Task Book()
    {
        services = await db.Services.Where(row => row.StoreId == store).ToListAsync();
        people = await db.Resources.Where(row => row.StoreId == store).ToListAsync();
        Visit("Sophie", 27, 9, 0, "Coupe femme", "Mme Durand", "caller").Complete("demo", Now);
        Visit("Sophie", 27, 10, 0, "Balayage", "Claire Moreau", "caller").Complete("demo", Now);
        Visit("Nadia", 27, 10, 30, "Brushing", "Léa Rossi", "api").MissedIt("demo", Now);
        Visit("Sophie", 28, 9, 0, "Coupe femme", "Mme Perrin", "caller").Arrive("demo", Now);
        Visit("Sophie", 28, 10, 0, "Balayage", "Mme Girard", "caller");
        Visit("Sophie", 28, 15, 15, "Couleur racines", "Zoé Lambert", "hand");
        Visit("Nadia", 28, 9, 15, "Couleur complète", "Mme Haddad", "api");
        Visit("Nadia", 28, 11, 0, "Coupe enfant", "Hugo Petit", "caller");
        Visit("Nadia", 28, 14, 0, "Soin kératine", "Anaïs Blanc", "hand");
        Visit("Karim", 28, 9, 30, "Coupe homme", "Karim B.", "caller");
        Visit("Karim", 28, 10, 15, "Taille de barbe", "M. Moreau", "caller");
        Visit("Karim", 28, 15, 0, "Rasage traditionnel", "M. Nguyen", "hand");
        Visit("Camille", 28, 10, 0, "Soin du visage", "Mme Leroy", "caller");
        Visit("Camille", 28, 11, 30, "Modelage dos", "Sarah Nguyen", "api");
        Away("Karim", 28, 16, 30, 18, 0, "Formation");
        await db.SaveChangesAsync();
    }

    private Booking Visit(string who, int day, int hour, int minute, string what, string name, string by)
    {
        var call = by == "caller" ? Call() : (Guid?)null;
        var service = services.Single(row => row.Name == what);
        var start = At(day, hour, minute);
        var end = start + Duration.FromMinutes(service.Minutes);
        var booking = new Booking(Guid.CreateVersion7(), tenant, store, BookingKind.Appointment, call, false, Now);
        booking.Wants([new BookedService(service.Id, service.Name, service.Minutes, service.Price)]);
        booking.For(name);
        booking.CallBackOn(vault.Seal("+33639980122"));
        booking.Take(new Place(people.Single(row => row.Name == who).Id, start, end, end + Duration.FromMinutes(service.Buffer)), null, by, Now);
        booking.ForgetEvents();
        db.Bookings.Add(booking);
        return booking;
    }

    private void Away(string who, int day, int hour, int minute, int untilHour, int untilMinute, string why)
    {
        var block = new Booking(Guid.CreateVersion7(), tenant, store, BookingKind.Block, null, false, Now);
        block.Remark(vault.Seal(why));
        block.Take(new Place(people.Single(row => row.Name == who).Id, At(day, hour, minute), At(day, untilHour, untilMinute), At(day, untilHour, untilMinute)), null, "demo", Now);
        block.ForgetEvents();
        db.Bookings.Add(block);
    }

    private Guid Call()
    {
        var id = Guid.CreateVersion7();
        var call = new Call(id, tenant, store, "v3:" + id.ToString("N"), vault.Seal("+33639980122"), "", false, Now - Duration.FromDays(2));
        call.End("normal_clearing", Now - Duration.FromDays(2));
        call.ForgetEvents();
        db.Calls.Add(call);
        return id;
    }

    private static Instant At(int day, int hour, int minute) => new LocalDateTime(2026, 11, day, hour, minute).InZoneStrictly(Paris).ToInstant();
}
