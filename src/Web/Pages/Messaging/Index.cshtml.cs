using Kalliky.Application.Accounts;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Web.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Messaging;

/// <summary>Messages: what is written to whom, and did it arrive?</summary>
public sealed class IndexModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    [BindProperty(SupportsGet = true, Name = "etat")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "suite")]
    public string? After { get; set; }

    public MessageView View { get; private set; } = null!;

    public LatestView Latest { get; private set; } = null!;

    public async Task OnGet() => (View, Latest) = (await Look(), await Look(State, After));

    public async Task<IActionResult> OnGetList() => Part("_Latest", await Look(State, After));

    [Needs(Permission.SettleMessages)]
    [WhileOpen]
    public async Task<IActionResult> OnPostSettle(MessageForm form)
    {
        var known = await Look();
        var (valid, _) = await Try(new SettleMessages(Here.Id, form.Over(known.Shown.Settings, known), form.AlertPhone, form.AlertEmail));
        return valid
            ? Part("_Settings", await Look(), new Message(Words["Enregistré."]))
            : Part("_Settings", known with { Form = form }, status: StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>At one's own address, after one has called a mail unwanted.</summary>
    [Needs(Permission.SettleMessages)]
    public async Task<IActionResult> OnPostResume()
    {
        TempData["message"] = Words[await Ask(new TakeMailsAgain()) ? "C’est noté : résumés et alertes arrivent à nouveau à votre adresse." : "Rien n’était arrêté pour votre adresse."].Value;
        return Redirect(Here.To("messages"));
    }

    /// <summary>The words of one message, which nobody sees without asking.</summary>
    [Needs(Permission.SettleMessages)]
    public async Task<IActionResult> OnGetText(Guid message) =>
        await Ask(new ReadMessage(Here.Id, message)) is { } found ? Part("_Text", found) : NotFound();

    [Needs(Permission.SettleMessages)]
    public async Task<IActionResult> OnPostAgain(Guid message)
    {
        var answer = await Ask(new SendMessageAgain(Here.Id, message));
        if (answer is SendMessageAgain.Unknown)
            return NotFound();
        return Part("_Latest", await Look(State, After), answer switch
        {
            SendMessageAgain.Unwanted => new Message(Words["Cette personne a répondu STOP : elle ne reçoit plus rien."], Failed: true),
            SendMessageAgain.TooLate => new Message(Words["Trop tard : ce message n’apprendrait plus rien à personne."], Failed: true),
            SendMessageAgain.NotFailed => new Message(Words["Il est déjà reparti."]),
            _ => new Message(Words["Renvoyé."]),
        });
    }

    private async Task<MessageView> Look()
    {
        var shown = (await Ask(new ShowMessageSettings(Here.Id)))!;
        return new MessageView(shown, MessageForm.Of(shown), Here);
    }

    private async Task<LatestView> Look(string? state, string? after)
    {
        var (key, _, states) = MessageWords.States.FirstOrDefault(known => known.Key == state, MessageWords.States[0]);
        return new LatestView(await Ask(new BrowseMessages(Here.Id, states, WrittenPlace.Read(after))), key, after, Here, Now);
    }
}
