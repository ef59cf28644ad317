using Kalliky.Application.Messaging;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace Kalliky.Web.Pages.Messaging;

/// <summary>/dev/outbox: what the local provider took, of every business of this process. In development only; elsewhere
/// there is no such page.</summary>
[AllowAnonymous]
public sealed class OutboxModel(IOutbox outbox, IWebHostEnvironment host) : PageModel
{
    // The mail brings its own styles and nothing else.
    private const string MailPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    public IReadOnlyList<OutboxEntry> Latest => outbox.Latest;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!host.IsDevelopment())
            context.Result = NotFound();
    }

    public void OnGet()
    {
    }

    public IActionResult OnGetPart() => Partial("_Outbox", Latest);

    /// <summary>A file that an e-mail brought along.</summary>
    public IActionResult OnGetFile(Guid id, string name) =>
        Latest.FirstOrDefault(entry => entry.Id == id)?.Attachments.FirstOrDefault(file => file.Name == name) is { } found ? File(found.Content, found.MediaType, found.Name) : NotFound();

    /// <summary>One e-mail as a mail program shows it.</summary>
    public IActionResult OnGetMail(Guid id)
    {
        if (Latest.FirstOrDefault(entry => entry.Id == id) is not { Html: { } page })
            return NotFound();
        Response.Headers[HeaderNames.ContentSecurityPolicy] = MailPolicy;
        return Content(page, "text/html; charset=utf-8");
    }
}
