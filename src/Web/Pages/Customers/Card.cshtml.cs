using Kalliky.Application.Accounts;
using Kalliky.Application.Customers;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Web.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Customers;

/// <summary>One customer: who is this, what did they do here, what do they allow?</summary>
public sealed class CardModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    public CustomerPage? View { get; private set; }

    /// <summary>The card is gone, and this says so.</summary>
    public ListErasures.Proof? Proof { get; private set; }

    /// <summary>The card that would be taken in, while one looks at what would become of it.</summary>
    public ShowCustomer.Card? Other { get; private set; }

    public async Task<IActionResult> OnGet(Guid id, Guid? autre)
    {
        View = await Look(id);
        if (View is null)
        {
            Proof = await Ask(new ListErasures(id)) is [var proof, ..] ? proof : null;
            return Proof is null ? NotFound() : Page();
        }

        // The address of a card that became part of another leads to that one.
        if (View.Card.Id != id)
            return RedirectToPage(new { store = Here.Key, id = View.Card.Id });
        Other = autre is { } other && other != id ? await Ask(new ShowCustomer(other)) : null;
        return Page();
    }

    [Needs(Permission.Serve)]
    public async Task<IActionResult> OnPostChange(Guid id, CustomerForm form)
    {
        var (valid, answer) = await Try(new ChangeCustomer(
            id, form.Name ?? "", form.Email, form.Spoken, form.Notes, CustomerForm.Agreed(form.Sms), CustomerForm.Agreed(form.Mail), form.How ?? CustomerWords.Ways[0]));
        if (valid && answer is ChangeCustomer.Unknown)
            return NotFound();
        return await Look(id, valid ? null : form) is not { } view ? NotFound()
            : valid ? Part("_Card", view, new Message(Words["Fiche enregistrée."]))
            : Part("_Card", view, status: StatusCodes.Status422UnprocessableEntity);
    }

    [Needs(Permission.HandlePersonalData)]
    public async Task<IActionResult> OnGetExport(Guid id)
    {
        if (await Ask(new ExportCustomer(id)) is not { } exported)
            return NotFound();
        Response.Headers.CacheControl = "no-store";
        return File(exported.Zip, "application/zip", $"donnees-{id:N}.zip");
    }

    [Needs(Permission.HandlePersonalData)]
    public async Task<IActionResult> OnPostMerge(Guid id, Guid other)
    {
        if (await Ask(new MergeCustomers(id, other)) is not MergeCustomers.Merged)
            return NotFound();
        TempData["message"] = Words["Les deux fiches n’en font plus qu’une."].Value;
        return RedirectToPage(new { store = Here.Key, id });
    }

    [Needs(Permission.HandlePersonalData)]
    public async Task<IActionResult> OnPostErase(Guid id, bool sure)
    {
        if (!sure)
            return await Look(id) is null ? NotFound() : Back(id, Words["Cochez la case : cela ne se défait pas."]);
        return await Ask(new EraseCustomer(id, By)) switch
        {
            EraseCustomer.Erased => Back(id, Words["Tout est effacé. La preuve est gardée."]),
            EraseCustomer.OnThePhone => Back(id, Words["Ce client est en ligne. Effacez après l’appel."]),
            _ => NotFound(),
        };
    }

    private RedirectToPageResult Back(Guid id, string sentence)
    {
        TempData["message"] = sentence;
        return RedirectToPage(new { store = Here.Key, id });
    }

    private async Task<CustomerPage?> Look(Guid id, CustomerForm? form = null)
    {
        if (await Ask(new ShowCustomer(id)) is not { } card)
            return null;
        var likely = card.Name.Length < 2 ? [] : (await Ask(new BrowseCustomers(card.Name, Limit: 6))).Rows.Where(other => other.Id != card.Id).Take(5).ToList();
        return new CustomerPage(card, await Ask(new ShowHistory(card.Id)), form ?? CustomerForm.Of(card), likely, Here, Now);
    }
}
