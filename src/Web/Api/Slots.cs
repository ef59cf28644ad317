using Kalliky.Application.Accounts;
using Kalliky.Application.Scheduling;
using MediatR;

namespace Kalliky.Web.Api;

/// <summary>/slots: what is free in the diary.</summary>
internal static class Slots
{
    public static void MapSlots(this RouteGroupBuilder api) =>
        api.MapGroup("/slots").WithTags("Slots").MapGet("", List).RequireScope(Scopes.BookingsRead)
            .Describe("ListSlots", "List free places", "Free places of a week, or between from and to: for services one after the other, or for a party at a table.")
            .Takes(
                Filters.StoreId, Filters.Text("service_ids", "One id or several with commas between, in the order in which they are done.", Examples.BalayageId),
                Filters.Text("resource_id", "Only with this person, or in this area."), Filters.Number("party_size", "For a table: how many guests."),
                Filters.Time("from", "Not before this time."), Filters.Time("to", "Not after this time."), Filters.Limit)
            .Answers<ListJson<SlotJson>>(Examples.Slots).AnswersNotFound();

    private static async Task<IResult> List(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var asked = new Asked(http);
        var (store, services, resource) = (asked.Id("store_id", Ids.Store), asked.ManyIds("service_ids", Ids.Product), asked.Id("resource_id", Ids.Resource));
        var (party, from, to, limit) = (asked.Number("party_size", 1, 1_000), asked.Time("from"), asked.Time("to"), asked.Limit());
        if (store is null)
            asked.Wants("store_id", "An id that begins with str_.");
        if (services.Count == 0 && party is null)
            asked.Wants("service_ids", "Services, or a party_size.");
        if (asked.Refusal is { } refusal)
            return refusal;
        return await mediator.Send(new ListSlots(store!.Value, services, resource, party, from, to, limit), ct) is ListSlots.Found found
            ? TypedResults.Ok(new ListJson<SlotJson>([.. found.Slots.Select(slot => SlotJson.Of(slot, found.TimeZone))], null))
            : Problems.NotFound(http, "slot");
    }
}

/// <param name="Resources">Who takes part, one after the other; the area of a table.</param>
internal sealed record SlotJson(DateTimeOffset StartsAt, DateTimeOffset EndsAt, IReadOnlyList<NamedJson> Resources)
{
    public static SlotJson Of(ListSlots.Free slot, string zone) => new(
        slot.StartsAt.At(zone), slot.EndsAt.At(zone), [.. slot.With.Select(with => new NamedJson(Ids.Resource.Of(with.ResourceId), with.Name))]);
}
