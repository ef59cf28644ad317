using System.Text;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Tenancy;
using MediatR;
using Microsoft.Net.Http.Headers;

namespace Kalliky.Web.Calendars;

/// <summary>/calendars/{token}.ics: a diary for the calendar program of whoever has its secret address.</summary>
internal static class Calendars
{
    public static void MapCalendars(this IEndpointRouteBuilder routes) => routes.MapGet("/calendars/{token}.ics", Read).AllowAnonymous();

    private static async Task<IResult> Read(string token, HttpContext http, IDoors doors, CancellationToken ct)
    {
        if (token.Length > 100 || await doors.OfCalendar(token, ct) is not { } found)
            return TypedResults.NotFound();

        // Before anything else is resolved, as for a key of the API.
        http.RequestServices.GetRequiredService<CurrentTenant>().Set(found.TenantId);
        if (await http.RequestServices.GetRequiredService<IMediator>().Send(new ShowCalendar(found.ResourceId), ct) is not { } page)
            return TypedResults.NotFound();
        var file = Encoding.UTF8.GetBytes(http.RequestServices.GetRequiredService<ICalendarFile>().Write(page));
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file))[..32]}\"");
        return TypedResults.File(file, "text/calendar; charset=utf-8", entityTag: tag);
    }
}
