using Kalliky.Application.Calls.Analysis;
using Kalliky.Unit.Tests.Ordering;

namespace Kalliky.Unit.Tests.Calls.Analysis;

public sealed class SpokenFiguresTests
{
    [Theory]
    [InlineData("Votre commande sera prête à vingt heures.", DifferenceKind.Time, "20:00", "19:30")]
    [InlineData("Le total est de vingt-quatre euros.", DifferenceKind.Total, "24,00\u00A0€", "21,50\u00A0€")]
    [InlineData("Ça fait dix-neuf euros en tout.", DifferenceKind.Total, "19,00\u00A0€", "21,50\u00A0€")]
    [InlineData("Je récapitule : trois margheritas et un coca-cola.", DifferenceKind.Item, "3 Margherita", "2 Margherita")]
    [InlineData("Votre commande : deux margheritas et un tiramisu.", DifferenceKind.Item, "1 Tiramisu", null)]
    public void An_order_said_otherwise_than_it_is_recorded_is_told(string sentence, DifferenceKind kind, string said, string? recorded) =>
        Differ(Said.With(Said.Order), sentence).ShouldBe([new Difference(kind, said, recorded)]);

    [Theory]
    [InlineData("Votre commande sera prête à dix-neuf heures trente.")]
    [InlineData("Ce sera prêt à sept heures et demie.")]
    [InlineData("Le total est de vingt et un euros cinquante.")]
    [InlineData("Je récapitule : deux margheritas dont une sans olives, et un coca-cola, pour dix-neuf heures trente.")]
    [InlineData("Je récapitule : une margherita, une margherita sans olives et un coca-cola.")]
    [InlineData("Votre margherita sans olives sera prête.")]
    [InlineData("Nous fermons à vingt-deux heures.")]
    [InlineData("Le tiramisu est à cinq euros cinquante.")]
    [InlineData("Le total est de vingt-quatre euros ?")]
    [InlineData("Ce ne sera pas prêt à vingt heures.")]
    public void What_is_so_or_is_about_something_else_is_nothing(string sentence) => Differ(Said.With(Said.Order), sentence).ShouldBeEmpty();

    [Theory]
    [InlineData("Votre table est réservée pour samedi à vingt et une heures.", DifferenceKind.Time, "21:00", "20:00")]
    [InlineData("C'est confirmé, on vous attend vendredi à vingt heures.", DifferenceKind.Date, "2026-11-27", "2026-11-28")]
    [InlineData("Je récapitule : une table pour six personnes, samedi à vingt heures.", DifferenceKind.Party, "6", "4")]
    public void A_booking_said_otherwise_than_it_is_recorded_is_told(string sentence, DifferenceKind kind, string said, string recorded) =>
        Differ(Said.With(Said.Table), sentence).ShouldBe([new Difference(kind, said, recorded)]);

    [Theory]
    [InlineData("On vous attend samedi à vingt heures, pour quatre personnes.")]
    [InlineData("On vous attend samedi 28 novembre à huit heures du soir.")]
    [InlineData("Nous avons aussi une table de libre vendredi à vingt heures.")]
    [InlineData("Le dimanche, nous ouvrons à midi.")]
    public void A_booking_said_as_it_is_is_nothing(string sentence) => Differ(Said.With(Said.Table), sentence).ShouldBeEmpty();

    [Fact]
    public void Before_it_was_read_back_all_of_it_could_still_change() =>
        SpokenFigures.Differ([Said.By("Votre commande sera prête à vingt heures.")[0] with { Turn = 4 }], Said.With(Said.Order), Menu.Sheet, Said.Now).ShouldBeEmpty();

    [Fact]
    public void What_the_merchant_has_put_off_since_is_not_compared() =>
        Differ(Said.With(Said.Order with { ReadyAt = null }), "Votre commande sera prête à vingt heures.").ShouldBeEmpty();

    [Fact]
    public void Without_anything_recorded_there_is_nothing_to_compare() =>
        Differ(Said.Nothing, "Votre commande sera prête à vingt heures, le total est de vingt-quatre euros.").ShouldBeEmpty();

    private static IReadOnlyList<Difference> Differ(Committed made, string sentence) => SpokenFigures.Differ(Said.By(sentence), made, Menu.Sheet, Said.Now);
}
