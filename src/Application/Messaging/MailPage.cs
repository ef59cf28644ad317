using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Kalliky.Domain.Shared;

namespace Kalliky.Application.Messaging;

/// <summary>The words of an e-mail as mail programs read HTML: one table, styles in the elements, nothing fetched from
/// anywhere. Those who read plain text have the same words.</summary>
internal static partial class MailPage
{
    private const string Body = "margin:0;padding:0;background-color:#f4f4f6;";
    private const string Sheet = "width:100%;max-width:560px;background-color:#ffffff;border:1px solid #e2e2e8;border-radius:10px;";
    private const string Font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:#1c1c22;";

    /// <param name="foot">What stands below, where it is not the store that writes.</param>
    public static string Of(string store, string subject, string text, Language language, string? foot = null)
    {
        var english = language == Language.English;
        var page = new StringBuilder();
        page.Append("<!doctype html><html lang=\"").Append(english ? "en" : "fr").Append("\"><head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light\">")
            .Append("<title>").Append(Safe(subject)).Append("</title></head><body style=\"").Append(Body).Append("\">")
            .Append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td align=\"center\" style=\"padding:24px 12px;\">")
            .Append("<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"").Append(Sheet).Append("\"><tr><td style=\"padding:28px 28px 12px;").Append(Font).Append("\">")
            .Append("<h1 style=\"margin:0 0 20px;font-size:20px;line-height:28px;\">").Append(Safe(store)).Append("</h1>");
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            page.Append("<p style=\"margin:0 0 16px;font-size:16px;line-height:24px;\">").Append(Linked(Safe(paragraph)).Replace("\n", "<br>", StringComparison.Ordinal)).Append("</p>");
        return page.Append("</td></tr></table><p style=\"max-width:560px;margin:16px 0 0;font-size:13px;line-height:20px;").Append(Font).Append("color:#5c5c68;\">")
            .Append(Safe(foot ?? (english ? $"Sent by {store} with Kalliky, its telephone assistant." : $"Envoyé par {store} avec Kalliky, son assistant téléphonique.")))
            .Append("</p></td></tr></table></body></html>").ToString();
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);

    private static string Linked(string safe) => Address().Replace(safe, "<a href=\"$0\" style=\"color:#3b3bb3;word-break:break-all;\">$0</a>");

    [GeneratedRegex("https?://[^\\s<>\"]+", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Address();
}
