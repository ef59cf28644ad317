using System.Text.Json.Nodes;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Reading.Questions;

namespace Kalliky.Infrastructure.Models.Offline.Utterances;

/// <summary>Questions in the vocabulary of the utterance files.</summary>
internal static class QuestionWords
{
    public static JsonObject Info(Question question, Utterance said)
    {
        var got = new JsonObject { ["intent"] = "info." + Type(question) };
        switch (question)
        {
            case Question.Total total:
                if (total.Promotion is { } promotion)
                    got["promo"] = promotion;
                break;
            case Question.Allergen allergen:
                got["allergen"] = allergen.Name;
                got["item"] = Item(allergen.Of);
                got["safety"] = new JsonObject { ["severity"] = allergen.Severe ? "severe" : "unknown", ["must_answer_from_menu_only"] = true, ["escalate_if_unknown"] = true };
                break;
            case Question.Price price:
                got["item"] = Item(price.Of);
                if (price.Option is { } option)
                    got["option"] = option.ToLowerInvariant();
                break;
            case Question.Ingredients ingredients:
                got["item"] = Item(ingredients.Of);
                break;
            case Question.Available available:
                got["item"] = Item(available.Of);
                break;
            case Question.Choice choice:
                got["category"] = choice.Of.Count > 0 ? choice.Of[0].Name.ToLowerInvariant() : null;
                break;
            case Question.Delivery delivery:
                got["city"] = delivery.City;
                break;
            case Question.Hours { On: { } day }:
                got["date"] = NodaTime.Text.LocalDatePattern.Iso.Format(day);
                break;
            case Question.Address:
                got["ask"] = PolicyWords.Places(said.Plain);
                break;
            case Question.Other other:
                PolicyWords.Describe(got, other.Text, said.Plain);
                break;
        }

        return got;
    }

    /// <summary>A question asked on the way: "et c'est combien ?".</summary>
    public static JsonObject Aside(Question question, Utterance said)
    {
        var info = Info(question, said);
        var aside = new JsonObject { ["type"] = Type(question) };
        if (info["item"] is { } item)
            aside["item"] = item.DeepClone();
        if (info["about"] is { } about)
            aside["about"] = about.DeepClone();
        return aside;
    }

    private static string Type(Question question) => question switch
    {
        Question.Total => "total",
        Question.Price => "price",
        Question.Ingredients => "ingredients",
        Question.Allergen => "allergen",
        Question.Available => "availability",
        Question.Choice or Question.Options => "menu",
        Question.Hours => "hours",
        Question.Address => "address",
        Question.Payment => "payment",
        Question.Delivery => "delivery",
        Question.Wait => "wait_time",
        Question.ServiceLength => "duration",
        Question.ServicePrice => "price",
        Question.OrderStatus => "order_status",
        Question.ReadBack => "order",
        _ => "policy",
    };

    private static string? Item(IReadOnlyList<Application.Businesses.SheetProduct> products) => products.Count > 0 ? products[0].Name.ToLowerInvariant() : null;
}
