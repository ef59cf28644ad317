using System.Diagnostics;
using Kalliky.Web.Setup;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kalliky.Web.Pages.Errors;

/// <summary>What went wrong, in words, and what to do about it. Never what happened inside.</summary>
[IgnoreAntiforgeryToken]
public sealed class IndexModel : PageModel
{
    public string Title { get; private set; } = "";

    public string Remedy { get; private set; } = "";

    /// <summary>The trace id of an error of ours, for the log.</summary>
    public string? Reference { get; private set; }

    public IActionResult OnGet(int code) => Show(code);

    public IActionResult OnPost(int code) => Show(code);

    private IActionResult Show(int code)
    {
        if (HttpContext.Features.Get<IExceptionHandlerPathFeature>() is { } broken && PageSetup.IsForPrograms(broken.Path))
            return StatusCode(code);
        (Title, Remedy) = code switch
        {
            400 => ("Demande incomprise", "La page a peut-être attendu trop longtemps. Revenez en arrière, rechargez-la et recommencez."),
            403 => ("Accès réservé", "Votre rôle ne donne pas accès à cette page. Demandez-le au propriétaire de l’établissement."),
            404 => ("Page introuvable", "L’adresse est peut-être ancienne, ou cet établissement n’est pas le vôtre."),
            429 => ("Trop de tentatives", "Attendez une minute, puis recommencez."),
            503 => ("Kalliky redémarre", "Vos appels continuent d’être pris. Rechargez la page dans un instant."),
            >= 500 => ("Une erreur de notre côté", "Vos appels continuent d’être pris. Rechargez la page ; si cela dure, donnez-nous la référence."),
            _ => ("Demande refusée", "Revenez à l’accueil et recommencez."),
        };
        Reference = code >= 500 ? Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier : null;
        return Page();
    }
}
