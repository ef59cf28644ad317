using System.Globalization;
using Htmx;
using Kalliky.Application.Accounts;
using Kalliky.Application.Catalogue.Imports;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace Kalliky.Web.Pages.Catalogue;

/// <summary>Relecture: is what was read right? Each doubt is marked, each line can be changed or left out, and all of it is
/// published at once.</summary>
[Needs(Permission.EditCatalogue)]
[WhileOpen]
public sealed class ImportReviewModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words) : StorePage(mediator, here, moment, words)
{
    public ImportView View { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid id, bool doutes) => await Look(id, doutes) is { } view ? Shown(view) : NotFound();

    public async Task<IActionResult> OnGetPart(Guid id, bool doutes) => await Look(id, doutes) is { } view ? Part("_Import", view) : NotFound();

    [Needs(Permission.EditCatalogue)]
    public async Task<IActionResult> OnPostLine(Guid id, Guid line, ImportLineForm form)
    {
        if (await Look(id) is not { Import.Review: { } before } || before.Lines.FirstOrDefault(row => row.Id == line) is not { } old)
            return NotFound();
        var cents = WrittenAmount.Read(form.Price);
        if (form.Kept && cents is null && !string.IsNullOrWhiteSpace(form.Price))
            ModelState.AddModelError(nameof(form.Price), Words["Écrivez un prix en euros, par exemple 12,50."]);
        var (valid, answer) = ModelState.IsValid
            ? await Try(new ChangeImportLine(id, line, form.Kept, form.Name?.Trim() ?? "", form.Category?.Trim() ?? old.Category, cents, form.Minutes, form.IsNew))
            : (false, ChangeImportLine.Answer.Unknown);
        if (await Look(id) is not { Import.Review: { } review } view || review.Lines.FirstOrDefault(row => row.Id == line) is not { } now)
            return NotFound();
        if (!valid)
            return Part("_ImportLine", new ImportRow(view, now, form), status: StatusCodes.Status422UnprocessableEntity);
        var said = answer == ChangeImportLine.Answer.Over ? new Message(Words["Cet import est déjà publié."], Failed: true) : null;

        // Another line's doubts may have come or gone with this one's.
        var others = review.Lines.Where(row => row.Id != line && before.Lines.First(was => was.Id == row.Id) is var was && !was.Doubts.SequenceEqual(row.Doubts));
        return Part("_ImportLines", new ImportRows(view, now, [.. others]), said);
    }

    [Needs(Permission.EditCatalogue)]
    public async Task<IActionResult> OnPostPublish(Guid id, int revision)
    {
        var answer = await Ask(new PublishImport(Here.Id, id, revision));
        if (answer is PublishImport.Published published)
        {
            TempData["message"] = Words["C’est en vente : {0} ajoutés, {1} changés. L’assistant le sait déjà.", published.Added, published.Changed].Value;
            var shelf = Here.To(ImportWords.Shelf(Here.Shell.Trade));
            if (!Request.IsHtmx())
                return LocalRedirect(shelf);
            Response.Htmx(headers => headers.Redirect(shelf));
            return new EmptyResult();
        }

        if (await Look(id) is not { } view)
            return NotFound();
        return Part("_Import", view, new Message(Why(answer), Failed: true));
    }

    [Needs(Permission.EditCatalogue)]
    public async Task<IActionResult> OnPostDrop(Guid id)
    {
        if (!await Ask(new DropImport(Here.Id, id)))
            return NotFound();
        TempData["message"] = Words["Import supprimé. Ce qui est en vente n’a pas bougé."].Value;
        return LocalRedirect(Here.To("carte/import"));
    }

    private string Why(PublishImport.Answer answer) => answer switch
    {
        PublishImport.Blocked { Lines: 1 } => Words["Une ligne gardée est à corriger, ou à laisser de côté."],
        PublishImport.Blocked blocked => Words["{0} lignes gardées sont à corriger, ou à laisser de côté.", blocked.Lines],
        PublishImport.Nothing => Words["Gardez au moins une ligne."],
        PublishImport.Unseen => Words["Des lignes ont changé entre-temps. Relisez-les, puis publiez."],
        _ => Words["Cet import est déjà publié."],
    };

    private IActionResult Shown(ImportView view)
    {
        View = view;
        return Page();
    }

    private async Task<ImportView?> Look(Guid id, bool onlyDoubts = false) =>
        await Ask(new ShowImport(Here.Id, id)) is { } import ? new ImportView(import, Here, Now, onlyDoubts) : null;
}

/// <summary>An import at one moment.</summary>
/// <param name="OnlyDoubts">The lines that nothing is doubtful about are not shown.</param>
public sealed record ImportView(ShowImport.Shown Import, OpenStore Here, Instant Now, bool OnlyDoubts)
{
    public string Address => Here.To($"carte/import/{Import.Id}");

    public IEnumerable<Review.Line> Lines => Import.Review!.Lines.Where(line => !OnlyDoubts || line.IsDoubtful);

    public IEnumerable<string> Categories => Import.Review!.Lines.Select(line => line.Category).Distinct(StringComparer.OrdinalIgnoreCase);
}

/// <summary>A line, and what somebody has just written on it; null where nobody has.</summary>
public sealed record ImportRow(ImportView View, Review.Line Line, ImportLineForm? Form = null)
{
    public ImportLineForm Shown => Form ?? ImportLineForm.Of(Line);
}

/// <summary>A line that was changed, and those whose doubts changed with it.</summary>
public sealed record ImportRows(ImportView View, Review.Line Line, IReadOnlyList<Review.Line> Others);

/// <summary>A line as one writes it.</summary>
public sealed class ImportLineForm
{
    public bool Kept { get; set; }

    public string? Name { get; set; }

    public string? Category { get; set; }

    /// <summary>In euros, with a comma or a point.</summary>
    public string? Price { get; set; }

    public int? Minutes { get; set; }

    public bool IsNew { get; set; }

    public static ImportLineForm Of(Review.Line line) => new()
    {
        Kept = line.IsKept,
        Name = line.Name,
        Category = line.Category,
        Price = line.Price is { } cents ? (cents / 100m).ToString("0.00", CultureInfo.GetCultureInfo("fr-FR")) : "",
        Minutes = line.Minutes,
    };
}
