using System.Globalization;
using Kalliky.Application.Telephony;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Telephony;

namespace Kalliky.Infrastructure.Telnyx;

/// <summary>Numbers by Telnyx. It knows no idempotency key for orders, so each carries our reference and is looked for by it
/// before it is made.</summary>
internal sealed class TelnyxNumbers(TelnyxQuestions telnyx, TelnyxPapers papers, TelnyxOptions options) : INumbers
{
    private const int Searched = 20;

    public bool IsDemonstration => false;

    public async Task<IReadOnlyList<PhoneNumber>> Search(NumberSearch search, CancellationToken ct)
    {
        var address = string.Create(CultureInfo.InvariantCulture,
            $"available_phone_numbers?filter[country_code]={search.Country}&filter[phone_number_type]={TypeOf(search.Kind)}&filter[national_destination_code]={search.Prefix}&filter[features][]=voice&filter[limit]={Searched}");
        var found = await telnyx.Get(address, TelnyxNumbersWire.Default.FoundNumbers, ct);
        return [.. (found.Data ?? []).Select(one => PhoneNumber.TryParse(one.PhoneNumber, out var number) ? number : (PhoneNumber?)null).OfType<PhoneNumber>()];
    }

    public Task<IReadOnlyList<RequiredPaper>> Required(string country, NumberKind kind, CancellationToken ct) => papers.Required(country, TypeOf(kind), ct);

    public Task<string> HandIn(PaperFile file, CancellationToken ct) => papers.HandIn(file, TypeOf(file.Kind), ct);

    public Task ForgetPapers(Guid reference, string? file, CancellationToken ct) => papers.Forget(reference, file, ct);

    public async Task<NumberStanding> Order(NumberWish wish, CancellationToken ct)
    {
        var order = await Known(wish, ct);
        if (order is null)
            order = await Make(wish, ct);
        else if (wish.File is { } file)
            order = await Complete(order, file, ct);
        return await Standing(order, wish.File, ct);
    }

    public async Task<NumberStanding> Look(string order, string? file, CancellationToken ct) => await Standing(await Read(order, ct), file, ct);

    // Ordered for them already; said again, so that whatever became of the order the number rings here.
    public async Task<string> Assign(NumberWish wish, CancellationToken ct)
    {
        var owned = await Owned($"phone_numbers?filter[phone_number]={Uri.EscapeDataString(wish.Number.Value)}", ct);
        if (owned.FirstOrDefault(one => one.PhoneNumber == wish.Number.Value)?.Id is not { Length: > 0 } id)
            throw new NumberException(NumberTrouble.NotReachable);
        if (options.ConnectionId is { Length: > 0 } connection)
            await telnyx.Send(HttpMethod.Patch, Number(id), new NumberBody(connection, Reference(wish.Reference)), TelnyxNumbersWire.Default.NumberBody, TelnyxNumbersWire.Default.IdAnswer, NumberTrouble.OurFault, ct);
        if (options.MessagingProfileId is { Length: > 0 } profile)
            await telnyx.Send(HttpMethod.Patch, Number(id) + "/messaging", new NumberMessagingBody(profile), TelnyxNumbersWire.Default.NumberMessagingBody, TelnyxNumbersWire.Default.IdAnswer, NumberTrouble.OurFault, ct);
        return id;
    }

    // An order may have been granted, or made, without our having been told.
    public async Task Release(Guid reference, string? order, string? number, CancellationToken ct)
    {
        var made = number is not null ? null : order is null ? await Find(reference, ct) : await telnyx.Find($"number_orders/{Uri.EscapeDataString(order)}", TelnyxNumbersWire.Default.OrderAnswer, ct) is { } known ? Whole(known.Data) : null;
        foreach (var part in made is { Status: "pending" } ? made.SubNumberOrdersIds ?? [] : [])
            await telnyx.Remove(HttpMethod.Patch, $"sub_number_orders/{Uri.EscapeDataString(part)}/cancel", ct);

        // Of an order that was not granted somebody else may have the number meanwhile, another business of ours too.
        var ids = (made is { Status: "success" } ? made.PhoneNumbers ?? [] : []).Select(one => one.PhoneNumber).OfType<string>().ToList();
        var owned = number is not null ? [number] : await Owned(ids, ct);
        foreach (var id in owned)
            await telnyx.Remove(HttpMethod.Delete, Number(id), ct);
    }

