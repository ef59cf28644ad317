using Kalliky.Application.Assistant;
using Kalliky.Application.Speech.French;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Memory;
using Kalliky.Infrastructure.Models.Offline.Policies.Bookings;
using Kalliky.Infrastructure.Models.Offline.Policies.Common;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Shop;

/// <summary>What a shop's assistant says at the end of a turn.</summary>
internal sealed class ShopReply(Mind mind)
{
    private static readonly string[] Silent = ["find_product", "hold_product", "caller_details", "look_up_booking", "read_back_booking"];

    private readonly ShopWish wish = ShopWish.Of(mind);
    private readonly BookingMemory memory = mind.Bookings;
    private readonly IReadOnlyList<ToolUse> used = mind.Dialogue.Now.Tools;

    public string Words()
    {
        if (Last("transfer_to_human", "end_call") is { } leaving)
            return Sentences.Once([.. CommonReply.Of(mind), .. used.Where(tool => tool.Name is "confirm_booking").Select(tool => tool.Answer.Say), leaving.Answer.Say, leaving.Answer.Done ? null : "Quel message dois-je transmettre ?"]);
        if (Last("confirm_booking", "cancel_booking") is { Answer.Done: true } settled)
            return Sentences.Once([settled.Answer.Say, BookingWording.Anything]);
        var said = Said().ToList();
        if (Last("read_back_booking") is { Answer.Done: true } read)
            return Sentences.Once([.. said, read.Answer.Say]);
        return Sentences.Once([.. said, Question(said.Exists(sentence => sentence is { Length: > 0 }))]) is { Length: > 0 } words ? words : "D'accord.";
    }

    private IEnumerable<string?> Said()
    {
        if (Misunderstanding.Is(mind.Now) && used.Count == 0)
            yield return Misunderstanding.Sorry;
        foreach (var sentence in CommonReply.Of(mind))
            yield return sentence;
        foreach (var tool in used.Where(tool => !Silent.Contains(tool.Name) || !tool.Answer.Done && tool.Name is not ("find_product" or "read_back_booking")))
            yield return Statement(tool.Answer);
        if (Last("find_product") is { } search && !used.Any(tool => tool is { Name: "hold_product", Answer.Done: true }))
            yield return Found(search.Answer);
        if (Last("hold_product") is { Answer.Done: true } held && Last("find_product") is not null && wish.Article is { } article)
            yield return $"Oui, nous avons {article.Name}{Price(article.Price.Cents)}.";
    }

    private string Found(ToolAnswer answer)
    {
        var named = wish.Article?.Name ?? wish.Unclear?.Named ?? "";
        if (wish.Article is not { } article || (answer.Found ?? []).FirstOrDefault(product => product.ProductId == article.Id) is not { } found)
            return wish.Unclear is { Candidates.Count: > 0 } ? "" : $"Je ne trouve pas {Quoted(named)} chez nous.";
        var sizes = found.Sizes ?? [];
        var price = Price(found.Price);
        if (sizes.Count == 0 || sizes is [{ Size: null } or { Size: "unique" }])
            return sizes.Sum(size => size.Left) > 0 || sizes.Count == 0 && found.Available ? $"Oui, nous avons {found.Name}{price}." : $"{found.Name}, nous n'en avons plus en ce moment.";
        var there = sizes.Where(size => size.Left > 0).Select(size => size.Size!).ToList();
        if (wish.Size is { } wanted && sizes.Any(size => size.Size == wanted))
            return there.Contains(wanted)
                ? $"Oui, en {wanted}, il nous en reste{price}."
                : $"En {wanted}, il n'y en a plus.{(there.Count > 0 ? $" Il reste {Lists.Say(there, "ou")}{price}." : "")}";
        return there.Count > 0 ? $"Oui, nous avons {found.Name} en {Lists.Say(there, "ou")}{price}." : $"{found.Name}, nous n'en avons plus en ce moment.";
    }

    private static string Price(long cents) => cents > 0 ? $", à {Amounts.Say(cents)}" : "";

    private static string Quoted(string named) => named.Length == 0 ? "cet article" : $"« {named} »";

    private string? Question(bool answered)
    {
        if (mind.Now.Is(Topic.Hold))
            return null;
        if (memory.Draft is null && CommonReply.Question(mind) is { } common)
            return common;
        if (wish.Intent is Intent.Cancel && memory.Known is [var known])
            return mind.Asked is Asked.Cancellation && mind.Now.Has<Act.No>() ? BookingWording.Anything : BookingWording.Cancel(known);
        if (memory.Draft is { } draft)
            return draft.Missing.Count == 0 ? mind.Asked is Asked.Confirm && mind.Now.Has<Act.No>() ? BookingWording.Correct : "C'est bien ça ?" : draft.Missing[0] switch
            {
                "size" => Size(),
                "name" => BookingWording.Name,
                "phone" => PhoneQuestion.Of(mind),
                _ => BookingWording.Name,
            };
        if (wish.Unclear is { Candidates.Count: > 0 } unclear && (mind.Now.Has<Act.WantArticle>() || unclear.Candidates.Count > 1 && IsStillAsked))
            return unclear.Candidates is [var only] ? $"Vous voulez dire {only.Name} ?" : $"Lequel : {Lists.Say([.. unclear.Candidates.Select(product => product.Name)], "ou")} ?";
        if (wish.Intent is Intent.PutAside && wish.Article is { } article && !used.Any(tool => tool.Name == "hold_product" && !tool.Answer.Done) && article.Sizes is { Count: > 1 } && wish.Size is null)
            return Size();
        if (wish is { Intent: Intent.PutAside, Article: null, Unclear: null })
            return "Quel article souhaitez-vous ?";
        if (CommonReply.Unanswered(mind) is { } help)
            return help;
        return mind.Now.Is(Topic.Goodbye) ? null : answered || mind.Now.Has<Act.ThatIsAll>() || mind.Now.Has<Act.No>() || mind.Now.Is(Topic.Thanks)
            ? Messages.WasTaken(mind) || mind.IsSettled ? BookingWording.Anything : BookingWording.Else
            : BookingWording.Start;
    }

    // "Oui" does not say which.
    private bool IsStillAsked => mind.Asked is Asked.Which && mind.Now.Has<Act.Yes>() && !mind.Now.Has<Act.No>() && !mind.Now.Questions.Any();

    private string Size()
    {
        var sizes = wish.Article?.Sizes?.Select(size => size.Size).OfType<string>().ToList() ?? [];
        return sizes.Count is > 0 and <= 6 ? $"En quelle taille : {Lists.Say(sizes, "ou")} ?" : "En quelle taille ?";
    }

    private static string? Statement(ToolAnswer answer) =>
        QuestionTurns.LastQuestion(answer.Say) is { } question && answer.Say.EndsWith(question, StringComparison.Ordinal) ? answer.Say[..^question.Length].Trim() : answer.Say;

    private ToolUse? Last(params string[] names) => used.LastOrDefault(tool => names.Contains(tool.Name));
}
