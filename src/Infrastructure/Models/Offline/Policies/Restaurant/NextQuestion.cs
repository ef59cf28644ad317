using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Memory;
using Kalliky.Infrastructure.Models.Offline.Menu;
using Kalliky.Infrastructure.Models.Offline.Policies.Common;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Restaurant;

/// <summary>The one question that a turn ends with: what is unclear first, then what is missing, in the order of a counter.</summary>
internal static class NextQuestion
{
    public static string? Of(Mind mind)
    {
        var now = mind.Now;
        if (now.Is(Topic.Hold))
            return null;
        if (now.Is(Topic.CancelAll) && (mind.IsDictating || mind.Order is { Status: "confirmed" }))
            return Wording.Cancel;
        if (mind.Open.Next(now) is { } dish)
            return Wording.Which(dish);
        if (now.Of<Act.Unclear>().FirstOrDefault() is { } unclear)
            return $"{unclear.Named}, sur quel plat ?";
        if (now.Of<Act.AnyOf>().FirstOrDefault() is { } any)
            return Wording.AnyOf(any.Categories[0]);
        if (now.Of<Act.GiveTime>().LastOrDefault()?.Time is { At: { } at, Or: { } or })
            return $"{Kalliky.Application.Speech.French.Times.Say(at.TimeOfDay)} ou {Kalliky.Application.Speech.French.Times.Say(or.TimeOfDay)} ?";
        return CommonReply.Question(mind) ?? Missing(mind);
    }

    /// <summary>Something is to be changed in an order that is confirmed: only a human can.</summary>
    public static bool IsTooLate(Mind mind) => mind.Order is { Status: "confirmed" } && (mind.Now.Has<Act.Remove>() || mind.Now.Has<Act.Change>());

    private static string? Missing(Mind mind)
    {
        var order = mind.Order;
        if (order is { Status: not "draft" })
            return IsTooLate(mind) ? "Voulez-vous que je vous passe quelqu'un pour la changer ?"
                : mind.Now.Questions.Any() || mind.Now.Has<Act.GiveName>() || Misunderstanding.Is(mind.Now) ? "Puis-je faire autre chose pour vous ?" : null;
        if (order is null || order.Lines.Count == 0)
            return Nothing(mind);
        var missing = order.Missing.Count > 0 ? order.Missing[0] : null;
        if (missing?.StartsWith("option:", StringComparison.Ordinal) == true)
            return Option(mind, missing);
        if (order.Missing.Contains("minimum") && !order.Missing.Contains("address") && mind.Sheet.Delivery is { } delivery)
            return mind.Asked is Asked.Minimum && mind.Now.Has<Act.No>() && !mind.Now.Orders
                ? $"{Wording.Minimum(delivery)} Préférez-vous la commander à emporter ?"
                : $"{Wording.Minimum(delivery)} {Wording.Add}";
        if (!mind.HasAll)
            return Wording.More;
        return missing switch
        {
            "fulfilment" => Wording.Fulfilment(mind.Sheet),
            "address" => mind.Now.Of<Act.GiveAddress>().Any(given => given.Address is { Street: not null, City: null }) || order.Address is { Length: > 0 } ? Wording.City : Wording.Address,
            "when" => Wording.When,
            "name" => Wording.Name,
            "phone" => PhoneQuestion.Of(mind),
            _ => mind.Asked is Asked.Confirm && mind.Now.Has<Act.No>() ? Wording.Correct : Wording.Confirm,
        };
    }

    // A call that has not come to an order yet.
    private static string? Nothing(Mind mind)
    {
        var now = mind.Now;
        if (now.Is(Topic.Goodbye))
            return null;
        if (now.Has<Act.ThatIsAll>() || now.Is(Topic.Thanks) && !now.Questions.Any())
            return "Puis-je faire autre chose pour vous ?";
        return now.Questions.Any(question => question is not (Question.Available or Question.Choice or Question.Price)) || mind.Dialogue.Now.Tools.Count > 0 && mind.Order is null
            ? "Que puis-je faire d'autre pour vous ?"
            : Wording.Start;
    }

    private static string? Option(Mind mind, string missing)
    {
        var parts = missing.Split(':', 3);
        var line = mind.Order!.Lines.FirstOrDefault(one => one.Line.ToString(System.Globalization.CultureInfo.InvariantCulture) == parts[1]);
        var product = line is null ? null : mind.Sheet.Product(line.ProductId);
        if (product?.OptionGroups.FirstOrDefault(group => group.Name == parts[2]) is not { } asked)
            return null;
        // Of two lines of one dish, what was chosen already tells which is meant.
        var mark = mind.Order.Lines.Count(one => one.ProductId == product.Id) > 1
            ? line!.Options.FirstOrDefault(option => product.OptionGroups.Any(group => group.MustAsk() && group.Has(option)))
            : null;
        return Wording.Option(product, asked, mark);
    }
}