    private async Task<OrderData?> Known(NumberWish wish, CancellationToken ct) => wish.Order is { } order ? await Read(order, ct) : await Find(wish.Reference, ct);

    private async Task<OrderData?> Find(Guid reference, CancellationToken ct)
    {
        var found = await telnyx.Get($"number_orders?filter[customer_reference]={Reference(reference)}", TelnyxNumbersWire.Default.OrdersAnswer, ct);
        return found.Data is [{ Id: { } id }, ..] ? await Read(id, ct) : null;
    }

    private async Task<OrderData> Read(string order, CancellationToken ct) =>
        Whole((await telnyx.Get($"number_orders/{Uri.EscapeDataString(order)}", TelnyxNumbersWire.Default.OrderAnswer, ct)).Data);

    private async Task<OrderData> Make(NumberWish wish, CancellationToken ct)
    {
        var body = new OrderBody([new OrderedBody(wish.Number.Value, wish.File)], Set(options.ConnectionId), Set(options.MessagingProfileId), Reference(wish.Reference));
        return Whole((await telnyx.Send(HttpMethod.Post, "number_orders", body, TelnyxNumbersWire.Default.OrderBody, TelnyxNumbersWire.Default.OrderAnswer, NumberTrouble.Taken, ct)).Data);
    }

    private async Task<OrderData> Complete(OrderData order, string file, CancellationToken ct)
    {
        foreach (var part in order.Status == "pending" ? order.SubNumberOrdersIds ?? [] : [])
            await telnyx.Send(HttpMethod.Post, $"sub_number_orders/{Uri.EscapeDataString(part)}/requirement_group", new GroupOfOrder(file), TelnyxNumbersWire.Default.GroupOfOrder, TelnyxNumbersWire.Default.IdAnswer, NumberTrouble.OurFault, ct);
        return await Read(order.Id!, ct);
    }

    private async Task<NumberStanding> Standing(OrderData order, string? file, CancellationToken ct)
    {
        var stage = TelnyxStages.Of(order);
        if (stage != NumberStage.PapersDeclined || file is null)
            return new NumberStanding(stage, order.Id!, []);

        // The order lags behind its papers: where none is declined any more, they are being looked at once again.
        var declined = await papers.Declined(file, ct);
        return new NumberStanding(declined.Count == 0 ? NumberStage.UnderReview : stage, order.Id!, declined);
    }

    private async Task<IReadOnlyList<string>> Owned(List<string> numbers, CancellationToken ct)
    {
        var owned = new List<string>();
        foreach (var number in numbers)
            owned.AddRange((await Owned($"phone_numbers?filter[phone_number]={Uri.EscapeDataString(number)}", ct)).Where(one => one.PhoneNumber == number).Select(one => one.Id).OfType<string>());
        return owned;
    }

    private async Task<IReadOnlyList<OwnedNumber>> Owned(string address, CancellationToken ct) =>
        (await telnyx.Get(address, TelnyxNumbersWire.Default.OwnedNumbers, ct)).Data ?? [];

    private static OrderData Whole(OrderData? order) =>
        order is { Id.Length: > 0 and <= NumberOrder.LongestHandle } ? order : throw new NumberException(NumberTrouble.NotReachable);

    private static string Number(string id) => $"phone_numbers/{Uri.EscapeDataString(id)}";

    private static string Reference(Guid ours) => ours.ToString("N");

    private static string TypeOf(NumberKind kind) => kind == NumberKind.National ? "national" : "local";

    private static string? Set(string? setting) => string.IsNullOrWhiteSpace(setting) ? null : setting;
}
