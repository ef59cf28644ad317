using Kalliky.Application.Assistant;
using Kalliky.Application.Shared;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using MediatR;
using NodaTime;

namespace Kalliky.Application.Ordering;

/// <summary>Before the caller says yes: the whole order, as it will be confirmed. Marks this version as the one heard.</summary>
/// <param name="Turn">The turn of the call in which it is read back.</param>
public sealed record ReadBackOrder(Situation Call, int Turn) : IRequest<ReadBackOrder.Answer>
{
    public abstract record Answer;

    public sealed record Read(OrderState Order, Reading Reading) : Answer;

    /// <summary>Something must be asked first: see <see cref="OrderState.Missing"/>.</summary>
    public sealed record Incomplete(OrderState Order, string Missing) : Answer;

    public sealed record NotOnSale(OrderState Order, DishAnswer Why) : Answer;

    public sealed record Nothing : Answer;
}

/// <summary>An order as it is read aloud.</summary>
/// <param name="OtherPhone">The number to call back on, when it is not the one that the call comes from.</param>
/// <param name="ReadyAt">Local.</param>
public sealed record Reading(
    IReadOnlyList<OrderLine> Lines,
    Fulfilment Fulfilment,
    LocalDateTime ReadyAt,
    LocalDate Today,
    bool AsSoonAsPossible,
    DeliveryAddress? Address,
    string Name,
    PhoneNumber? OtherPhone,
    IReadOnlyList<string> Allergies,
    Money DeliveryFee,
    Money Total)
{
    public bool HasAlcohol => Lines.Any(line => line.IsAlcohol);
}

internal sealed class ReadBackOrderHandler(Drafts drafts, IVault vault, IMoment moment) : IRequestHandler<ReadBackOrder, ReadBackOrder.Answer>
{
    public async Task<ReadBackOrder.Answer> Handle(ReadBackOrder request, CancellationToken cancellationToken)
    {
        var sheet = await drafts.Sheet(request.Call, cancellationToken);
        if (await drafts.Find(request.Call, cancellationToken) is not { } draft)
            return new ReadBackOrder.Nothing();
        Estimate(draft, sheet);
        var state = drafts.State(draft, sheet);
        if (state.Missing.Count > 0)
            return new ReadBackOrder.Incomplete(state, state.Missing[0]);
        foreach (var line in draft.Lines)
        {
            if (OnSale.Check(sheet, line.ProductId, draft, moment.Now) is { } why)
                return new ReadBackOrder.NotOnSale(state, why);
        }

        draft.WasReadBack(request.Turn);
        state = await drafts.Save(draft, sheet, cancellationToken);
        return new ReadBackOrder.Read(state, Of(draft, request.Call, sheet.Zone));
    }

    // "As soon as possible" is counted from now, not from when it was first said.
    private void Estimate(Order draft, Businesses.StoreSheet sheet)
    {
        if (draft.AsSoonAsPossible && ReadyTimes.AsSoonAsPossible(sheet, draft.Fulfilment, moment.Now) is TimeAnswer.Ready ready && ready.At != draft.ReadyAt)
            draft.ReadyFor(ready.At, true);
    }

    private Reading Of(Order draft, Situation call, DateTimeZone zone)
    {
        var phone = PhoneNumber.Parse(vault.Open(draft.CustomerPhone)!);
        return new Reading(
            draft.Lines, draft.Fulfilment!.Value, draft.ReadyAt!.Value.InZone(zone).LocalDateTime, moment.Now.InZone(zone).Date,
            draft.AsSoonAsPossible, vault.OpenAddress(draft.Address), draft.CustomerName!, phone == call.Caller ? null : phone,
            draft.Allergies, draft.DeliveryFee, draft.Total);
    }
}
