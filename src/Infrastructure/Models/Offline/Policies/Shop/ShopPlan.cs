using Kalliky.Application.Assistant;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Memory;
using Kalliky.Infrastructure.Models.Offline.Policies.Bookings;
using Kalliky.Infrastructure.Models.Offline.Policies.Common;
using NodaTime.Text;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Shop;

/// <summary>From what was said to the tools of a shop.</summary>
internal sealed class ShopPlan(Mind mind)
{
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    private readonly ShopWish wish = ShopWish.Of(mind);
    private readonly BookingMemory memory = mind.Bookings;
    private readonly IReadOnlyList<ToolUse> used = mind.Dialogue.Now.Tools;

    public IEnumerable<Wanted> First()
    {
        if (Misunderstanding.IsSecond(mind))
            return [CommonPlan.Transfer("deux incompréhensions")];
        if (CommonPlan.End(mind) is { } end)
            return [end];
        var common = CommonPlan.Of(mind).ToList();
        if (common.Exists(tool => tool.Tool is "transfer_to_human" or "end_call"))
            return common;
        return [.. Person(), .. Decisions(), .. mind.Now.Is(Topic.WrongNumber) ? [] : Errands().Concat(Search()), .. common];
    }

    public Wanted? Then()
    {
        if (used.Any(tool => tool.Name is "transfer_to_human" or "end_call" or "cancel_booking" or "take_message") || mind.Now.Is(Topic.Hold) || mind.Now.Is(Topic.WrongNumber))
            return null;
        if (used.Any(tool => tool is { Name: "confirm_booking", Answer.Done: true }))
            return mind.Now.Is(Topic.Goodbye) ? new Wanted("end_call", ("reason", "article mis de côté")) : null;
        if (wish.Intent is Intent.Cancel && memory.Draft is null && memory.Known.Count == 0)
            return new Wanted("look_up_booking");
        return Hold() ?? Complete() ?? ReadBack();
    }

    private IEnumerable<Wanted> Person()
    {
        var now = mind.Now;
        var name = now.Of<Act.GiveName>().LastOrDefault()?.Name;
        var phone = now.Of<Act.GivePhone>().LastOrDefault();
        var same = phone is { Number: null } || phone is null && mind.Asked is Asked.SamePhone && now.Has<Act.Yes>() && !now.Has<Act.HalfPhone>();
        if (name is not null || phone is not null || same)
            yield return new Wanted("caller_details", ("name", name), ("phone", phone?.Number), ("same_number", same ? true : null));
    }

    private IEnumerable<Wanted> Decisions()
    {
        if (mind.Asked is Asked.Cancellation && mind.Now.Has<Act.Yes>() && memory.Known is [var known])
            yield return new Wanted("cancel_booking", ("booking_id", known.BookingId.ToString()));
        else if (memory.Draft is { ReadBack: true } draft && mind.Asked is Asked.Confirm && mind.Now.Has<Act.Yes>() && !mind.Now.Has<Act.No>() && !Changed(draft))
            yield return new Wanted("confirm_booking", ("version", draft.Version));
    }

    private IEnumerable<Wanted> Errands()
    {
        var meant = mind.Now.Of<Act.Intend>().LastOrDefault()?.Intent;
        if (meant is Intent.Return)
            yield return new Wanted("returns_policy");
        else if (meant is Intent.Repair)
            yield return new Wanted("repair_status");
        else if (meant is Intent.IsReady)
            yield return new Wanted("order_ready");
    }

    // Asked for, or asked about ("et en M, il est à combien ?").
    private IEnumerable<Wanted> Search()
    {
        var now = mind.Now;
        if (now.Of<Act.Intend>().Any(act => act.Intent is Intent.Return or Intent.Repair or Intent.IsReady or Intent.Cancel))
            yield break;
        // "Vous faites les paquets cadeaux ?" looks for no article.
        if (wish.Article is null && wish.Unclear is not { Candidates.Count: > 0 } && now.Questions.Any(question => question is Question.Other))
            yield break;
        var asks = now.Has<Act.WantArticle>() || now.Has<Act.GiveSize>() && memory.Draft is null || now.Questions.Any(question => question is Question.ServicePrice);
        if (asks && (wish.Article?.Name ?? wish.Unclear?.Named) is { } query)
            yield return new Wanted("find_product", ("query", query));
    }

    private Wanted? Hold()
    {
        if (wish.Intent is not Intent.PutAside || wish.Article is not { } article || used.Any(tool => tool.Name == "hold_product"))
            return null;
        if (memory.Draft is { } draft && !Changed(draft) || memory.Draft is null && !IsFresh)
            return null;
        var sizes = article.Sizes?.Where(size => size.Size is not null).ToList() ?? [];
        if (sizes.Count > 1 && wish.Size is null)
            return null;
        var found = used.Where(tool => tool.Name == "find_product").SelectMany(tool => tool.Answer.Found ?? []).FirstOrDefault(product => product.ProductId == article.Id);
        if (found?.Sizes is { } left && left.Where(size => wish.Size is null || size.Size == wish.Size).Sum(size => size.Left) == 0)
            return null;
        return new Wanted(
            "hold_product", ("product_id", article.Id.ToString()), ("size", wish.Size), ("quantity", wish.Count ?? 1),
            ("until", wish.KeptUntil(mind.Sheet.Hours) is { } until ? Minutes.Format(until) : null));
    }

    private bool IsFresh => mind.Now.Acts.Any(act => act is Act.WantArticle or Act.Intend or Act.GiveSize or Act.GiveCount) || mind.Asked is Asked.Which or Asked.Size;

    private bool Changed(BookingState draft) =>
        mind.Now.Has<Act.GiveSize>() && wish.Size is { } size && size != draft.Size || mind.Now.Of<Act.GiveCount>().Any(given => given.Count != draft.Quantity)
        || wish.Article is { } article && mind.Now.Has<Act.WantArticle>() && draft.Product is { } product && !product.StartsWith(article.Name, StringComparison.OrdinalIgnoreCase)
        || mind.Now.Of<Act.GiveWhen>().Any(given => given.When.HasDay) && wish.KeptUntil(mind.Sheet.Hours) is { } until && BookingMemory.At(draft.EndsAt) != until;

    private Wanted? Complete()
    {
        if (memory.Draft is not { } draft || used.Any(tool => tool.Name == "caller_details"))
            return null;
        var said = mind.Recent;
        var name = draft.Missing.Contains("name") ? said.SelectMany(turn => turn.Of<Act.GiveName>()).LastOrDefault()?.Name : null;
        var phone = draft.Missing.Contains("phone") ? said.SelectMany(turn => turn.Of<Act.GivePhone>()).LastOrDefault() : null;
        return name is null && phone is null ? null : new Wanted("caller_details", ("name", name), ("phone", phone?.Number), ("same_number", phone is { Number: null } ? true : null));
    }

    private Wanted? ReadBack() => memory.Draft is { Missing.Count: 0, ReadBack: false } && !mind.Dialogue.Now.Refused.Any(tool => tool.Name is "hold_product" or "confirm_booking")
        ? new Wanted("read_back_booking")
        : null;
}
