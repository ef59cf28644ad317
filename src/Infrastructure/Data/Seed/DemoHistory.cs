using Kalliky.Application.Assistant;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Infrastructure.Data.Seed;

/// <summary>Fills the demo business with calls, orders and tickets by the domain's own verbs. It is past: nobody is told of it.</summary>
internal sealed class DemoHistory(KallikyDb db, IVault vault, IMoment moment, DemoOrders orders)
{
    private const string NoticeVersion = "2026-11";

    private static readonly Duration BetweenLines = Duration.FromSeconds(7);

    // By the keyed hash of the number.
    private Dictionary<string, Customer> customers = [];

    public async Task Tell(string by, CancellationToken ct)
    {
        var stores = await db.Stores.ToDictionaryAsync(store => store.Key, ct);
        var now = moment.Now;

        // Those who have booked are known already.
        customers = await db.Customers.ToDictionaryAsync(card => card.PhoneKey, ct);
        var calls = HistoryFile.Read().Calls
            .SelectMany(past => (past.Days ?? [0]).Select(days => (Past: past, Start: now - Duration.FromMinutes(past.Ago) - Duration.FromDays(days))))
            .OrderBy(call => call.Start);
        foreach (var (past, start) in calls)
            await Tell(past, stores[past.Store], start, by, ct);
        foreach (var row in db.ChangeTracker.Entries<Entity>())
            row.Entity.ForgetEvents();
        await db.SaveChangesAsync(ct);
    }

    private async Task Tell(HistoryFile.PastCall past, Store store, Instant start, string by, CancellationToken ct)
    {
        var phone = PhoneNumber.Parse(past.Caller);
        var end = start + Duration.FromSeconds(5) + (BetweenLines * past.Lines.Count);
        var customer = past.Name is { } name ? Customer(name, phone, start) : null;
        var call = new Call(moment.NewId(), store.TenantId, store.Id, $"demo-{moment.NewId():N}", vault.Seal(phone.Value), vault.KeyOf(phone), isTest: false, start)
        {
            CustomerId = customer?.Id,
        };
        call.PickedUp(start + Duration.FromSeconds(2));
        call.Answer(new Disclosure(past.Lines[0].A!, NoticeVersion, start + Duration.FromSeconds(2)), start + Duration.FromSeconds(2));
        call.Transferring(past.Transfer);
        call.End("normal_clearing", end);
        call.Concluded(past.Outcome, vault.Seal(past.Summary));
        db.Calls.Add(call);
        var use = new UsageEntry(moment.NewId(), store.TenantId, store.Id, call.Id, start);
        use.Close(call.AnsweredAt, end);
        db.UsageEntries.Add(use);
        var readBack = Say(past.Lines, call);
        if (past.Order is { } order)
            await orders.Tell(order, store, call, customer!, readBack, by, ct);
        if (past.Ticket is { } ticket)
            Open(ticket, call, customer!, phone, end);
    }

    private Customer Customer(string name, PhoneNumber phone, Instant at)
    {
        var key = vault.KeyOf(phone);
        if (!customers.TryGetValue(key, out var known))
        {
            customers[key] = known = new Customer(moment.NewId(), Guid.Empty, name, vault.Seal(phone.Value), key, at);
            db.Customers.Add(known);
        }

        known.Called(at);
        return known;
    }

    // Answers the turn in which the order was read back.
    private int Say(IReadOnlyList<HistoryFile.Line> lines, Call call)
    {
        var (sequence, callers, readBack) = (0, 0, 0);
        foreach (var (line, index) in lines.Select((line, index) => (line, index)))
        {
            var at = call.StartedAt + Duration.FromSeconds(2) + (BetweenLines * index);
            if (line.Tool is { } tool)
            {
                var answer = new ToolAnswer(line.Say ?? "").ToJson();
                db.ToolCalls.Add(new ToolCall(
                    moment.NewId(), call.TenantId, call.Id, callers, tool, vault.Seal(line.Args?.ToJsonString(Mapping.Json.Options) ?? "{}"), vault.Seal(answer), at, 12));
                continue;
            }

            var speaker = line.C is null ? Speaker.Assistant : Speaker.Caller;
            db.CallTurns.Add(new CallTurn(moment.NewId(), call.TenantId, call.Id, ++sequence, speaker, vault.Seal(line.A ?? line.C!), at)
            {
                Interrupted = line.Interrupted,
                Unheard = line.Unheard is { } unheard ? vault.Seal(unheard) : null,
                Model = speaker == Speaker.Assistant && sequence > 1 ? "offline" : null,
                FirstTextMilliseconds = speaker == Speaker.Assistant && sequence > 1 ? 40 : null,
            });
            callers = speaker == Speaker.Caller ? sequence : callers;
            readBack = line.Back ? sequence : readBack;
        }

        return readBack;
    }

    private void Open(HistoryFile.PastTicket past, Call call, Customer customer, PhoneNumber phone, Instant at)
    {
        db.Tickets.Add(new Ticket(moment.NewId(), call.TenantId, call.StoreId, past.Kind, past.Subject, at)
        {
            CallId = call.Id,
            CustomerId = customer.Id,
            CustomerName = customer.Name,
            Phone = vault.Seal(phone.Value),
            Body = vault.Seal(past.Body),
        });
    }
}
