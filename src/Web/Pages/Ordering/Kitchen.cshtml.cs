using Kalliky.Application.Accounts;
using Kalliky.Application.Ordering;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Ordering;

/// <summary>Cuisine: what do I cook next? Always dark, read at two metres, worked with wet hands.</summary>
public sealed class KitchenModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    public BoardView View { get; private set; } = null!;

    /// <summary>The ticket that the board wants on paper.</summary>
    public ShowBoard.Card? Paper { get; private set; }

    public async Task OnGet(Guid? imprimer)
    {
        View = await Look();
        Paper = View.Cooking().FirstOrDefault(card => card.Order.Id == imprimer);
    }

    public async Task<IActionResult> OnGetPart() => Part("_Kitchen", await Look());

    [Needs(Permission.Serve)]
    public Task<IActionResult> OnPostAccept(Guid order) => Move(new AcceptOrder(order, By));

    [Needs(Permission.Serve)]
    public Task<IActionResult> OnPostReady(Guid order) => Move(new MarkReady(order, By));

    [Needs(Permission.Serve)]
    public Task<IActionResult> OnPostRecall(Guid order) => Move(new RecallOrder(order, By));

    private async Task<IActionResult> Move(IRequest<HandledOrder> request)
    {
        var said = await Ask(request) switch
        {
            HandledOrder.Moved => null,
            HandledOrder.TooLate late => new Message(Words["Trop tard : la commande est déjà « {0} ».", Words[Marks.Of(late.Status).Word]], Failed: true),
            _ => new Message(Words["Cette commande n’existe plus."], Failed: true),
        };
        return Part("_Kitchen", await Look(), said);
    }

    private async Task<BoardView> Look() => new(await Ask(new ShowBoard(Here.Id, Here.Zone)), Here, Now);
}
