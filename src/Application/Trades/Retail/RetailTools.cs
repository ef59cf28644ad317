using System.ComponentModel;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Shared;
using Kalliky.Application.Trades.Diary;
using MediatR;
using Microsoft.SemanticKernel;

namespace Kalliky.Application.Trades.Retail;

/// <summary>What the assistant of a shop can look up and put aside.</summary>
internal sealed class RetailTools(IMediator mediator, CurrentCall call, IStoreSheets sheets, IMoment moment)
{
    [KernelFunction("find_product")]
    [Description("Cherche un article : prix, tailles, ce qu'il en reste. À utiliser avant de dire qu'un article est là.")]
    public async Task<ToolAnswer> FindProduct([Description("Ce que l'appelant cherche, sans la taille")] string query, CancellationToken ct)
    {
        var found = ArticleSearch.Find(await Sheet(ct), query.Length > 120 ? query[..120] : query);
        if (found.Count == 0)
            return new ToolAnswer("Je ne trouve pas cet article chez nous. Cherchez-vous autre chose, ou voulez-vous laisser un message ?", false, "not_found");
        var left = await mediator.Send(new StockLeft(call.Situation.StoreId), ct);
        var shown = found.Select(article => ArticleSearch.Show(article, left.GetValueOrDefault(article.Id) ?? [], moment.Now)).ToList();
        return new ToolAnswer(ArticleSpeech.Found(shown), Found: shown);
    }

    [KernelFunction("hold_product"), Writes]
    [Description("Met un article de côté pour l'appelant, le temps de finir. Rien n'est encore confirmé.")]
    public async Task<ToolAnswer> HoldProduct(
        [Description("Identifiant de l'article, de la liste ou de find_product")] string product_id,
        [Description("La taille, s'il y en a plusieurs")] string? size = null,
        int? quantity = null,
        [Description("Jusqu'à quand, heure locale telle que 2026-11-28T19:00, ou la date seule")] string? until = null,
        CancellationToken ct = default)
    {
        var sheet = await Sheet(ct);
        var today = moment.Now.InZone(sheet.Zone).Date;
        if (!LocalWish.TryRead(until, endOfDay: true, today, sheet.Zone, out var end))
            return new ToolAnswer("Jusqu'à quel jour, s'il vous plaît ?", false, "invalid_date");
        if (ArticleSearch.Named(sheet, product_id) is not { } article)
            return new ToolAnswer("Je ne trouve pas cet article chez nous.", false, "unknown_product");
        return await mediator.Send(new HoldProduct(call.Situation, article.Id, size, quantity, end), ct) switch
        {
            Scheduling.HoldProduct.Held held => HeldSpeech.Kept(held.Booking, today),
            Scheduling.HoldProduct.NotHeld no => ArticleSpeech.Refused(no.Why, today),
            _ => throw new InvalidOperationException("Unknown answer."),
        };
    }

    [KernelFunction("order_ready")]
    [Description("Ce qui est mis de côté pour l'appelant, et jusqu'à quand.")]
    public async Task<ToolAnswer> OrderReady(CancellationToken ct)
    {
        var found = await mediator.Send(new LookUpBookings(call.Situation, null, null, null), ct) as LookUpBookings.Found;
        var waiting = found?.Bookings.Select(booking => booking.State).Where(booking => booking.Kind == BookingSpeech.Hold).ToList() ?? [];
        return waiting.Count == 0
            ? new ToolAnswer("Je ne vois rien de mis de côté à votre numéro. Voulez-vous laisser un message ?", false, "no_booking")
            : new ToolAnswer(BookingSpeech.Found(waiting, moment.Now.InZone((await Sheet(ct)).Zone).Date), Bookings: waiting, Claims: [Claims.Booked]);
    }

    [KernelFunction("returns_policy")]
    [Description("Ce que fait le magasin d'un article rapporté : échange, remboursement, avoir, sans ticket, délai.")]
    public async Task<ToolAnswer> ReturnsPolicy(CancellationToken ct)
    {
        var rules = (await Sheet(ct)).Returns;
        return new ToolAnswer(ReturnSpeech.Of(rules), rules is not null, rules is null ? "unknown" : null);
    }

    [KernelFunction("repair_status")]
    [Description("L'appelant demande où en est une réparation ou un service après-vente.")]
    public static Task<ToolAnswer> RepairStatus() => Task.FromResult(new ToolAnswer(
        "Je ne peux pas voir où en sont les réparations. Voulez-vous que je prenne un message pour qu'on vous réponde ?", false, "unknown"));

    private ValueTask<StoreSheet> Sheet(CancellationToken ct) => sheets.Of(call.Situation.StoreId, ct);
}
