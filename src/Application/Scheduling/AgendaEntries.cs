using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;

namespace Kalliky.Application.Scheduling;

/// <summary>A booking as it stands in the agenda; in a practice without its remark.</summary>
internal static class AgendaEntries
{
    public static ShowAgenda.Entry Of(Booking row, IVault vault, bool isClinic) => new(
        row.Id, row.Kind, row.Status, row.ResourceId, row.StartsAt, row.EndsAt, row.BusyUntil, row.Services, row.PartySize, row.Article,
        row.CustomerName, vault.Open(row.CustomerPhone), row.CustomerId, row.CallId, TakenBy(row), isClinic ? null : vault.Open(row.Note), row.IsForced, row.IsTest);

    private static string TakenBy(Booking row) =>
        row.CallId is not null ? "caller" : row.History.FirstOrDefault(change => change.What == "confirmed")?.By ?? "caller";
}
