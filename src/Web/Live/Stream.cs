using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kalliky.Web.Live;

/// <summary>GET /live/{store}: what changes in a store, as server-sent events that say what kind and which id, nothing
/// more. The page asks for the rest under its own rights, so nothing personal travels here.</summary>
internal static class Stream
{
    /// <summary>Pages say so after twice this without news.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>Then the browser comes back by itself, and its sign-in is looked at again.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    public static void MapLive(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/live/{store}", Open).RequireAuthorization().ExcludeFromDescription();

    private static async Task<Results<ServerSentEventsResult<string>, NotFound>> Open(
        string store, HttpContext context, CurrentTenant tenant, IServiceScopeFactory scopes, ILiveFeed feed)
    {
        var ct = context.RequestAborted;
        if (tenant.Id is not { } business || await Find(scopes, business, store, ct) is not { } shell)
            return TypedResults.NotFound();
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(Events(feed, business, shell.StoreId, ct));
    }

    // In a scope that ends here: the stream lasts, and must not hold a database connection.
    private static async Task<ShowShell.Shell?> Find(IServiceScopeFactory scopes, Guid business, string store, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(business);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ShowShell(store), ct);
    }

    private static async IAsyncEnumerable<SseItem<string>> Events(
        ILiveFeed feed, Guid business, Guid store, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        end.CancelAfter(Longest);
        var events = Channel.CreateBounded<SseItem<string>>(new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest });
        var pumping = Task.WhenAll(Pump(feed, business, store, events.Writer, end.Token), Tick(events.Writer, end.Token));
        try
        {
            yield return new SseItem<string>("", "beat");
            await foreach (var next in events.Reader.ReadAllAsync(CancellationToken.None))
                yield return next;
        }
        finally
        {
            // Also when writing to the page failed before its end was known.
            await end.CancelAsync();
            await pumping;
        }
    }

    private static async Task Pump(ILiveFeed feed, Guid business, Guid store, ChannelWriter<SseItem<string>> events, CancellationToken ct)
    {
        try
        {
            await foreach (var change in feed.Watch(business, ct))
            {
                if (change.StoreId == store)
                    events.TryWrite(new SseItem<string>(change.Id.ToString(), change.Kind));
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The page was closed, or its time is over.
        }
        finally
        {
            events.TryComplete();
        }
    }

    private static async Task Tick(ChannelWriter<SseItem<string>> events, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
                events.TryWrite(new SseItem<string>("", "beat"));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // As above.
        }
    }
}
