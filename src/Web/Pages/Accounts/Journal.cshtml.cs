using System.Globalization;
using System.Text;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace Kalliky.Web.Pages.Accounts;

/// <summary>Journal: who did what, for those who answer for everything.</summary>
[Needs(Permission.ReadJournal)]
public sealed class JournalModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words) : StorePage(mediator, here, moment, words)
{
    public Slice<ShowJournal.Line> Lines { get; private set; } = null!;

    /// <summary>Where the older lines begin, as the address carries it.</summary>
    public string? Next => Lines.Next is { } next ? $"{next.Time.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture)}-{next.Id:N}" : null;

    public async Task OnGet(string? suite) => Lines = await Ask(new ShowJournal(Read(suite)));

    /// <summary>All of it, as a spreadsheet opens it: part by part, so that years of it weigh no more than a page.</summary>
    public async Task<IActionResult> OnGetCsv()
    {
        (Response.ContentType, Response.Headers.CacheControl) = ("text/csv; charset=utf-8", "no-store");
        Response.Headers.ContentDisposition = $"attachment; filename=journal-{Here.Key}.csv";

        // With the mark by which spreadsheets know that it is UTF-8.
        await Response.Body.WriteAsync(Encoding.UTF8.GetPreamble(), HttpContext.RequestAborted);
        var part = new StringBuilder().AppendCsv(Words["Quand"], Words["Qui"], Words["Quoi"], Words["Sur qui ou quoi"], Words["D’où"]);
        Position? after = null;
        do
        {
            var lines = await Ask(new ShowJournal(after, ShowJournal.MostAtOnce));
            foreach (var line in lines.Rows)
                part.AppendCsv(Written.Machine(line.At, Here.Zone), line.Who ?? Words["Compte supprimé"], Words[JournalWords.Of(line.What)], line.AboutWhom ?? line.About?.ToString(), line.From);
            await Response.Body.WriteAsync(Encoding.UTF8.GetBytes(part.ToString()), HttpContext.RequestAborted);
            (after, _) = (lines.Next, part.Clear());
        }
        while (after is not null);
        return new EmptyResult();
    }

    private static Position? Read(string? text) =>
        text?.Split('-') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at < Instant.MaxValue.ToUnixTimeTicks() && Guid.TryParseExact(id, "N", out var guid)
            ? new Position(Instant.FromUnixTimeTicks(at), guid)
            : null;
}
