using Htmx;
using Kalliky.Application.Accounts;
using Kalliky.Application.Assistant;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Web.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Assistant;

/// <summary>Assistant: what will it say? With the test phone always at hand.</summary>
[WhileOpen]
public sealed class IndexModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    public AssistantView View { get; private set; } = null!;

    public async Task OnGet() => View = await Look();

    [Needs(Permission.SettleAssistant)]
    public async Task<IActionResult> OnPostSettle(AssistantForm form)
    {
        var (valid, _) = await Try(new SettleAssistant(Here.Id, form.Greeting, form.Voice ?? "", form.ForwardTo, form.LongestCallMinutes));
        return valid
            ? Part("_Settings", await Look(), new Message(Words["Enregistré. Vos clients l’entendent dès l’appel suivant."]))
            : Part("_Settings", await Look(form), status: StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>The editor of one question; empty for a new one.</summary>
    [Needs(Permission.SettleAssistant)]
    public async Task<IActionResult> OnGetFaq(string? question)
    {
        var known = (await Ask(new ShowAssistant(Here.Id))).Faqs.FirstOrDefault(faq => faq.Question == question);
        return Part("_FaqForm", new FaqForm { Replaces = known?.Question, Question = known?.Question, Answer = known?.Answer });
    }

    [Needs(Permission.SettleAssistant)]
    public async Task<IActionResult> OnPostFaq(FaqForm form)
    {
        var (valid, outcome) = await Try(new KeepFaq(Here.Id, form.Replaces, form.Question ?? "", form.Answer ?? ""));
        if (valid && outcome == KeepFaq.Outcome.Full)
            ModelState.AddModelError(nameof(form.Question), Words["Cent questions suffisent : retirez-en une d’abord."]);
        return ModelState.IsValid
            ? await Saved(Words["Question enregistrée : l’assistant y répond dès maintenant."])
            : Part("_FaqForm", form, status: StatusCodes.Status422UnprocessableEntity);
    }

    [Needs(Permission.SettleAssistant)]
    public async Task<IActionResult> OnPostDropFaq(FaqForm form)
    {
        await Ask(new DropFaq(Here.Id, form.Replaces ?? ""));
        return await Saved(Words["Question retirée : l’assistant prendra un message."]);
    }

    private async Task<IActionResult> Saved(string sentence)
    {
        Response.Htmx(headers => headers.Retarget("#questions-liste").Reswap("morph:outerHTML").WithTrigger("saved"));
        return Part("_Faqs", await Look(), new Message(sentence));
    }

    private async Task<AssistantView> Look(AssistantForm? form = null)
    {
        var shown = await Ask(new ShowAssistant(Here.Id));
        return new AssistantView(shown, form ?? AssistantForm.Of(shown), Here);
    }
}

/// <summary>What stands, and what somebody is writing.</summary>
public sealed record AssistantView(ShowAssistant.Shown Shown, AssistantForm Form, OpenStore Here);

/// <summary>The settings as one fills them in.</summary>
public sealed class AssistantForm
{
    public string? Greeting { get; set; }

    public string? Voice { get; set; }

    public string? ForwardTo { get; set; }

    public int LongestCallMinutes { get; set; }

    public static AssistantForm Of(ShowAssistant.Shown shown) => new()
    {
        Greeting = shown.Settings.Greeting,
        Voice = shown.Settings.Voice,
        ForwardTo = Written.Phone(shown.ForwardTo),
        LongestCallMinutes = shown.Settings.LongestCallMinutes,
    };
}

/// <summary>One question as one fills it in.</summary>
public sealed class FaqForm
{
    /// <summary>The question that this one takes the place of.</summary>
    public string? Replaces { get; set; }

    public string? Question { get; set; }

    public string? Answer { get; set; }
}
