namespace Kalliky.Web.Pages.Shared;

/// <summary>Light, dark, or as the system says. A cookie keeps it, so that the first paint is already right.</summary>
public static class Appearance
{
    public const string Light = "kalliky";

    public const string Dark = "kalliky-dark";

    private const string Cookie = "theme";

    /// <summary>The value of data-theme; null leaves the attribute out, and the choice to the system.</summary>
    public static string? Of(HttpContext context) =>
        context.Request.Cookies[Cookie] switch { Light => Light, Dark => Dark, _ => null };

    public static void Keep(HttpContext context, string? theme)
    {
        if (theme is Light or Dark)
            context.Response.Cookies.Append(Cookie, theme, ForAYear);
        else
            context.Response.Cookies.Delete(Cookie);
    }

    /// <summary>A cookie that holds a taste, nothing personal.</summary>
    public static CookieOptions ForAYear => new() { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, Path = "/" };
}
