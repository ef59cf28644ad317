using System.Net;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;

namespace Kalliky.Web.Pages.Shared;

/// <summary>In a store that is closed for good, whatever would be refused there (<see cref="WhileOpenAttribute"/>) can be read and not
/// sent: its form stands in a fieldset that is disabled, and a button or a field that posts by itself is disabled alone. What may
/// still be finished stays as it is. The layout says why, once.</summary>
[HtmlTargetElement(Form, Attributes = "method")]
[HtmlTargetElement(Form, Attributes = "hx-post")]
[HtmlTargetElement("button", Attributes = "formaction")]
[HtmlTargetElement("button", Attributes = "popovertarget")]
[HtmlTargetElement("input", Attributes = "hx-post")]
public sealed class ClosedFormTagHelper(OpenStore here) : TagHelper
{
    private const string Form = "form";

    /// <summary>Nobody can call there any more: it is not drawn.</summary>
    private const string TestPhone = "essai";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>After those that write addresses.</summary>
    public override int Order => int.MaxValue;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!here.IsOpen || !here.IsClosed)
            return;
        if (Text(output, "popovertarget") == TestPhone)
            output.SuppressOutput();
        else if ((context.TagName == Form ? AddressOf(output) : Text(output, "hx-post") ?? Text(output, "formaction")) is { } address && IsRefused(address))
            Shut(context, output);
    }

    private static void Shut(TagHelperContext context, TagHelperOutput output)
    {
        if (context.TagName != Form)
        {
            output.Attributes.SetAttribute(new TagHelperAttribute("disabled"));
            return;
        }

        output.PreContent.SetHtmlContent("<fieldset class=\"shut\" disabled>");
        output.PostContent.AppendHtml("</fieldset>");
    }

    // Null of a form that only asks.
    private static string? AddressOf(TagHelperOutput output)
    {
        if (Text(output, "method") is { } method && !method.Equals("post", StringComparison.OrdinalIgnoreCase))
            return null;
        return Text(output, "hx-post") ?? Text(output, "action") ?? "";
    }

    // Forms post to the page that draws them; of another page's it is not known here.
    private bool IsRefused(string address)
    {
        var (path, query) = address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? (address[..at], address[at..]) : (address, "");
        if ((path.Length > 0 && path != ViewContext.HttpContext.Request.Path.Value) || ViewContext.ActionDescriptor is not CompiledPageActionDescriptor page)
            return false;
        if (page.ModelTypeInfo?.IsDefined(typeof(WhileOpenAttribute), inherit: true) == true)
            return true;
        var name = QueryHelpers.ParseQuery(query).TryGetValue("handler", out var named) ? named.ToString() : "";
        return page.HandlerMethods.Any(handler => HttpMethods.IsPost(handler.HttpMethod)
            && (handler.Name ?? "").Equals(name, StringComparison.OrdinalIgnoreCase) && handler.MethodInfo.IsDefined(typeof(WhileOpenAttribute), inherit: true));
    }

    private static string? Text(TagHelperOutput output, string name) =>
        output.Attributes.TryGetAttribute(name, out var attribute) ? WebUtility.HtmlDecode(attribute.Value?.ToString()?.Split('#')[0]) : null;
}
