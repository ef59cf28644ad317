namespace Kalliky.Web.Pages.Businesses;

/// <summary>A number of the day against the same weekday last week, and the page behind it.</summary>
public sealed record Figure(string Page, string Word, long Value, long Before, string Note);
