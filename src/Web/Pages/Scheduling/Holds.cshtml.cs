using Kalliky.Application.Accounts;
using Kalliky.Application.Assistant;
using Kalliky.Application.Catalogue;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace Kalliky.Web.Pages.Scheduling;

/// <summary>Mis de côté: what waits at the till, for whom and until when? One main action: it was collected.</summary>
public sealed class HoldsModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    public HoldsView View { get; private set; } = null!;

    public async Task OnGet() => View = await Look();

    public async Task<IActionResult> OnGetPart() => Part("_Holds", await Look());

    [Needs(Permission.Serve)]
    public Task<IActionResult> OnPostCollect(Guid booking) => Done(booking, new MarkBooking(booking, BookingMark.Done, By), "C’est noté : retiré.");

    [Needs(Permission.Serve)]
    public Task<IActionResult> OnPostGiveUp(Guid booking) => Done(booking, new CallOffBooking(booking, By), "Remis en rayon.");

    private async Task<IActionResult> Done(Guid booking, IRequest<DiaryEntry> request, string done)
    {
        var said = await IfHere(booking, request) switch
        {
            DiaryEntry.Written => new Message(Words[done]),
            DiaryEntry.TooLate late => new Message(Words["Trop tard : c’est déjà « {0} ».", Words[Marks.Of(late.Status).Word]], Failed: true),
            _ => new Message(Words["Cet article n’est plus mis de côté."], Failed: true),
        };
        return Part("_Holds", await Look(), said);
    }

    private async Task<HoldsView> Look() => new(await Ask(new ListHolds(Here.Id)), await Ask(new ShowMenu(Here.Id)), await Ask(new StockLeft(Here.Id)), Here, Now);
}

/// <summary>What is put aside and what is left, at one moment.</summary>
public sealed record HoldsView(
    IReadOnlyList<ListHolds.Hold> Holds, ShowMenu.Menu Menu, IReadOnlyDictionary<Guid, IReadOnlyList<FoundSize>> Left, OpenStore Here, Instant Now)
{
    /// <summary>The articles that the shop counts.</summary>
    public IEnumerable<(ShowMenu.Item Article, IReadOnlyList<FoundSize> Sizes)> Counted =>
        Menu.Products.Where(article => Left.ContainsKey(article.Id)).Select(article => (article, Left[article.Id]));

    public bool IsOverdue(ListHolds.Hold hold) => hold.Until < Now;
}
