using Kalliky.Application.Billing;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Unit.Tests.Billing;

/// <summary>What owners are told about payments, in both languages.</summary>
public sealed class PaymentWordsTests
{
    private static readonly LocalDate Day = new(2026, 8, 4);
    private static readonly Money Amount = new(123_450);

    [Fact]
    public void French_days_and_amounts_are_French()
    {
        var words = new PaymentWords(Language.French);
        words.Owed(Day).ShouldContain("jusqu’au 4 août : d’ici là");
        words.Of(DisputeStanding.Won, 7, Amount).ShouldBe("la banque du client vous donne raison : les 1\u202f234,50\u00a0€ de la commande 7 restent à vous.");
    }

    [Fact]
    public void English_days_and_amounts_are_English()
    {
        var words = new PaymentWords(Language.English);
        words.Owed(Day).ShouldContain("until 4 August: please");
        words.Of(DisputeStanding.Won, 7, Amount).ShouldBe("the customer’s bank sides with you: the €1,234.50 of order 7 stay yours.");
    }

    [Fact]
    public void Each_thing_is_said_in_each_language_and_no_two_the_same()
    {
        string[] said = [.. Enum.GetValues<Language>().SelectMany(language => All(new PaymentWords(language)))];
        said.ShouldBeUnique();
        said.ShouldAllBe(words => char.IsAsciiLetterLower(words[0]) || char.IsAsciiDigit(words[0]) || words[0] == '€', "they follow the name of the store");
        foreach (var words in All(new PaymentWords(Language.English)))
            words.ShouldNotMatch("[à-ÿ]| (votre|vous|de|le|la|jours) ");
    }

    private static IEnumerable<string> All(PaymentWords words) =>
    [
        words.Settled, words.Limited, words.PayoutsReady, words.PayoutsStopped, words.PayoutsLost, words.Owed(Day), words.LastCall(Day), words.NewPlan(Plan.Pro),
        words.SmallerPlan(Plan.Free, 30, Day), words.Refunded(Amount), words.Disputed(Amount), .. Enum.GetValues<DisputeStanding>().Select(standing => words.Of(standing, 7, Amount)),
    ];
}
