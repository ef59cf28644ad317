using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.Options;

namespace Kalliky.Web.Api;

/// <summary>How often somebody may ask: so many times a minute, counted from the first. Counted by this node alone.</summary>
internal sealed class Allowance(TimeProvider clock)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    /// <summary>When so many are counted, those whose minute is over are let go.</summary>
    private const int ManyWindows = 10_000;

    private readonly ConcurrentDictionary<string, Window> windows = new(StringComparer.Ordinal);

    /// <summary>Counts one request.</summary>
    public Spent Spend(string who, int limit)
    {
        var window = Current(who);
        var count = Interlocked.Increment(ref window.Count);
        return new Spent(count <= limit, limit, Math.Max(0, limit - count), window.Ends - clock.GetUtcNow());
    }

    /// <summary>What is left, without counting.</summary>
    public int Left(string who, int limit) =>
        windows.TryGetValue(who, out var window) && window.Ends > clock.GetUtcNow() ? Math.Max(0, limit - window.Count) : limit;

    private Window Current(string who)
    {
        var now = clock.GetUtcNow();
        if (windows.Count > ManyWindows)
            Sweep(now);
        return windows.AddOrUpdate(who, _ => new Window(now + Length), (_, known) => known.Ends > now ? known : new Window(now + Length));
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (who, window) in windows)
        {
            if (window.Ends <= now)
                windows.TryRemove(who, out _);
        }
    }

    private sealed class Window(DateTimeOffset ends)
    {
        public int Count;

        public DateTimeOffset Ends { get; } = ends;
    }
}

/// <param name="Reset">How long until all is allowed again.</param>
internal readonly record struct Spent(bool Granted, int Limit, int Remaining, TimeSpan Reset);

/// <summary>Counts each request of a key, tells in headers what is left, and refuses what is too much.</summary>
internal sealed class KeyAllowance(Allowance allowance, IOptions<ApiOptions> options) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var spent = allowance.Spend("key " + http.User.FindFirstValue(ApiKeys.KeyClaim), options.Value.RequestsPerMinute);
        var seconds = ((int)Math.Ceiling(spent.Reset.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var headers = http.Response.Headers;
        headers["RateLimit-Limit"] = spent.Limit.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Remaining"] = spent.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Reset"] = seconds;
        if (spent.Granted)
            return await next(context);
        headers.RetryAfter = seconds;
        return Problems.TooMany(http);
    }
}
