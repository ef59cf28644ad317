using System.Net.Mime;
using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses.Leaving;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Scheduling;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Businesses;

/// <summary>Fermer un établissement: what it means for callers, the number, bookings and the plan, said before anything is done; and
/// the way back. A form that works without script.</summary>
[Needs(Permission.CloseStore)]
public sealed class StoreClosingModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words) : StorePage(mediator, here, moment, words)
{
    private const int Shown = 10;

    public ShowStoreClosing.Sheet Sheet { get; private set; } = null!;

    /// <summary>The next ones; the file has all.</summary>
    public IReadOnlyList<ListComing.Row> Coming { get; private set; } = [];

    public StoreClosingForm Form { get; private set; } = new();

    /// <summary>The name, else the number, else what it is: a place may be taken for nobody.</summary>
    public string Who(ListComing.Row row) => row.Name is { Length: > 0 } name ? name
        : row.Phone is { Length: > 0 } phone ? Written.Phone(phone)
        : row.Kind switch { BookingKind.Appointment => Words["Rendez-vous"], BookingKind.Reservation => Words["Réservation"], _ => Words["Article mis de côté"] };

    public async Task OnGet() => await Look();

    public async Task<IActionResult> OnPostClose(StoreClosingForm form)
    {
        Form = form;
        var (valid, answer) = await Try(new CloseStore(Here.Id, form.Name ?? ""));
        if (answer is CloseStore.Closing or CloseStore.Known)
            return RedirectToPage();
        if (valid && answer is CloseStore.OtherName)
            ModelState.AddModelError(nameof(form.Name), Words["Ce n’est pas son nom : écrivez-le comme ci-dessus. Rien n’a changé."]);

        // Of the last one the page says why it does not close, in place of the form.
        await Look();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public async Task<IActionResult> OnPostKeep()
    {
        var answersAgain = Here.Shell.ClosesAt is null && !(Here.Shell.AnsweringPausedUntil > Now);
        TempData["message"] = !await Ask(new KeepStore(Here.Id)) ? Words["Il n’y a pas de fermeture à annuler."].Value
            : answersAgain ? Words["L’établissement reste ouvert : l’assistant répond de nouveau."].Value
            : Words["L’établissement reste ouvert."].Value;
        return RedirectToPage();
    }

    /// <summary>Everybody who is still expected, for a spreadsheet.</summary>
    public async Task<IActionResult> OnGetComing()
    {
        var file = new ComingCsv(Words, Here.Zone);
        foreach (var row in (await Ask(new ExportComing(Here.Id)))!)
            file.Add(row);
        Response.Headers.CacheControl = "no-store";
        return File(file.ToBytes(), MediaTypeNames.Text.Csv + "; charset=utf-8", $"a-venir-{Here.Key}.csv");
    }

    private async Task Look()
    {
        Sheet = (await Ask(new ShowStoreClosing(Here.Id)))!;
        Coming = Sheet.Bookings > 0 ? (await Ask(new ListComing(Here.Id, Shown))).Rows : [];
    }
}

/// <summary>What one fills in to close a store.</summary>
public sealed class StoreClosingForm
{
    public string? Name { get; set; }
}
