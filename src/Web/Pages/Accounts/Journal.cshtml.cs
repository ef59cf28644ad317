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

    /// <summary>The latest ten thousand lines, as a spreadsheet opens them.</summary>
    public async Task<IActionResult> OnGetCsv()
    {
        var lines = await Ask(new ShowJournal(null, ShowJournal.MostInAFile));
        var file = new StringBuilder().AppendCsv(Words["Quand"], Words["Qui"], Words["Quoi"], Words["Sur qui ou quoi"], Words["D’où"]);
        foreach (var line in lines.Rows)
            file.AppendCsv(Written.Machine(line.At, Here.Zone), line.Who ?? Words["Compte supprimé"], Words[JournalWords.Of(line.What)], line.AboutWhom ?? line.About?.ToString(), line.From);

        // With the mark by which spreadsheets know that it is UTF-8.
        return File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(file.ToString())).ToArray(), "text/csv; charset=utf-8", $"journal-{Here.Key}.csv");
    }

    private static Position? Read(string? text) =>
        text?.Split('-') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at < Instant.MaxValue.ToUnixTimeTicks() && Guid.TryParseExact(id, "N", out var guid)
            ? new Position(Instant.FromUnixTimeTicks(at), guid)
            : null;
}
