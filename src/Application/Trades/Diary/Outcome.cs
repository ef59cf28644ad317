namespace Kalliky.Application.Trades.Diary;

/// <summary>What the analysis after a call extracts, the same for all trades that book.</summary>
internal static class Outcome
{
    /// <param name="where">Such as "du salon".</param>
    public static string Schema(string where) => $$$"""
        {"type":"object","additionalProperties":false,"required":["outcome","summary","follow_up"],"properties":{
        "outcome":{"type":"string","enum":["ordered","booked","answered","message_taken","transferred","cancelled","abandoned","unwanted","failed"],
        "description":"Ce qu'il est advenu de l'appel"},
        "summary":{"type":"string","description":"Une ou deux phrases en français : qui voulait quoi, ce qui a été fait. Sans numéro de téléphone."},
        "follow_up":{"type":["string","null"],"description":"Ce qu'une personne {{{where}}} doit encore faire, ou null"}
        }}
        """;
}
