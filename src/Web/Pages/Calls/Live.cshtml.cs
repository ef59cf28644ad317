using Kalliky.Application.Accounts;
using Kalliky.Application.Calls;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Web.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace Kalliky.Web.Pages.Calls;

/// <summary>En direct: does somebody need me now?</summary>
public sealed class LiveModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words, ILogger<LiveModel> logger)
    : StorePage(mediator, here, moment, words)
{
    public LiveView View { get; private set; } = null!;

    public async Task OnGet() => View = await Look();

    public async Task<IActionResult> OnGetPart() => Part("_Live", await Look());

    /// <summary>Rings the store's human; the assistant announces it and falls silent.</summary>
    [Needs(Permission.SteerCalls)]
    public Task<IActionResult> OnPostTakeOver(Guid call) => Act(call, "took over", async () => await Ask(new TransferCall(call, Turn: (int)Now.ToUnixTimeSeconds())) switch
    {
        TransferCall.Ringing => new Message(Words["Votre téléphone sonne."]),
        TransferCall.NobodyThere => new Message(Words["Donnez d’abord un numéro où vous joindre, sur la page Assistant."], Failed: true),
        TransferCall.CallerGone => Gone,
        _ => new Message(Words["Le transfert n’a pas pu partir : l’assistant reste en ligne."], Failed: true),
    });

    [Needs(Permission.SteerCalls)]
    public Task<IActionResult> OnPostHangUp(Guid call) => Act(call, "hung up", async () =>
    {
        await Ask(new EndCall(call, "staff"));
        return new Message(Words["Vous avez raccroché."]);
    });

    private Message Gone => new(Words["Le client a déjà raccroché."], Failed: true);

    // Only a call that goes on in this store; who did it stays in the log.
    private async Task<IActionResult> Act(Guid call, string what, Func<Task<Message>> deed)
    {
        var goesOn = (await Ask(new ListLiveCalls(Here.Id, Turns: 0))).Any(live => live.Call.Id == call);
        var said = goesOn ? await deed() : Gone;
        if (goesOn)
            logger.LogInformation("Account {Account} {What} call {CallId}.", By, what, call);
        TempData["message"] = said.Text;
        return RedirectToPage();
    }

    private async Task<LiveView> Look() => new(await Ask(new ListLiveCalls(Here.Id)), Here, Now);
}

/// <summary>The calls that go on at one moment.</summary>
public sealed record LiveView(IReadOnlyList<ListLiveCalls.LiveCall> Calls, OpenStore Here, Instant Now);
