using Kalliky.Application.Assistant;
using Kalliky.Application.Speech.French;
using NodaTime;

namespace Kalliky.Application.Trades.Diary;

/// <summary>Free places for the ear: two at a time, nobody remembers more.</summary>
internal static class SlotSpeech
{
    private const int MostOffered = 2;

    /// <summary>The wished time is free.</summary>
    public static string Free(FoundSlot slot, LocalDate today, bool isTable)
    {
        var with = slot.With is null ? "" : isTable ? $", {BookingSpeech.Area(slot.With)}" : $" avec {BookingSpeech.Person(slot.With)}";
        return $"{Capital(At(slot, today))}, c'est libre{with}.";
    }

    /// <summary>"Je peux vous proposer samedi 28 novembre, dix heures avec Nadia, ou onze heures trente avec Sophie : que préférez-vous ?"</summary>
    public static string Offer(IReadOnlyList<FoundSlot> slots, LocalDate today, bool isTable)
    {
        var offered = slots.Take(MostOffered).ToList();
        if (offered.Count == 0)
            return "Je n'ai rien de libre à ce moment-là. Un autre jour vous conviendrait ?";
        var said = new List<string>();
        for (var at = 0; at < offered.Count; at++)
            said.Add(One(offered[at], at == 0 ? null : offered[at - 1], today, isTable));
        return said.Count == 1
            ? $"Je peux vous proposer {said[0]} : cela vous convient ?"
            : $"Je peux vous proposer {said[0]}, ou {said[1]} : que préférez-vous ?";
    }

    /// <summary>"samedi 28 novembre à dix heures".</summary>
    public static string At(FoundSlot slot, LocalDate today) => BookingSpeech.Read(slot.StartsAt) is { } at ? At(at, today) : "";

    public static string At(LocalDateTime at, LocalDate today) => $"{BookingSpeech.Day(at.Date, today)} à {Times.Say(at.TimeOfDay)}";

    public static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    // What was said of the one before is not said again.
    private static string One(FoundSlot slot, FoundSlot? before, LocalDate today, bool isTable)
    {
        var at = BookingSpeech.Read(slot.StartsAt);
        var same = before is not null && at is { } now && BookingSpeech.Read(before.StartsAt)?.Date == now.Date;
        var when = same ? Times.Say(at!.Value.TimeOfDay) : At(slot, today);
        if (slot.With is null || before is not null && before.With == slot.With && !same)
            return when;
        return isTable ? $"{when}, {BookingSpeech.Area(slot.With)}" : $"{when} avec {BookingSpeech.Person(slot.With)}";
    }
}
