using Kalliky.Application.Scheduling;
using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Scheduling;

/// <summary>Agenda: who comes when, and when is there room? One main action: take an appointment.</summary>
public sealed class AgendaModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : DiaryPage(mediator, here, moment, words)
{
    /// <summary>"semaine", "liste" or nothing: the day.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Vue { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Avec { get; set; }

    public AgendaView View { get; private set; } = null!;

    /// <summary>The booking that the address asks to open.</summary>
    public BookingCard? Opened { get; private set; }

    protected override string Changing => "agenda";

    public async Task<IActionResult> OnGet(Guid? rdv)
    {
        if (Here.Shell.Trade == Trade.Restaurant)
            return Redirect(Here.To("reservations"));
        View = await Look();
        Opened = rdv is { } booking ? await Card(booking) : null;
        return Page();
    }

    public async Task<IActionResult> OnGetPart() => Part("_Agenda", await Look());

    /// <summary>The form of a new appointment, with the place that was pointed at.</summary>
    public async Task<IActionResult> OnGetNew(string? day, string? hour, Guid? with) =>
        Part("_Take", await Draft(new BookingForm { ResourceId = with ?? Avec, Day = day ?? BookingForm.Write(Date), Hour = hour }));

    public async Task<IActionResult> OnGetBlock() =>
        Part("_Block", await Blocking(new BlockForm { ResourceId = Avec, Day = BookingForm.Write(Date), UntilDay = BookingForm.Write(Date) }));

    protected override async Task<IActionResult> Again(Message said) => Part("_Agenda", await Look(), said);

    private async Task<AgendaView> Look()
    {
        var mode = AgendaView.Read(Vue);
        var (from, days) = AgendaView.Range(Date, mode);
        return new AgendaView(await Ask(new ShowAgenda(Here.Id, from, days, WithCancelled: mode == AgendaMode.List)), Here, Now, Date, mode, Avec);
    }
}
