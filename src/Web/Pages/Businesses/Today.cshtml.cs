using Kalliky.Application.Accounts;
using Kalliky.Application.Billing;
using Kalliky.Application.Businesses;
using Kalliky.Application.Calls;
using Kalliky.Application.Ordering;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Shared;
using Kalliky.Application.Tickets;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Web.Accounts;
using Kalliky.Web.Pages.Ordering;
using Kalliky.Web.Pages.Scheduling;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace Kalliky.Web.Pages.Businesses;

/// <summary>Aujourd'hui: is my phone answered, and what must I do?</summary>
public sealed class TodayModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    public TodayView View { get; private set; } = null!;

    public async Task OnGet() => View = await Look();

    public async Task<IActionResult> OnGetPart() => Part("_Today", await Look());

    /// <summary>Calls ring at the human for so many minutes; 0 lets the assistant answer again.</summary>
    [Needs(Permission.Serve)]
    [WhileOpen]
    public async Task<IActionResult> OnPostPause(int minutes)
    {
        Instant? until = minutes is > 0 and <= 24 * 60 ? Now + Duration.FromMinutes(minutes) : null;
        var answer = await Ask(new PauseAnswering(Here.Id, until));
        return Part("_Today", await LookAgain(), new Message(answer is PauseAnswering.Paused paused
            ? Words["Votre assistant se tait jusqu’à {0} : les appels sonnent chez vous.", Written.SpokenTime(paused.Until, Here.Zone)]
            : Words[Here.Leaves ? "La pause est levée. L’assistant ne répond pas pour autant : une fermeture est demandée." : "Votre assistant répond de nouveau."]));
    }

    [Needs(Permission.Serve)]
    public async Task<IActionResult> OnPostSolve(Guid ticket)
    {
        var answer = await Ask(new SolveTicket(ticket));
        return Part("_Today", await Look(), answer is SolveTicket.Changed
            ? new Message(Words["C’est fait, retiré de la liste."])
            : new Message(Words["Cette demande n’existe plus."], Failed: true));
    }

    // The shell was read before the pause was changed.
    private async Task<TodayView> LookAgain()
    {
        if (await Ask(new ShowShell(Here.Key)) is { } shell)
            Here.Open(shell);
        return await Look();
    }

    private async Task<TodayView> Look() => new(
        await Ask(new ShowToday(Here.Id, Here.Zone)),
        new BoardView(await Ask(new ShowBoard(Here.Id, Here.Zone)), Here, Now),
        await Ask(new ListLiveCalls(Here.Id, Turns: 2)),
        Here, Now)
    {
        Setup = (await Ask(new ShowSetup(Here.Id)))!,
        Owed = User.May(Permission.SettleBilling) ? await Ask(new ListOwed()) : [],
        Diary = Here.Shell.Trade is Trade.Salon or Trade.Clinic ? new AgendaView(await Ask(new ShowAgenda(Here.Id, LocalDay, 1)), Here, Now, LocalDay, AgendaMode.Day, null) : null,
        House = Here.Shell.Trade == Trade.Restaurant ? new ServiceView(await Ask(new ShowAgenda(Here.Id, LocalDay, 2)), Here, Now, LocalDay, null) : null,
    };

    private LocalDate LocalDay => Now.InZone(Here.Zone).Date;
}
