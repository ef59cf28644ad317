using Htmx;
using Kalliky.Application.Accounts;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Web.Pages.Scheduling;

/// <summary>A page on which bookings are taken, moved, marked and called off. What is refused comes back as the form, with
/// the reasons beside the fields and, where the merchant may insist, a second step that says what insisting means.</summary>
public abstract class DiaryPage(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    /// <summary>The day that the page shows, as its address says it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Jour { get; set; }

    public LocalDate Date =>
        LocalDatePattern.Iso.Parse(Jour ?? "") is { Success: true, Value: { Year: > 2000 and < 2200 } day } ? day : Now.InZone(Here.Zone).Date;

    /// <summary>The part of the page that changes, by its id.</summary>
    protected abstract string Changing { get; }

    protected abstract Task<IActionResult> Again(Message said);

    public async Task<IActionResult> OnGetBooking(Guid booking, string? day, string? hour, Guid? with) =>
        await Card(booking, day is null ? null : new BookingForm { Day = day, Hour = hour, ResourceId = with }) is { } card ? Part("_Booking", card) : NotFound();

    [Needs(Permission.Serve)]
    [WhileOpen]
    public async Task<IActionResult> OnPostTake(BookingForm form)
    {
        var draft = await Draft(form);
        if (!Whole(form))
            return Refused("_Take", draft);
        var (valid, answer) = await Try(form.ToTake(Here.Id, By));
        return answer switch
        {
            DiaryEntry.Written => await Saved(Words["{0}, {1} à {2} : c’est noté.", form.Name!.Trim(), Written.Date(form.Local!.Value.Date), Written.SpokenTime(form.Local.Value.TimeOfDay)]),
            DiaryEntry.Refused refused => Refused("_Take", draft with { Why = refused.Why }),
            _ => valid ? Refused("_Take", draft, nameof(form.ResourceId), "Choisissez avec qui.") : Refused("_Take", draft),
        };
    }

    [Needs(Permission.Serve)]
    public async Task<IActionResult> OnPostMove(Guid booking, BookingForm form)
    {
        if (await Card(booking, form) is not { } card)
            return NotFound();
        if (!Whole(form))
            return Refused("_Booking", card);
        var (valid, answer) = await Try(form.ToMove(booking, By));
        return answer switch
        {
            DiaryEntry.Written => await Saved(Words["Déplacé au {0} à {1}.", Written.Date(form.Local!.Value.Date), Written.SpokenTime(form.Local.Value.TimeOfDay)]),
            DiaryEntry.Refused refused => Refused("_Booking", card with { Why = refused.Why, Against = refused.With ?? form.ResourceId }),
            DiaryEntry.TooLate => await Saved(Words["Trop tard : ce rendez-vous ne peut plus être déplacé."], failed: true),
            _ => valid ? Refused("_Booking", card, nameof(form.ResourceId), "Choisissez avec qui.") : Refused("_Booking", card),
        };
    }

    [Needs(Permission.Serve)]
    public async Task<IActionResult> OnPostMark(Guid booking, string mark) => await Done(
        booking,
        mark switch
        {
            "arrive" => new MarkBooking(booking, BookingMark.Arrived, By),
            "absent" => new MarkBooking(booking, BookingMark.NoShow, By),
            _ => new MarkBooking(booking, BookingMark.Done, By),
        },
        mark switch { "arrive" => "C’est noté : arrivé.", "absent" => "C’est noté : pas venu.", _ => "C’est noté : terminé." });

    [Needs(Permission.Serve)]
    public Task<IActionResult> OnPostCancel(Guid booking) => Done(booking, new CallOffBooking(booking, By), "Annulé. Le créneau est de nouveau libre.");

    [Needs(Permission.Serve)]
    [WhileOpen]
    public async Task<IActionResult> OnPostBlock(BlockForm form)
    {
        var draft = await Blocking(form);
        if (form.From is not { } from || form.Until is not { } until)
            return Refused("_Block", draft, form.From is null ? nameof(form.Hour) : nameof(form.UntilHour), "Donnez le jour et l’heure.");
        var (valid, answer) = await Try(new BlockTime(Here.Id, form.ResourceId ?? Guid.Empty, from, until, form.Note, By, form.Force));
        return answer switch
        {
            DiaryEntry.Written => await Saved(Words["Bloqué : l’assistant ne propose plus ce temps."]),
            DiaryEntry.Refused => Refused("_Block", draft with { Clashes = true }),
            _ => valid ? Refused("_Block", draft, nameof(form.ResourceId), "Choisissez pour qui.") : Refused("_Block", draft),
        };
    }

    protected async Task<BookingCard?> Card(Guid booking, BookingForm? move = null)
    {
        if (await Ask(new ShowBooking(booking)) is not { } shown || shown.StoreId != Here.Id)
            return null;
        var day = shown.Entry.StartsAt.InZone(Here.Zone);
        var agenda = await Ask(new ShowAgenda(Here.Id, day.Date, 1));
        move ??= new BookingForm();
        move.ResourceId ??= shown.Entry.ResourceId;
        move.Day ??= BookingForm.Write(day.Date);
        move.Hour ??= BookingForm.Write(day.TimeOfDay);
        move.Party ??= shown.Entry.PartySize;
        return new BookingCard(shown, agenda, move, Here, Now, Address);
    }

    protected async Task<BookingDraft> Draft(BookingForm form) => new(await Ask(new ShowAgenda(Here.Id, Date, 1)), form, Here, Address);

    protected async Task<BlockDraft> Blocking(BlockForm form) => new(await Ask(new ShowAgenda(Here.Id, Date, 1)), form, Address);

    /// <summary>This page's address with one of its verbs.</summary>
    private string Address(string handler) => $"{Request.Path}?{string.Join('&', Request.Query.Where(part => part.Key is "jour" or "vue" or "avec" or "service").Select(part => $"{part.Key}={Uri.EscapeDataString(part.Value.ToString())}").Append($"handler={handler}"))}";

    private async Task<IActionResult> Done(Guid booking, IRequest<DiaryEntry> request, string said) => await IfHere(booking, request) switch
    {
        DiaryEntry.Written => await Saved(Words[said]),
        DiaryEntry.TooLate late => await Saved(Words["Trop tard : c’est déjà « {0} ».", Words[Marks.Of(late.Status).Word]], failed: true),
        _ => await Saved(Words["Ce rendez-vous n’existe plus."], failed: true),
    };

    private bool Whole(BookingForm form)
    {
        if (form.Local is null)
            ModelState.AddModelError(nameof(form.Hour), Words["Donnez le jour et l’heure, par exemple 15:30."]);
        return form.Local is not null;
    }

    private IActionResult Refused(string part, object model, string? field = null, string? why = null)
    {
        if (field is not null)
            ModelState.AddModelError(field, Words[why!]);
        return Part(part, model, status: StatusCodes.Status422UnprocessableEntity);
    }

    private Task<IActionResult> Saved(string said, bool failed = false)
    {
        Response.Htmx(headers => headers.Retarget("#" + Changing).Reswap("morph:outerHTML").WithTrigger("saved"));
        return Again(new Message(said, failed));
    }
}

