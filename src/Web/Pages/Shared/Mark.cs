using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Shared;

/// <summary>A state as people see it: an icon and a word, with a tone; never the colour alone.</summary>
/// <param name="Tone">The badge's colour class, empty for neutral.</param>
public sealed record Mark(string Tone, string Icon, string Word);

/// <summary><c>&lt;mark-badge of="Marks.Of(status)" /&gt;</c></summary>
[HtmlTargetElement("mark-badge", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MarkTagHelper(IStringLocalizer<Texts> words) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public required Mark Of { get; set; }

    public bool Small { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"badge badge-soft {Of.Tone} {(Small ? "badge-sm" : "")} {output.Attributes["class"]?.Value}".Trim());
        output.Content.SetHtmlContent($"<svg class=\"icon icon-sm\" aria-hidden=\"true\">{IconTagHelper.Use(ViewContext, Of.Icon)}</svg>");
        output.Content.Append(words[Of.Word]);
    }
}
