using Kalliky.Application.Accounts;
using Kalliky.Application.Catalogue.Imports;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Catalogue;

/// <summary>Importer: hand over a menu once instead of typing it. A file that is far too large still gets its sentence, so more is
/// let in than is read.</summary>
[Needs(Permission.EditCatalogue)]
[RequestSizeLimit(MostUploaded)]
[RequestFormLimits(MultipartBodyLengthLimit = MostUploaded)]
[WhileOpen]
public sealed class ImportModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words) : StorePage(mediator, here, moment, words)
{
    private const long MostUploaded = 5L * ImportBounds.MostBytes;

    public ListImports.Found Found { get; private set; } = null!;

    public ImportForm Form { get; private set; } = new();

    public async Task OnGet() => Found = await Ask(new ListImports(Here.Id));

    [Needs(Permission.EditCatalogue)]
    public async Task<IActionResult> OnPost(ImportForm form)
    {
        Form = form;
        if (await Begin(form) is StartImport.Started started)
            return LocalRedirect(Here.To($"carte/import/{started.ImportId}"));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        Found = await Ask(new ListImports(Here.Id));
        return Page();
    }

    public string? Wrong(string field) => ModelState.TryGetValue(field, out var entry) ? entry.Errors.FirstOrDefault()?.ErrorMessage : null;

    private async Task<StartImport.Answer> Begin(ImportForm form)
    {
        var answer = form.File is { Length: > ImportBounds.MostBytes }
            ? new StartImport.Refused(StartImport.Reason.TooLarge)
            : await Ask(new StartImport(Here.Id, await Bytes(form.File), form.Text, By));
        if (answer is StartImport.Refused refused)
            ModelState.AddModelError(form.File is null ? nameof(form.Text) : nameof(form.File), Words[form.File is null && refused.Why == StartImport.Reason.Empty ? "Collez votre carte, ou choisissez un fichier." : ImportWords.Refusal(refused.Why)]);
        return answer;
    }

    private async Task<byte[]?> Bytes(IFormFile? file)
    {
        if (file is null)
            return null;
        using var memory = new MemoryStream((int)file.Length);
        await file.CopyToAsync(memory, HttpContext.RequestAborted);
        return memory.ToArray();
    }
}

/// <summary>What one hands over.</summary>
public sealed class ImportForm
{
    public IFormFile? File { get; set; }

    public string? Text { get; set; }
}
