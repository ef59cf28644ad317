using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Catalogue;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Api;

/// <summary>A shop's diary, open on weekdays from nine to seven: two people, a room of ten covers, and something to put aside.</summary>
public sealed class Diary
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    private readonly ApiHost host;

    private Diary(ApiHost host, Shop shop) => (this.host, Shop) = (host, shop);

    public Shop Shop { get; }

    public string Key => Shop.Key;

    public string Store => $"str_{Shop.Store}";

    public string Cut { get; private set; } = "";

    /// <summary>Nobody does it.</summary>
    public string Massage { get; private set; } = "";

    public string Sophie { get; private set; } = "";

    /// <summary>Does no cuts.</summary>
    public string Zoe { get; private set; } = "";

    public string Room { get; private set; } = "";

    public string Coat { get; private set; } = "";

    public static async Task<Diary> Open(ApiHost host)
    {
        var diary = new Diary(host, await host.NewShop());
        await using var scope = host.Scope(diary.Shop.Tenant);
        var db = scope.ServiceProvider.GetRequiredService<IKallikyDb>();
        await diary.Furnish(db, scope.ServiceProvider.GetRequiredService<IMoment>());
        await db.SaveChangesAsync();
        return diary;
    }

    /// <summary>On the first Tuesday that is at least a week away, RFC 3339 with the store's offset.</summary>
    public static string Tuesday(int hour, int minute = 0) => On(IsoDayOfWeek.Tuesday, hour, minute);

    public static string On(IsoDayOfWeek day, int hour, int minute = 0)
    {
        var today = SystemClock.Instance.GetCurrentInstant().InZone(Paris).Date;
        return At(today.PlusDays(7).With(DateAdjusters.NextOrSame(day)) + new LocalTime(hour, minute));
    }

    /// <summary>As the API answers it.</summary>
    public static string At(LocalDateTime local) =>
        local.InZoneLeniently(Paris).ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A cut with Sophie, by default.</summary>
    public object Appointment(string at, string? with = null, string? service = null, string name = "Durand", string? phone = "06 39 98 01 55") =>
        new { store_id = Store, starts_at = at, service_ids = new[] { service ?? Cut }, resource_id = with ?? Sophie, name, phone };

    public Task<Answer> Take(object body, string? idempotencyKey = null) => host.Post("/api/v1/bookings", Key, body, idempotencyKey);

    /// <summary>How many bookings and cards there are, whatever became of them.</summary>
    public async Task<(int Bookings, int Cards)> Rows()
    {
        await using var scope = host.Scope(Shop.Tenant);
        var db = scope.ServiceProvider.GetRequiredService<IKallikyDb>();
        return (await db.Bookings.CountAsync(), await db.Customers.CountAsync());
    }

    private async Task Furnish(IKallikyDb db, IMoment moment)
    {
        var store = await db.Stores.SingleAsync(row => row.Id == Shop.Store);
        store.Hours = new OpeningHours(
            [.. new[] { IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday }
                .Select(day => new DayHours(day, [new OpeningSpan(new LocalTime(9, 0), new LocalTime(19, 0))]))],
            []);
        store.Reservations = new ReservationRules(15, 90, 8, 60);
        var (cut, massage) = (new Service(moment.NewId(), Shop.Tenant, Shop.Store, null, "Coupe", 30, 1), new Service(moment.NewId(), Shop.Tenant, Shop.Store, null, "Massage", 60, 2));
        var sophie = new Resource(moment.NewId(), Shop.Tenant, Shop.Store, ResourceKind.Person, "Sophie", 1) { ServiceIds = [cut.Id] };
        var zoe = new Resource(moment.NewId(), Shop.Tenant, Shop.Store, ResourceKind.Person, "Zoé", 2);
        var room = new Resource(moment.NewId(), Shop.Tenant, Shop.Store, ResourceKind.Area, "Salle", 3) { Covers = 10 };
        var coat = new Product(moment.NewId(), Shop.Tenant, Shop.Store, (await db.Categories.FirstAsync()).Id, "Manteau", new Money(12900), 9) { Sizes = [new StockSize("38", 2), new StockSize("40", 0)] };
        db.Services.AddRange(cut, massage);
        db.Resources.AddRange(sophie, zoe, room);
        db.Products.Add(coat);
        store.CatalogueChanged();
        (Cut, Massage, Sophie, Zoe, Room, Coat) = ($"prd_{cut.Id}", $"prd_{massage.Id}", $"res_{sophie.Id}", $"res_{zoe.Id}", $"res_{room.Id}", $"prd_{coat.Id}");
    }
}
