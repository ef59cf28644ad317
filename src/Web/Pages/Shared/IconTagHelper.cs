using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kalliky.Web.Pages.Shared;

/// <summary><c>&lt;icon name="phone" class="icon-sm" /&gt;</c>: a Lucide icon from the sprite, which holds only those that pages name.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"icon {output.Attributes["class"]?.Value}".TrimEnd());
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent(Use(ViewContext, Name));
    }

    /// <summary>The inside of an icon, for other tag helpers.</summary>
    internal static string Use(ViewContext view, string name)
    {
        var assets = view.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return $"<use href=\"{view.HttpContext.Request.PathBase}/{assets?["assets/icons.svg"] ?? "assets/icons.svg"}#{HtmlEncoder.Default.Encode(name)}\"></use>";
    }
}
