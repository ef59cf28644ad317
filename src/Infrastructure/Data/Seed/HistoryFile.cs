using System.Text.Json;
using System.Text.Json.Nodes;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Tickets;
using Kalliky.Infrastructure.Data.Mapping;
using Kalliky.Infrastructure.Data.Seed.Files;

namespace Kalliky.Infrastructure.Data.Seed;

/// <summary>What the demo business has lived through, as seed/history.yaml tells it.</summary>
internal sealed record HistoryFile(IReadOnlyList<HistoryFile.PastCall> Calls)
{
    public static HistoryFile Read() => YamlText.ToJson(DemoStores.Text("seed/history.yaml")).Deserialize<HistoryFile>(Json.Options)!;

    /// <param name="Ago">Minutes before now.</param>
    public sealed record PastCall(
        string Store, int Ago, string Caller, CallOutcome Outcome, string Summary, IReadOnlyList<Line> Lines,
        string? Name = null, IReadOnlyList<int>? Days = null, TransferState Transfer = TransferState.None, PastOrder? Order = null, PastTicket? Ticket = null);

    /// <param name="A">What the assistant said; <paramref name="C"/> the caller; <paramref name="Tool"/> the tool that was used.</param>
    /// <param name="Back">The order was read back here.</param>
    public sealed record Line(
        string? A = null, string? C = null, string? Tool = null, JsonObject? Args = null, string? Say = null,
        bool Back = false, bool Interrupted = false, string? Unheard = null);

    public sealed record PastOrder(
        Fulfilment Fulfilment, int ReadyIn, OrderStatus State, IReadOnlyList<PastDish> Lines,
        bool AsSoon = false, StoreFile.AddressPart? To = null, IReadOnlyList<string>? Allergies = null, string? Why = null);

    public sealed record PastDish(
        string Product, int Quantity = 1, IReadOnlyList<string>? Options = null, IReadOnlyList<string>? Removed = null, string? Note = null);

    public sealed record PastTicket(TicketKind Kind, string Subject, string Body);
}
