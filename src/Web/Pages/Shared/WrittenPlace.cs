using System.Globalization;
using Kalliky.Application.Shared;
using NodaTime;

namespace Kalliky.Web.Pages.Shared;

/// <summary>A place in a list as the link to the next part writes it. It names rows and grants nothing.</summary>
public static class WrittenPlace
{
    private const long Latest = 4_000_000_000_0000000;

    public static string? Of(Position? place) =>
        place is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.Time.ToUnixTimeTicks()}-{known.Id:N}") : null;

    public static Position? Read(string? text) =>
        text?.Split('-') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
        && time < Latest && Guid.TryParseExact(id, "N", out var guid)
            ? new Position(Instant.FromUnixTimeTicks(time), guid)
            : null;
}
