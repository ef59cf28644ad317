using Kalliky.Application.Billing;
using Kalliky.Application.Businesses;
using Kalliky.Application.Ordering;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Kalliky.Infrastructure.Data.Seed;

/// <summary>The orders of the demo's past, from the real menu at its real prices.</summary>
internal sealed class DemoOrders(KallikyDb db, IVault vault, IMoment moment, IOrderNumbers numbers, IStoreSheets sheets, IOptions<PlanOptions> plans)
{
    private static readonly Duration LongestWork = Duration.FromHours(2);

    public async Task Tell(HistoryFile.PastOrder past, Store store, Call call, Customer customer, int readBack, string by, CancellationToken ct)
    {
        var sheet = await sheets.Of(store.Id, ct);
        var order = new Order(moment.NewId(), store.TenantId, store.Id, call.Id, isTest: false, call.StartedAt);
        foreach (var dish in past.Lines)
            order.Add(Dish(dish, sheet.Products.Single(product => product.Name == dish.Product)));
        foreach (var allergy in past.Allergies ?? [])
            order.Mind(allergy);
        if (past.To is { } to)
            order.Deliver(vault.SealAddress(new DeliveryAddress(to.Street, to.Postcode, to.City, null)), new Money(store.Delivery?.Fee ?? 0));
        else
            order.Collect();
        order.ReadyFor(call.StartedAt + Duration.FromMinutes(past.ReadyIn), past.AsSoon);
        order.For(customer.Name);
        order.CallBackOn(customer.Phone);
        order.WasReadBack(readBack);

        var at = call.EndedAt!.Value - Duration.FromSeconds(15);
        var day = at.InZone(sheet.Zone).Date;
        order.Confirm(await numbers.Next(store.Id, day, ct), day, customer.Id, at);
        customer.Ordered();
        Handle(order, past, by, at);
        db.Orders.Add(order);
        Book(order);
    }

    private void Book(Order order)
    {
        var rate = new CommissionRate(plans.Value.Enterprise.CommissionBasisPoints);
        foreach (var posting in new OrderCommission(order, [], rate, moment.NewId).Missing())
        {
            db.LedgerEntries.Add(posting.Entry);
            db.LedgerLines.AddRange(posting.Lines);
        }
    }

    private static OrderLine Dish(HistoryFile.PastDish past, SheetProduct product)
    {
        var options = product.OptionGroups.SelectMany(group => group.Choices
            .Where(choice => past.Options?.Contains(choice.Name) ?? false)
            .DefaultIfEmpty(group.Choices.FirstOrDefault(choice => choice.Name == group.Default))
            .OfType<Domain.Catalogue.OptionChoice>()
            .Select(choice => new ChosenOption(group.Name, choice.Name, choice.Price))).ToList();
        return new OrderLine(
            0, product.Id, product.Name, past.Quantity, product.Price + new Money(options.Sum(option => option.Price)),
            product.TakeAwayVat, product.IsAlcohol, options, past.Removed ?? [], past.Note);
    }

    // As far as the story says; what is long past is finished in any case.
    private void Handle(Order order, HistoryFile.PastOrder past, string by, Instant at)
    {
        var state = past.State is not (OrderStatus.Refused or OrderStatus.Cancelled) && moment.Now - at > LongestWork ? OrderStatus.Completed : past.State;
        Instant After(int minutes) => Instant.Min(at + Duration.FromMinutes(minutes), moment.Now);
        if (state == OrderStatus.Refused)
            order.Refuse(past.Why ?? "", by, After(1));
        else if (state == OrderStatus.Cancelled)
            order.Cancel("caller", After(1));
        if (state is OrderStatus.Accepted or OrderStatus.Preparing or OrderStatus.Ready or OrderStatus.Completed)
            order.Accept(by, After(1));
        if (state is OrderStatus.Preparing or OrderStatus.Ready or OrderStatus.Completed)
            order.Prepare(by, After(4));
        if (state is OrderStatus.Ready or OrderStatus.Completed)
            order.MarkReady(by, After(18));
        if (state == OrderStatus.Completed)
            order.Complete(by, After(27));
    }
}
