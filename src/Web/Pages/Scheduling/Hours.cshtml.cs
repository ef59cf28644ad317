using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Web.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Scheduling;

/// <summary>Horaires: when is the house open, and when not? The assistant obeys from the next word on.</summary>
[WhileOpen]
public sealed class HoursModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    public HoursForm View { get; private set; } = new();

    public async Task OnGet() => View = await Stored();

    public async Task<IActionResult> OnGetPart() => Part("_Hours", await Stored());

    [Needs(Permission.SettleDiary)]
    public async Task<IActionResult> OnPostKeep(HoursForm form)
    {
        var (hours, wrong) = form.Read();
        foreach (var (field, why) in wrong)
            ModelState.AddModelError(field, Words[why]);
        if (wrong.Count > 0 || !(await Try(new KeepHours(Here.Id, hours))).Valid)
            return Part("_Hours", form, status: StatusCodes.Status422UnprocessableEntity);
        ModelState.Clear();
        return Part("_Hours", await Stored(), new Message(Words["Horaires enregistrés : l’assistant les dit dès maintenant."]));
    }

    private async Task<HoursForm> Stored()
    {
        var form = new HoursForm();
        form.Fill((await Ask(new ShowStore(Here.Id)))!);
        return form;
    }
}
