using Kalliky.Application.Accounts;
using Kalliky.Application.Calls;
using Kalliky.Application.Calls.Reports;
using Kalliky.Application.Catalogue;
using Kalliky.Application.Ordering;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Scheduling;
using Kalliky.Web.Pages.Shared;
using Kalliky.Web.Pages.Tickets;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace Kalliky.Web.Pages.Calls;

/// <summary>Signaler une erreur: what was understood, put right by who knows the house. No order and no booking changes; the
/// call becomes a scenario that the assistant is tried with.</summary>
public sealed class ReportModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    /// <summary>Empty rows for what was not understood at all.</summary>
    private const int Spare = 3;

    public ShowCall.Shown Shown { get; private set; } = null!;

    public ReportForm Form { get; private set; } = new();

    public IReadOnlyList<string> Products { get; private set; } = [];

    public bool TakesOrders => Here.Shell.Trade == Trade.Restaurant;

    /// <summary>What this store books: a table, an appointment, an article put aside.</summary>
    public BookingKind Books => ReportBooking.KindOf(Here.Shell.Trade);

    public async Task<IActionResult> OnGet(Guid id)
    {
        if (!await Look(id))
            return NotFound();
        var order = (await Ask(new ListDictatedOrders(id))).FirstOrDefault(order => order.Lines.Count > 0);
        Form = ReportForm.Of(order, Shown, Here.Zone);
        Form.Lines.AddRange(Enumerable.Range(0, Spare).Select(_ => new ReportLine()));
        return Page();
    }

    [Needs(Permission.Serve)]
    public async Task<IActionResult> OnPost(Guid id, ReportForm form)
    {
        if (!await Look(id))
            return NotFound();
        Form = form;
        if (TakesOrders && form is { Ordered: true, IsEmpty: true })
            ModelState.AddModelError(nameof(form.Lines), Words["Dites au moins un produit."]);
        var (valid, answer) = !ModelState.IsValid ? (false, null) : await Try(new ReportMistake(id, form.Read(TakesOrders, Books), By));
        if (!valid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        TempData["message"] = answer is ReportMistake.Reported
            ? Words["Merci. L’appel est devenu un essai, sans nom ni numéro."].Value
            : Words["De cet appel, il ne reste aucun mot à rejouer."].Value;
        return Redirect(Here.To(answer is ReportMistake.Reported ? "assistant/erreurs" : $"appels/{id}"));
    }

    private async Task<bool> Look(Guid id)
    {
        if (await Ask(new ShowCall(id)) is not { } shown || shown.Call.StoreId != Here.Id || shown.Call.Status != CallStatus.Ended)
            return false;
        Shown = shown;
        if (TakesOrders || Books == BookingKind.Hold)
            Products = [.. (await Ask(new ShowMenu(Here.Id))).Products.Select(product => product.Name).Distinct()];
        return true;
    }
}

/// <summary>What should have come of the call, as one fills it in.</summary>
public sealed class ReportForm
{
    public bool Ordered { get; set; }

    public Fulfilment Fulfilment { get; set; }

    public string? ReadyAt { get; set; }

    public string? Name { get; set; }

    public List<ReportLine> Lines { get; set; } = [];

    public ReportBooking Booking { get; set; } = new();

    /// <summary>The keys of the kinds of tickets that should be there.</summary>
    public List<string> Tickets { get; set; } = [];

    public bool Transferred { get; set; }

    public static ReportForm Of(ListDictatedOrders.Dictated? order, ShowCall.Shown shown, DateTimeZone zone) => new()
    {
        Ordered = order is { Number: not null },
        Fulfilment = order?.Fulfilment ?? Fulfilment.Pickup,
        ReadyAt = WrittenMoment.Of(order?.ReadyAt, zone),
        Name = shown.Call.CustomerName,
        Lines = [.. (order?.Lines ?? []).Select(line => new ReportLine
        {
            Quantity = line.Line.Quantity, Product = line.Line.Name, Options = string.Join(", ", line.Line.Variant.Concat(line.Line.Extras)), Removed = string.Join(", ", line.Line.Removed),
        })],
        Booking = ReportBooking.Of(shown.Bookings is [.., var last] ? last : null, shown.Call.CustomerName, zone),
        Tickets = [.. shown.Tickets.Select(ticket => TicketWords.Kinds.First(known => known.Kind == ticket.Kind).Key).Distinct()],
        Transferred = shown.Call.Transfer != TransferState.None,
    };

    public bool IsEmpty => Lines.All(line => string.IsNullOrWhiteSpace(line.Product));

    public Correction Read(bool takesOrders, BookingKind books) => new(
        takesOrders && Ordered
            ? new CorrectedOrder(Fulfilment, WrittenMoment.Local(ReadyAt), Name?.Trim(), [.. Lines.Where(line => !string.IsNullOrWhiteSpace(line.Product)).Select(line => line.Read())])
            : null,
        [.. TicketWords.Kinds.Where(known => Tickets.Contains(known.Key)).Select(known => known.Kind)],
        Transferred)
    {
        Bookings = Booking.Booked ? [Booking.Read(books)] : [],
    };
}

/// <summary>One line of it; without a product it is empty.</summary>
public sealed class ReportLine
{
    public int Quantity { get; set; } = 1;

    public string? Product { get; set; }

    public string? Options { get; set; }

    public string? Removed { get; set; }

    internal CorrectedLine Read() => new(Quantity, Product!.Trim(), Words(Options), Words(Removed));

    private static string[] Words(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
