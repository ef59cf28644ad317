using System.Text.Json.Nodes;
using System.Text.Json;
using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Calls.Live;
using Kalliky.Application.Ordering;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Ordering;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Application.Calls.Reports;

/// <summary>A call went wrong: what was said and what should have come of it become the draft of a scenario, in which nobody
/// is real.</summary>
/// <param name="By">An account's id.</param>
[Needs(Permission.Serve)]
public sealed record ReportMistake(Guid CallId, Correction Correction, string By) : IRequest<ReportMistake.Answer>
{
    public abstract record Answer;

    public sealed record Reported(Guid DraftId) : Answer;

    /// <summary>The business has no such call, or it goes on, or its words are not kept.</summary>
    public sealed record NothingToTell : Answer;
}

internal sealed class ReportMistakeValidator : AbstractValidator<ReportMistake>
{
    private const int MostBookings = 5;

    public ReportMistakeValidator()
    {
        RuleFor(request => request.By).NotEmpty().MaximumLength(50);
        RuleFor(request => request.Correction).NotNull();
        When(request => request.Correction?.Order is not null, () =>
        {
            RuleFor(request => request.Correction.Order!.Lines).Must(lines => lines.Count <= Order.MostLines).WithMessage("C’est plus qu’une commande n’en contient.");
            RuleForEach(request => request.Correction.Order!.Lines).Must(Fits).WithMessage("Une ligne a une quantité et un produit de la carte.");
            RuleFor(request => request.Correction.Order!.Name).MaximumLength(80);
        });
        When(request => request.Correction is not null, () =>
        {
            RuleFor(request => request.Correction.Bookings).Must(bookings => bookings.Count <= MostBookings).WithMessage("Un appel ne réserve pas tant.");
            RuleForEach(request => request.Correction.Bookings).SetValidator(new CorrectedBookingValidator());
        });
    }

    private static bool Fits(CorrectedLine line) =>
        line.Quantity is > 0 and <= Order.MostOfOneDish && line.Product is { Length: > 0 and <= 120 }
        && line.Options.Concat(line.Removed).All(word => word.Length <= 80) && line.Options.Count + line.Removed.Count <= 40;
}

internal sealed class ReportMistakeHandler(IKallikyDb db, IVault vault, IMoment moment) : IRequestHandler<ReportMistake, ReportMistake.Answer>
{
    public async Task<ReportMistake.Answer> Handle(ReportMistake request, CancellationToken ct)
    {
        var call = await db.Calls.AsNoTracking().FirstOrDefaultAsync(known => known.Id == request.CallId && known.Status == CallStatus.Ended, ct);
        if (call is null)
            return new ReportMistake.NothingToTell();
        var lines = await db.CallTurns.AsNoTracking().Where(turn => turn.CallId == call.Id && turn.Speaker == Speaker.Caller).OrderBy(turn => turn.Sequence).ToListAsync(ct);
        var said = lines.Select(turn => vault.Open(turn.Text)).OfType<string>().Where(text => text.Length > 0 && text != Discretion.Mark).ToList();
        if (said.Count == 0)
            return new ReportMistake.NothingToTell();

        var store = await db.Stores.AsNoTracking().Where(known => known.Id == call.StoreId).Select(known => new { known.Key, known.TimeZone }).SingleAsync(ct);
        var zone = DateTimeZoneProviders.Tzdb[store.TimeZone];
        var fiction = await Invent(call, request.Correction, ct);
        var id = moment.NewId();
        var name = $"reported-{call.StartedAt.InZone(zone).Date.ToString("uuuu-MM-dd", null)}-{id.ToString("N")[^6..]}";
        var text = ScenarioText.Of(
            name, store.Key, call.StartedAt.InZone(zone).ToOffsetDateTime(), Fiction.Number, [.. said.Select(fiction.Retell)],
            Expect(request.Correction, fiction, zone));
        db.ScenarioDrafts.Add(new ScenarioDraft(id, call.TenantId, call.StoreId, call.Id, name, vault.Seal(text), request.By, moment.Now));
        await db.SaveChangesAsync(ct);
        return new ReportMistake.Reported(id);
    }

    // Everybody whom the call knows by name, and every street.
    private async Task<Fiction> Invent(Call call, Correction correction, CancellationToken ct)
    {
        var bookings = await db.Bookings.Where(booking => booking.CallId == call.Id || (call.CustomerId != null && booking.CustomerId == call.CustomerId))
            .Select(booking => booking.CustomerName).Distinct().ToListAsync(ct);
        var orders = await db.Orders.AsNoTracking().Where(order => order.CallId == call.Id).Select(order => new { order.CustomerName, order.Address }).ToListAsync(ct);
        var cards = await db.Customers.Where(card => card.Id == call.CustomerId).Select(card => card.Name).ToListAsync(ct);
        var tickets = await db.Tickets.Where(ticket => ticket.CallId == call.Id).Select(ticket => ticket.CustomerName).ToListAsync(ct);
        var tools = await db.ToolCalls.AsNoTracking().Where(tool => tool.CallId == call.Id && (tool.Tool == "caller_details" || tool.Tool == "set_fulfilment" || tool.Tool == "look_up_booking"))
            .Select(tool => tool.Arguments).ToListAsync(ct);
        var told = tools.Select(vault.Open).OfType<string>().ToList();
        var addresses = orders.Select(order => vault.OpenAddress(order.Address)).OfType<DeliveryAddress>().ToList();
        return new Fiction(
            [
                .. orders.Select(order => order.CustomerName), .. bookings, .. cards, .. tickets, .. told.Select(arguments => Word(arguments, "name")), correction.Order?.Name,
                .. correction.Bookings.Select(booking => booking.Name),
            ],
            [.. addresses.SelectMany(address => new[] { address.Street, address.Details }), .. told.SelectMany(arguments => new[] { Word(arguments, "street"), Word(arguments, "details") })]);
    }

    private static string? Word(string json, string field) =>
        JsonNode.Parse(json) is JsonObject arguments && arguments[field] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static JsonObject Expect(Correction correction, Fiction fiction, DateTimeZone zone) => new()
    {
        ["orders"] = new JsonArray(correction.Order is { } order ? [Expected(order, fiction, zone)] : []),
        ["bookings"] = new JsonArray([.. correction.Bookings.Select(booking => ExpectedBooking.Of(booking, fiction, zone))]),
        ["tickets"] = new JsonArray([.. correction.Tickets.Select(kind => new JsonObject { ["kind"] = Snake(kind.ToString()) })]),
        ["transferred"] = correction.Transferred,
    };

    private static JsonObject Expected(CorrectedOrder order, Fiction fiction, DateTimeZone zone)
    {
        var expected = new JsonObject { ["status"] = "confirmed", ["fulfilment"] = Snake(order.Fulfilment.ToString()) };
        if (order.ReadyAt is { } ready)
            expected["ready_at"] = OffsetDateTimePattern.Rfc3339.Format(ready.InZoneLeniently(zone).ToOffsetDateTime());
        if (order.Name is { Length: > 0 } name)
            expected["customer"] = new JsonObject { ["name"] = fiction.Of(name) };
        expected["lines"] = new JsonArray([.. order.Lines.Select(line => new JsonObject
        {
            ["product"] = line.Product,
            ["quantity"] = line.Quantity,
            ["options"] = Words(line.Options),
            ["removed"] = Words(line.Removed),
        })]);
        return expected;
    }

    private static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(word => JsonValue.Create(word))]);

    private static string Snake(string word) => JsonNamingPolicy.SnakeCaseLower.ConvertName(word);
}
