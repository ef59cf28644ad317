namespace Kalliky.Architecture.Tests;

/// <summary>What a form needs so that the browser's own way of sending it is taken: an address of one's own makes the framework
/// leave the antiforgery token away, since it might be somebody else's.</summary>
public sealed class FormsTests
{
    [Fact]
    public void A_form_with_an_address_carries_its_token_unless_htmx_sends_it() =>
        Forms().Where(form => form.Tag.Contains(" action=", StringComparison.Ordinal)
                && !form.Tag.Contains("asp-antiforgery=\"true\"", StringComparison.Ordinal) && !form.Tag.Contains("hx-post=", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void The_forms_are_found() => Forms().Count.ShouldBeGreaterThan(40);

    private static List<(string File, string Tag)> Forms() =>
    [
        .. from file in Directory.EnumerateFiles(Path.Combine(TextsTests.Root(), "src", "Web", "Pages"), "*.cshtml", SearchOption.AllDirectories)
           from line in File.ReadLines(file)
           where line.Contains("<form", StringComparison.Ordinal) && line.Contains("method=\"post\"", StringComparison.Ordinal)
           select (Path.GetFileName(file), line.Trim()),
    ];
}
