using Kalliky.Application.Assistant;
using Kalliky.Application.Billing;
using Kalliky.Application.Businesses;
using Kalliky.Application.Customers;
using Kalliky.Application.Shared;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using MediatR;

namespace Kalliky.Application.Ordering;

/// <summary>The caller says yes to what was read back. Committed before it is answered.</summary>
/// <param name="Version">The version that was read back; any other is refused.</param>
/// <param name="Turn">The caller's turn that said yes. What was read back only in answer to it, nobody has heard yet.</param>
public sealed record ConfirmOrder(Situation Call, int Version, int Turn) : IRequest<ConfirmOrder.Answer>
{
    public abstract record Answer;

    /// <summary>Also the answer to a repeated yes.</summary>
    /// <param name="PaysByLink">A text message with a link to pay by is on its way.</param>
    public sealed record Confirmed(OrderState Order, int Number, bool PaysByLink = false) : Answer;

    /// <summary>This version was not read back, or it changed since.</summary>
    public sealed record NotReadBack(OrderState Order) : Answer;

    /// <param name="Missing">The first thing that is missing, as in <see cref="OrderState.Missing"/>; also "minimum".</param>
    public sealed record Incomplete(OrderState Order, string Missing) : Answer;

    public sealed record NotOnSale(OrderState Order, DishAnswer Why) : Answer;

    public sealed record Nothing : Answer;
}

internal sealed class ConfirmOrderHandler(
    Drafts drafts, CustomerCards cards, IOrderNumbers numbers, IKallikyDb db, IVault vault, IMoment moment, LiveNews live, PaymentLinks links)
    : IRequestHandler<ConfirmOrder, ConfirmOrder.Answer>
{
    public async Task<ConfirmOrder.Answer> Handle(ConfirmOrder request, CancellationToken cancellationToken)
    {
        var sheet = await drafts.Sheet(request.Call, cancellationToken);
        if (await drafts.Find(request.Call, cancellationToken) is not { } draft)
        {
            return await drafts.Confirmed(request.Call, cancellationToken) is { Number: { } given, Status: not (OrderStatus.Cancelled or OrderStatus.Refused) } before
                ? new ConfirmOrder.Confirmed(drafts.State(before, sheet), given, sheet.PaysByLink && await links.Has(before.Id, cancellationToken))
                : new ConfirmOrder.Nothing();
        }

        if (Refusal(draft, sheet, request) is { } refusal)
            return refusal;
        var (number, paysByLink) = await Confirm(draft, sheet, cancellationToken);
        live.Publish(new LiveEvent(draft.TenantId, draft.StoreId, "order", draft.Id));
        await cards.Link(request.Call.CallId, draft.CustomerId!.Value, cancellationToken);
        return new ConfirmOrder.Confirmed(drafts.State(draft, sheet), number, paysByLink);
    }

    private ConfirmOrder.Answer? Refusal(Order draft, StoreSheet sheet, ConfirmOrder request)
    {
        var state = drafts.State(draft, sheet);
        if (state.Missing.Count > 0)
            return new ConfirmOrder.Incomplete(state, state.Missing[0]);
        if (draft.ReadBackVersion != draft.Version || request.Version != draft.Version || draft.ReadBackTurn >= request.Turn)
            return new ConfirmOrder.NotReadBack(state);
        return draft.Lines.Select(line => OnSale.Check(sheet, line.ProductId, draft, moment.Now)).OfType<DishAnswer>().FirstOrDefault() is { } why
            ? new ConfirmOrder.NotOnSale(state, why)
            : null;
    }

    private async Task<(int Number, bool PaysByLink)> Confirm(Order draft, StoreSheet sheet, CancellationToken ct)
    {
        var phone = PhoneNumber.Parse(vault.Open(draft.CustomerPhone)!);
        var customer = await cards.Of(phone, draft.CustomerName!, ct);
        customer.Ordered();
        var day = moment.Now.InZone(sheet.Zone).Date;
        var number = await numbers.Next(draft.StoreId, day, ct);
        draft.Confirm(number, day, customer.Id, moment.Now);
        var paysByLink = await links.Offer(draft, sheet, ct);
        await db.SaveChangesAsync(ct);
        return (number, paysByLink);
    }
}
