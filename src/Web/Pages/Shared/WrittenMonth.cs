using NodaTime;
using NodaTime.Text;

namespace Kalliky.Web.Pages.Shared;

/// <summary>A month as an address names it: 2026-11.</summary>
public static class WrittenMonth
{
    private static readonly LocalDatePattern Pattern = LocalDatePattern.CreateWithInvariantCulture("uuuu'-'MM").WithTemplateValue(new LocalDate(2000, 1, 1));

    /// <summary>Kalliky has billed nothing before.</summary>
    private static readonly LocalDate First = new(2026, 1, 1);

    private static readonly LocalDate Last = new(2099, 12, 1);

    /// <summary>Its first day; null when it is none.</summary>
    public static LocalDate? Read(string? text) =>
        text is { Length: 7 } && Pattern.Parse(text) is { Success: true, Value: var month } && IsBilled(month) ? month : null;

    public static bool IsBilled(LocalDate month) => month >= First && month <= Last;

    public static string Of(LocalDate month) => Pattern.Format(month);
}
