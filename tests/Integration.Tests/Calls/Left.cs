using System.Globalization;
using Kalliky.Application.Scheduling;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Scheduling;
using Kalliky.Fakes.Telnyx;
using Kalliky.Testing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>What a call left behind, a line each, so that a test says all of it.</summary>
internal sealed class Left(HighStreet street, FakeCall call)
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    /// <summary>The rows that the call made, drafts included.</summary>
    public Task<string[]> Bookings() => street.Read(async (db, vault) =>
    {
        var id = (await street.CallOf(call)).Id;
        var rows = await db.Bookings.AsNoTracking().Where(booking => booking.CallId == id).OrderBy(booking => booking.StartsAt).ThenBy(booking => booking.Id).ToListAsync();
        var names = await db.Resources.ToDictionaryAsync(resource => resource.Id, resource => resource.Name);
        return rows.Select(row => string.Join(" | ",
            row.Kind,
            row.Status,
            row.Kind == BookingKind.Hold ? $"jusqu'à {At(row.EndsAt)}" : $"{At(row.StartsAt)} - {At(row.EndsAt)[^5..]}",
            row.ResourceId is { } who ? names[who] : "-",
            row.PartySize is { } party ? $"{party} couverts" : row.Article is { } article ? $"{article.Quantity} {article.Name}" : string.Join(" + ", row.Services.Select(service => service.Name)),
            row.CustomerName,
            vault.Open(row.CustomerPhone),
            row.History[^1].By)).ToArray();
    });

    /// <summary>The day as the merchant's agenda shows it, this call's entries only.</summary>
    public async Task<string[]> Agenda(LocalDate day)
    {
        await using var scope = TestDatabase.Scope(street.Usual.Services, street.Tenant);
        var row = await street.CallOf(call);
        var agenda = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ShowAgenda(row.StoreId, day, 1));
        return [.. agenda.Entries.Where(entry => entry.CallId == row.Id).Select(entry =>
            $"{At(entry.StartsAt)[^5..]} {agenda.Columns.Single(column => column.Id == entry.ResourceId).Name} : {entry.CustomerName}, {entry.Phone}, {entry.Status}")];
    }

    /// <summary>What those who work for the store are listed of it.</summary>
    public async Task<IReadOnlyList<BookingView>> Listed(BookingKind kind)
    {
        await using var scope = TestDatabase.Scope(street.Usual.Services, street.Tenant);
        var row = await street.CallOf(call);
        var listed = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ListBookings(row.StoreId, kind, null, null, null, Limit: 100));
        return [.. listed.Rows.Where(view => view.CallId == row.Id)];
    }

    /// <summary>The messages' rows, by the time at which they are due, once the carrier has told of those that were sent.</summary>
    public async Task<string[]> Messages(int sent)
    {
        var id = (await street.CallOf(call)).Id;
        await Telephone.Until(async () => await street.Read((db, _) => db.Messages.CountAsync(row => row.CallId == id && row.Status == MessageStatus.Delivered)) == sent);
        return await street.Read(async (db, vault) =>
        {
            var rows = await db.Messages.AsNoTracking().Where(row => row.CallId == id).OrderBy(row => row.DueAt).ThenBy(row => row.Id).ToListAsync();
            return rows.Select(row => $"{row.Kind} | {row.Status} | {(row.Status is MessageStatus.Pending or MessageStatus.Cancelled ? At(row.DueAt) : "at once")} | {vault.Open(row.Recipient)}").ToArray();
        });
    }

    /// <summary>What reached the caller's telephone, and from whom.</summary>
    public string[] Texts => [.. street.Carrier.Texts.Sent.Where(text => text.To == call.From).Select(text => $"{text.From} : {text.Text}")];

    /// <summary>The merchant calls it off in the agenda.</summary>
    public async Task CallOff(BookingKind kind)
    {
        var booking = (await Listed(kind)).Single().Id;
        await using var scope = TestDatabase.Scope(street.Usual.Services, street.Tenant);
        (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new CallOffBooking(booking, Guid.Empty.ToString()))).ShouldBeOfType<DiaryEntry.Written>();
    }

    public Task<string[]> Tickets() => street.Read(async (db, vault) =>
    {
        var id = (await street.CallOf(call)).Id;
        var rows = await db.Tickets.AsNoTracking().Where(ticket => ticket.CallId == id).ToListAsync();
        return rows.Select(ticket => $"{ticket.Kind} | {ticket.Status} | {ticket.Subject} | {vault.Open(ticket.Body)} | {vault.Open(ticket.Phone)}").ToArray();
    });

    /// <summary>What came of the call and in a sentence, once everything that follows it is done.</summary>
    public async Task<(CallOutcome Outcome, string Summary)> Concluded()
    {
        await Telephone.Until(async () => (await street.CallOf(call)).Summary is not null);
        var row = await street.CallOf(call);
        row.IsOver.ShouldBeTrue();
        return (row.Outcome, await street.Read((_, vault) => Task.FromResult(vault.Open(row.Summary)!)));
    }

    private static string At(Instant instant) => instant.InZone(Paris).ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
