using FluentValidation;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using MediatR;

namespace Kalliky.Application.Ordering;

/// <summary>Collected, delivered or eaten on the spot. An address may come in pieces: what is null stays as it was.</summary>
public sealed record SetFulfilment(
    Situation Call, Fulfilment Mode, string? Street = null, string? Postcode = null, string? City = null, string? Details = null)
    : IRequest<SetFulfilment.Answer>
{
    public abstract record Answer;

    public sealed record Set(OrderState Order, DeliveryAddress? Address, Delivery? Delivery) : Answer;

    public sealed record NoDelivery(OrderState? Order) : Answer;

    /// <summary>Not delivered there. The order is now for delivery, its address still to be given.</summary>
    public sealed record OutOfZone(OrderState Order, string Where, Delivery Delivery) : Answer;
}

internal sealed class SetFulfilmentValidator : AbstractValidator<SetFulfilment>
{
    public SetFulfilmentValidator()
    {
        RuleFor(request => request.Mode).IsInEnum();
        RuleFor(request => request.Street).MaximumLength(120).WithMessage("La rue tient en 120 caractères.");
        RuleFor(request => request.Postcode).Matches("^[0-9]{5}$").When(request => !string.IsNullOrWhiteSpace(request.Postcode))
            .WithMessage("Un code postal a cinq chiffres.");
        RuleFor(request => request.City).MaximumLength(80).WithMessage("La ville tient en 80 caractères.");
        RuleFor(request => request.Details).MaximumLength(Bounds.Note).WithMessage("Les précisions tiennent en 200 caractères.");
    }
}

internal sealed class SetFulfilmentHandler(Drafts drafts, IVault vault, IMoment moment) : IRequestHandler<SetFulfilment, SetFulfilment.Answer>
{
    public async Task<SetFulfilment.Answer> Handle(SetFulfilment request, CancellationToken cancellationToken)
    {
        var sheet = await drafts.Sheet(request.Call, cancellationToken);
        if (request.Mode == Fulfilment.Delivery && sheet.Delivery is null)
            return new SetFulfilment.NoDelivery(await drafts.Find(request.Call, cancellationToken) is { } d ? drafts.State(d, sheet) : null);
        var draft = await drafts.Open(request.Call, cancellationToken);
        var answer = request.Mode switch
        {
            Fulfilment.Delivery => Deliver(request, draft, sheet.Delivery!),
            Fulfilment.OnSite => Here(draft),
            _ => Collect(draft),
        };
        TaxAnew(draft, sheet);
        EstimateAnew(draft, sheet);
        var state = await drafts.Save(draft, sheet, cancellationToken);
        return answer(state);
    }

    private Func<OrderState, SetFulfilment.Answer> Deliver(SetFulfilment request, Order draft, Delivery delivery)
    {
        var said = Merge(vault.OpenAddress(draft.Address), request);
        var fee = new Money(delivery.Fee);
        if (said is not null && (said.City.Length > 0 || said.Postcode.Length > 0))
        {
            if (Zones.Place(delivery, said) is not { } placed)
            {
                draft.Deliver(null, fee);
                return state => new SetFulfilment.OutOfZone(state, said.City.Length > 0 ? said.City : said.Postcode, delivery);
            }

            said = placed;
        }

        draft.Deliver(said is null ? null : vault.SealAddress(said), fee);
        return state => new SetFulfilment.Set(state, said, delivery);
    }

    private static Func<OrderState, SetFulfilment.Answer> Collect(Order draft)
    {
        draft.Collect();
        return state => new SetFulfilment.Set(state, null, null);
    }

    private static Func<OrderState, SetFulfilment.Answer> Here(Order draft)
    {
        draft.EatIn();
        return state => new SetFulfilment.Set(state, null, null);
    }

    // A new city makes an old postcode meaningless, and the other way round.
    private static DeliveryAddress? Merge(DeliveryAddress? known, SetFulfilment said)
    {
        var moved = Given(said.City) || Given(said.Postcode);
        var address = new DeliveryAddress(
            Given(said.Street) ? said.Street!.Trim() : known?.Street ?? "",
            Given(said.Postcode) ? said.Postcode!.Trim() : moved ? "" : known?.Postcode ?? "",
            Given(said.City) ? said.City!.Trim() : moved ? "" : known?.City ?? "",
            Given(said.Details) ? said.Details!.Trim() : known?.Details);
        return address == new DeliveryAddress("", "", "", null) ? null : address;
    }

    private static bool Given(string? text) => !string.IsNullOrWhiteSpace(text);

    // What is eaten here and what is taken away may be taxed differently.
    private static void TaxAnew(Order draft, StoreSheet sheet)
    {
        foreach (var line in draft.Lines)
        {
            if (sheet.Product(line.ProductId) is { } product && Dish.VatOf(product, draft.Fulfilment) is var vat && vat != line.VatPerMille)
                draft.Replace(line.Number, line with { VatPerMille = vat });
        }
    }

    private void EstimateAnew(Order draft, StoreSheet sheet)
    {
        if (draft.AsSoonAsPossible && ReadyTimes.AsSoonAsPossible(sheet, draft.Fulfilment, moment.Now) is TimeAnswer.Ready ready)
            draft.ReadyFor(ready.At, true);
    }
}
