using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Trades;
using Kalliky.Application.Trades.Clinic;
using Kalliky.Application.Trades.Diary;
using Kalliky.Application.Trades.Restaurant;
using Kalliky.Application.Trades.Retail;
using Kalliky.Application.Trades.Salon;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Catalogue;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Kalliky.Unit.Tests.Ordering;

namespace Kalliky.Unit.Tests.Trades;

public sealed class TradesTests
{
    private static readonly ITrade[] All = [new RestaurantTrade(), new SalonTrade(), new ClinicTrade(), new RetailTrade()];

    private static readonly SheetService Cut = new(Guid.NewGuid(), null, "Coupe femme", 45, 5, new Money(3800), ["coupe"]);
    private static readonly SheetService Beard = new(Guid.NewGuid(), null, "Taille de barbe", 20, 5, new Money(1800), []);
    private static readonly SheetService Test = new(Guid.NewGuid(), null, "Test d'allergie", 10, 0, Money.Zero, []);

    private static readonly StoreSheet Salon = Menu.Sheet with
    {
        Trade = Trade.Salon,
        Services = [Cut, Beard, Test],
        Resources =
        [
            new SheetResource(Guid.NewGuid(), ResourceKind.Person, "Sophie", null, null, false, [Cut.Id, Test.Id]),
            new SheetResource(Guid.NewGuid(), ResourceKind.Person, "Karim", null, null, true, []),
        ],
    };

    [Fact]
    public void Every_trade_speaks_both_languages()
    {
        foreach (var trade in All)
            trade.Instructions(Language.English).ShouldNotBe(trade.Instructions(Language.French));
        Instructions.Read("manners", Language.English).ShouldStartWith("# Who you are");
        Instructions.Read("conclude", Language.English).ShouldContain("in French");
    }

    [Fact]
    public void Every_tool_that_instructions_name_exists()
    {
        var toolbox = new Toolbox(All);
        foreach (var trade in All)
        {
            var tools = toolbox.For(trade.Key).Shown.Select(tool => tool.Name).ToHashSet();
            foreach (var language in Enum.GetValues<Language>())
            {
                var named = System.Text.RegularExpressions.Regex.Matches(trade.Instructions(language), @"\b[a-z]+(_[a-z]+)+\b").Select(match => match.Value)
                    .Except(["same_number", "too_many", "booking_id"]).ToHashSet();
                named.Except(tools).ShouldBeEmpty($"{trade.Key} {language}");
            }
        }
    }

    [Fact]
    public void A_salon_knows_its_prices_its_lengths_and_who_does_what()
    {
        var digest = new SalonTrade().Digest(Salon);
        digest.ShouldContain($"{Cut.Id:N} | Coupe femme | trois quarts d'heure | 38,00 € | dit aussi : coupe");
        digest.ShouldContain("Test d'allergie | dix minutes | gratuit");
        digest.ShouldContain("- Sophie : Coupe femme, Test d'allergie");
        digest.ShouldContain("- Karim : tout");
    }

    [Fact]
    public void A_practice_knows_its_coded_reasons()
    {
        var sheet = Salon with { Services = [new SheetService(Guid.NewGuid(), "suivi", "Suivi d'une maladie chronique", 30, 0, null, [])] };
        new ClinicTrade().Digest(sheet).ShouldContain("Suivi d'une maladie chronique (suivi) | une demi-heure");
    }

    [Fact]
    public void A_restaurant_knows_its_rooms_and_its_largest_party()
    {
        var sheet = Menu.Sheet with
        {
            Reservations = ReservationRules.Default,
            Resources = [new SheetResource(Guid.NewGuid(), ResourceKind.Area, "Terrasse", 16, null, true, [])],
        };
        var digest = new RestaurantTrade().Digest(sheet);
        digest.ShouldContain("- Terrasse : 16 couverts");
        digest.ShouldContain("8 personnes au plus");
        new RestaurantTrade().Digest(Menu.Sheet).ShouldContain("Pas de réservation par téléphone.");
    }

    [Theory]
    [InlineData(30, "avoir", "Vous pouvez rapporter un article dans les trente jours. Avec le ticket, c'est un échange ou un remboursement ; sans ticket, nous faisons un avoir.")]
    [InlineData(14, null, "Vous pouvez rapporter un article dans les quatorze jours, avec le ticket de caisse.")]
    [InlineData(14, "non", "Vous pouvez rapporter un article dans les quatorze jours. Avec le ticket, c'est un échange ou un remboursement ; sans ticket, nous ne pouvons pas le reprendre.")]
    public void A_shop_knows_what_it_does_with_what_is_brought_back(int days, string? without, string said) =>
        ReturnSpeech.Of(new ReturnRules(days, without)).ShouldBe(said);

    [Fact]
    public void Services_are_found_by_what_callers_call_them()
    {
        ServiceSearch.Find(Salon, "une coupe").ShouldBe([Cut]);
        ServiceSearch.Find(Salon, "coupe et taille de barbe").ShouldBe([Cut, Beard]);
        ServiceSearch.Find(Salon, "un tatouage").ShouldBeEmpty();
        ServiceSearch.Say([Cut]).ShouldBe("Coupe femme : trois quarts d'heure, trente-huit euros.");
        ServiceSearch.Say([Cut, Beard]).ShouldEndWith("Ensemble, il faut compter une heure cinq et cinquante-six euros.");
    }

    [Fact]
    public void A_title_that_only_shares_little_words_is_not_found()
    {
        var shop = Menu.Sheet with
        {
            Categories = [new SheetCategory(Guid.NewGuid(), "Articles", 55, 55, [], [Article("Les Jours sans neige"), Article("La Dernière Cordée grand format"), Article("La Dernière Cordée poche")])],
        };
        ArticleSearch.Find(shop, "Le Phare des oubliés").ShouldBeEmpty();
        ArticleSearch.Find(shop, "La Dernière Cordée en grand format")[0].Name.ShouldBe("La Dernière Cordée grand format");
        ArticleSearch.Find(shop, "La Dernière Cordée").Count.ShouldBe(2);
        ArticleSearch.Find(shop, "").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("mes résultats de prise de sang pour mon diabète", "résultats d'examens")]
    [InlineData("une ordonnance pour mes crises d'asthme", "ordonnance")]
    [InlineData("j'ai des plaques rouges partout", null)]
    public void A_message_to_a_practice_is_about_a_topic_of_its_list(string words, string? topic) => ClinicTopics.Of(words).ShouldBe(topic);

    [Theory]
    [InlineData("clinic", false, true, false)]
    [InlineData("clinic", true, false, false)]
    [InlineData("clinic", true, true, true)]
    [InlineData("salon", false, false, true)]
    [InlineData("pet-shop", false, false, true)]
    public void Patients_are_heard_only_by_what_is_declared_for_them(string trade, bool hosting, bool provider, bool heard)
    {
        var perimeter = new HealthPerimeter(All, new HostingFacts(hosting));
        perimeter.MayHear(trade, provider).ShouldBe(heard);
        perimeter.Demonstrates(trade).ShouldBe(trade == "clinic" && !hosting);
    }

    private static SheetProduct Article(string name) => new(Guid.NewGuid(), name, [], new Money(2000), [], null, false, true, null, "Articles", 55, 55, [], [new StockSize(null, 2)]);
}
