using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kalliky.Web.Pages;

/// <summary>The menu with its counts, asked for again when something happened.</summary>
public sealed class MenuModel : PageModel;
