using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Catalogue;
using Kalliky.Application.Ordering;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace Kalliky.Web.Pages.Ordering;

/// <summary>Commandes: what rings, what is late? One main action: accept.</summary>
public sealed class BoardModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    public BoardView View { get; private set; } = null!;

    public async Task OnGet() => View = await Look();

    public async Task<IActionResult> OnGetBoard() => Part("_Board", await Look());

    [Needs(Permission.Serve)]
    public Task<IActionResult> OnPostAccept(Guid order, int number) =>
        Move(new AcceptOrder(order, By), Words["Commande {0} acceptée.", number]);

    [Needs(Permission.Serve)]
    public Task<IActionResult> OnPostDelay(Guid order, int number) =>
        Move(new DelayOrder(order, 15, By), Words["Commande {0} repoussée de 15 minutes. Prévenez le client.", number]);

    [Needs(Permission.Serve)]
    public Task<IActionResult> OnPostReady(Guid order, int number) =>
        Move(new MarkReady(order, By), Words["Commande {0} prête.", number]);

    [Needs(Permission.Serve)]
    public Task<IActionResult> OnPostRecall(Guid order, int number) =>
        Move(new RecallOrder(order, By), Words["Commande {0} de retour en cuisine.", number]);

    [Needs(Permission.Serve)]
    public Task<IActionResult> OnPostComplete(Guid order, int number) =>
        Move(new CompleteOrder(order, By), Words["Commande {0} remise.", number]);

    [Needs(Permission.Serve)]
    public Task<IActionResult> OnPostRefuse(Guid order, int number, string? reason) =>
        Move(new RefuseOrder(order, reason ?? "", By), Words["Commande {0} refusée. Prévenez le client.", number]);

    /// <summary>No new order for so many minutes; 0 takes orders again.</summary>
    [Needs(Permission.Serve)]
    [WhileOpen]
    public async Task<IActionResult> OnPostPause(int minutes)
    {
        Instant? until = minutes is > 0 and <= 24 * 60 ? Now + Duration.FromMinutes(minutes) : null;
        var answer = await Ask(new PauseOrders(Here.Id, until));
        return Part("_Board", await Look(), new Message(answer is PauseOrders.Paused paused
            ? Words["L’assistant ne prend plus de commande jusqu’à {0}.", Written.SpokenTime(paused.Until, Here.Zone)]
            : Words["L’assistant prend de nouveau les commandes."]));
    }

    [Needs(Permission.Serve)]
    [WhileOpen]
    public async Task<IActionResult> OnPostPrepTime(int minutes)
    {
        var (valid, _) = await Try(new ChangePrepTime(Here.Id, minutes));
        return Part("_Board", await Look(), valid
            ? new Message(Words["Délai annoncé : {0} minutes.", minutes])
            : new Message(ModelState.First(entry => entry.Value!.Errors.Count > 0).Value!.Errors[0].ErrorMessage, Failed: true));
    }

    public async Task<IActionResult> OnGetShortages() => Part("_Shortages", (Here, await Ask(new ShowMenu(Here.Id))));

    [Needs(Permission.Serve)]
    [WhileOpen]
    public async Task<IActionResult> OnPostShortage(Guid product, bool soldOut)
    {
        await Ask(new SetAvailability(product, !soldOut));
        return Part("_Shortages", (Here, await Ask(new ShowMenu(Here.Id))));
    }

    private async Task<IActionResult> Move(IRequest<HandledOrder> request, string done)
    {
        var (valid, answer) = await Try(request);
        var said = answer switch
        {
            HandledOrder.Moved => new Message(done),
            HandledOrder.TooLate late => new Message(Words["Trop tard : la commande est déjà « {0} ».", Words[Marks.Of(late.Status).Word]], Failed: true),
            _ => new Message(valid ? Words["Cette commande n’existe plus."] : ModelState.Values.SelectMany(entry => entry.Errors).First().ErrorMessage, Failed: true),
        };
        return Part("_Board", await Look(), said);
    }

    private async Task<BoardView> Look() => new(await Ask(new ShowBoard(Here.Id, Here.Zone)), Here, Now);
}
