using Kalliky.Application.Scheduling;
using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Scheduling;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Scheduling;

/// <summary>Réservations: who comes to this service, and how full is the house? One main action: take a table.</summary>
public sealed class ReservationsModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : DiaryPage(mediator, here, moment, words)
{
    /// <summary>"midi", "soir" or nothing: the one that goes on or comes.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Service { get; set; }

    public ServiceView View { get; private set; } = null!;

    public BookingCard? Opened { get; private set; }

    protected override string Changing => "reservations";

    public async Task<IActionResult> OnGet(Guid? rdv)
    {
        if (Here.Shell.Trade != Trade.Restaurant)
            return Redirect(Here.To("agenda"));
        View = await Look();
        Opened = rdv is { } booking ? await Card(booking) : null;
        return Page();
    }

    public async Task<IActionResult> OnGetPart() => Part("_Reservations", await Look());

    public async Task<IActionResult> OnGetNew()
    {
        var draft = await Draft(new BookingForm { Day = BookingForm.Write(Date), Party = 2 });
        draft.Form.ResourceId = draft.Agenda.Columns.FirstOrDefault(column => column is { Kind: ResourceKind.Area, IsActive: true })?.Id;
        return Part("_Take", draft);
    }

    protected override async Task<IActionResult> Again(Message said) => Part("_Reservations", await Look(), said);

    // The evening may end after midnight: the next day's first hours belong to it.
    private async Task<ServiceView> Look() =>
        new(await Ask(new ShowAgenda(Here.Id, Date, 2)), Here, Now, Date, Service is ServiceView.Noon or ServiceView.Evening ? Service : null);
}
