namespace Kalliky.Web.Pages.Scheduling;

/// <summary>A field of a form: its label, what stands in it, and what helps to fill it in.</summary>
/// <param name="Type">As in HTML.</param>
/// <param name="Step">Of a time, in seconds.</param>
/// <param name="Class">How wide it stands.</param>
public sealed record Field(
    string Name, string Label, string? Value, string? Help = null, string Type = "text", string? InputMode = null, string? Step = null, int MaxLength = 200, string Class = "")
{
    public string Id => "f-" + Name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);
}
