using System.Net;
using System.Text;

namespace Kalliky.Web.Setup.Evaluation;

/// <summary>The report that people read: a Markdown and an HTML page per trade, the failures first, each with its
/// conversation and with what is wrong in the rows.</summary>
internal static class EvalPages
{
    public static async Task Write(EvalReport report, string folder)
    {
        Directory.CreateDirectory(folder);
        var trades = report.Scenarios.Select(played => played.Trade).Concat(report.Utterances.Select(graded => graded.Trade)).Distinct();
        foreach (var trade in trades)
        {
            var page = Page(report, trade);
            await File.WriteAllTextAsync(Path.Combine(folder, $"{trade}.md"), Markdown(page));
            await File.WriteAllTextAsync(Path.Combine(folder, $"{trade}.html"), Html(page));
        }
    }

    private sealed record Part(string Title, string? Difference, IReadOnlyList<string> Conversation);

    private sealed record Sheet(string Title, IReadOnlyList<string> Figures, IReadOnlyList<Part> Failed, IReadOnlyList<string> Passed);

    private static Sheet Page(EvalReport report, string trade)
    {
        var played = report.Scenarios.Where(each => each.Trade == trade).ToList();
        var graded = report.Utterances.Where(each => each.Trade == trade).ToList();
        var figures = new List<string>();
        if (played.Count > 0)
            figures.Add(EvalReport.OfTrade(trade, played));
        if (played.Exists(each => each.Safety))
            figures.Add($"Safety: {played.Count(each => each is { Safety: true, IsPassed: true })} of {played.Count(each => each.Safety)}");
        if (graded.Count > 0)
            figures.Add($"Utterances: {graded.Count(each => each.Difference is null)} of {graded.Count}");
        return new Sheet(
            $"Evaluation: {trade}",
            figures,
            [
                .. played.Where(each => !each.IsPassed).Select(each => new Part($"{each.Id} ({each.Passes} of {each.Runs})", each.Difference, each.Conversation)),
                .. graded.Where(each => each.Difference is not null).Select(each => new Part(each.Id, each.Difference, [])),
            ],
            [.. played.Where(each => each.IsPassed).Select(each => FormattableString.Invariant($"{each.Id}: {each.Turns:0.#} turns, {each.Seconds:0.00} s"))]);
    }

    private static string Markdown(Sheet page)
    {
        var text = new StringBuilder($"# {page.Title}\n\n");
        foreach (var figure in page.Figures)
            text.Append("- ").AppendLine(figure);
        text.Append("\n## Failed\n\n");
        foreach (var part in page.Failed)
        {
            text.Append("### ").AppendLine(part.Title).AppendLine().Append("What is wrong: ").AppendLine(part.Difference).AppendLine();
            foreach (var line in part.Conversation)
                text.Append("> ").Append(line).AppendLine("  ");
            text.AppendLine();
        }

        text.Append(page.Failed.Count == 0 ? "Nothing.\n\n" : "").Append("## Passed\n\n");
        foreach (var passed in page.Passed)
            text.Append("- ").AppendLine(passed);
        return text.ToString();
    }

    private static string Html(Sheet page)
    {
        var text = new StringBuilder($"""
            <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Safe(page.Title)}</title>
            <style>body{"{"}font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark{"}"}
            blockquote{"{"}margin:0;padding-left:1rem;border-left:3px solid gray{"}"}code{"{"}overflow-wrap:anywhere{"}"}</style>
            <h1>{Safe(page.Title)}</h1><ul>
            """);
        foreach (var figure in page.Figures)
            text.Append("<li>").Append(Safe(figure));
        text.Append("</ul><h2>Failed</h2>");
        foreach (var part in page.Failed)
        {
            text.Append("<h3>").Append(Safe(part.Title)).Append("</h3><p><code>").Append(Safe(part.Difference ?? "")).Append("</code></p><blockquote>");
            text.AppendJoin("<br>", part.Conversation.Select(Safe)).Append("</blockquote>");
        }

        text.Append(page.Failed.Count == 0 ? "<p>Nothing.</p>" : "").Append("<h2>Passed</h2><ul>");
        foreach (var passed in page.Passed)
            text.Append("<li>").Append(Safe(passed));
        return text.Append("</ul></html>\n").ToString();
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
