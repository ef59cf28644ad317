using System.Text.Json.Nodes;

namespace Kalliky.Infrastructure.Data.Seed.Files;

/// <summary>What can be booked, with whom, and what the diary already holds.</summary>
public sealed partial record StoreFile
{
    public sealed record TablePart(string Name = "", int Covers = 0);

    public sealed record ReservationsPart(
        int SlotMinutes = 15, int DurationMinutes = 90, int MaxParty = 8, int LastSeatingBeforeCloseMinutes = 60);

    public sealed record MemberPart
    {
        public string Name { get; init; } = "";

        /// <summary>"all", or the names (the codes) of what this member does. Nothing said is all.</summary>
        public JsonNode? Services { get; init; }

        public IReadOnlyDictionary<string, IReadOnlyList<string>>? Hours { get; init; }

        public IReadOnlyList<string> Closures { get; init; } = [];

        /// <summary>The names that are listed; null for all.</summary>
        public IReadOnlyList<string>? Does => Services is JsonArray list ? [.. list.Select(name => name?.ToString() ?? "")] : null;
    }

    public sealed record ServicePart
    {
        public string? Code { get; init; }

        public string Name { get; init; } = "";

        public int Minutes { get; init; }

        public int Buffer { get; init; }

        public long? Price { get; init; }

        public IReadOnlyList<string> Aliases { get; init; } = [];
    }

    /// <summary>With a member (staff) or in an area, at an absolute local time.</summary>
    public sealed record BookingPart
    {
        public string? Staff { get; init; }

        public string? Area { get; init; }

        public string Start { get; init; } = "";

        public int? Minutes { get; init; }

        public int? Party { get; init; }

        public BookedByPart? Customer { get; init; }

        public IReadOnlyList<string> Services { get; init; } = [];

        public string? Note { get; init; }
    }

    public sealed record BookedByPart(string Name = "", string? Phone = null, string? Birthdate = null);

    public sealed record ReturnsPart(int Days = 0, string? WithoutReceipt = null);
}