/// <summary>A booking, opened: what it says, and where it might be moved.</summary>
/// <param name="Why">What stands against the move that was tried.</param>
/// <param name="Against">With whom it stands there.</param>
public sealed record BookingCard(
    ShowBooking.Shown Shown, ShowAgenda.Agenda Agenda, BookingForm Move, OpenStore Here, Instant Now, Func<string, string> To, Clash? Why = null, Guid? Against = null)
{
    public ShowAgenda.Entry Entry => Shown.Entry;

    /// <summary>Where it might be moved: to another area, or to somebody else.</summary>
    public IReadOnlyList<ShowAgenda.Column> Among =>
        [.. Agenda.Columns.Where(column => (column.IsActive || column.Id == Entry.ResourceId) && (column.Kind == ResourceKind.Area) == OfArea)];

    /// <summary>It is written to whoever reserved, on this number.</summary>
    public bool IsWritten => Entry.Kind != BookingKind.Block && Agenda.TellsOfChanges && PhoneNumber.TryParse(Entry.Phone, out var phone) && phone.TakesTexts;

    private bool OfArea => Entry.Kind == BookingKind.Reservation
        || Entry.Kind == BookingKind.Block && Agenda.Columns.Any(column => column.Id == Entry.ResourceId && column.Kind == ResourceKind.Area);

    public string? With => Agenda.Columns.FirstOrDefault(column => column.Id == Entry.ResourceId)?.Name;
}

/// <summary>A booking that somebody is writing.</summary>
public sealed record BookingDraft(ShowAgenda.Agenda Agenda, BookingForm Form, OpenStore Here, Func<string, string> To, Clash? Why = null);

/// <summary>Time that somebody is keeping free.</summary>
public sealed record BlockDraft(ShowAgenda.Agenda Agenda, BlockForm Form, Func<string, string> To, bool Clashes = false);
