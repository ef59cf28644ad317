using Kalliky.Application.Businesses;
using NodaTime;

namespace Kalliky.Web.Pages.Shared;

/// <summary>The store whose pages are open: named by the address, found among those of the signed-in business.</summary>
public sealed class OpenStore
{
    private ShowShell.Shell? shell;

    public ShowShell.Shell Shell => shell ?? throw new InvalidOperationException("This page has no store in its address.");

    /// <summary>This page has a store in its address.</summary>
    public bool IsOpen => shell is not null;

    public Guid Id => Shell.StoreId;

    public string Key => Shell.Key;

    /// <summary>Closed for good: its past is read, and nothing begins.</summary>
    public bool IsClosed => Shell.StoreClosedAt is not null;

    /// <summary>It closes, or the whole business does: the assistant rests from the moment somebody asked.</summary>
    public bool Leaves => (Shell.StoreClosesAt ?? Shell.ClosesAt) is not null;

    public DateTimeZone Zone => Shell.Zone;

    /// <summary>An address inside this store's pages, such as <c>To("commandes")</c>.</summary>
    public string To(string page) => $"/{Key}/{page}";

    public void Open(ShowShell.Shell store) => shell = store;
}
