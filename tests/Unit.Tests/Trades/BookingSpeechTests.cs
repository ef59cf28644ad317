using Kalliky.Application.Assistant;
using Kalliky.Application.Trades.Diary;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Unit.Tests.Trades;

public sealed class BookingSpeechTests
{
    private static readonly LocalDate Today = new(2026, 11, 24);

    [Fact]
    public void An_appointment_is_read_back_with_its_full_date() => BookingSpeech.ReadBack(Appointment("2026-11-26T15:30", "Sophie", "Coupe femme", "Brushing"), Today, null)
        .ShouldBe("Je récapitule : coupe femme et brushing, jeudi 26 novembre à quinze heures trente, avec Sophie, au nom de Vidal. C'est bien ça ?");

    [Fact]
    public void Tomorrow_is_said_with_its_date_and_another_number_is_said() =>
        BookingSpeech.ReadBack(Appointment("2026-11-25T09:00", "Dr Marchand", "Vaccination"), Today, PhoneNumber.Parse("+33639987211"))
            .ShouldBe("Je récapitule : vaccination, demain, mercredi 25 novembre, à neuf heures, avec le docteur Marchand, au nom de Vidal. "
                + "Je vous joins au zéro six, trente-neuf, quatre-vingt-dix-huit, soixante-douze, onze. C'est bien ça ?");

    [Fact]
    public void A_table_is_said_with_its_guests_and_its_place() => BookingSpeech.ReadBack(Table("2026-11-24T20:30", 4), Today, null)
        .ShouldBe("Je récapitule : une table pour quatre personnes, aujourd'hui à vingt heures trente, en salle, au nom de Vidal. C'est bien ça ?");

    [Fact]
    public void A_change_says_that_it_is_one() => BookingSpeech.ReadBack(Table("2026-11-24T20:00", 8) with { Moves = Guid.NewGuid() }, Today, null)
        .ShouldBe("Je récapitule le changement : une table pour huit personnes, aujourd'hui à vingt heures, en salle, au nom de Vidal. C'est bien ça ?");

    [Fact]
    public void An_article_is_said_with_its_size_and_until_when() => BookingSpeech.ReadBack(
            Table("2026-11-24T10:00", 1) with { Kind = "hold", PartySize = null, Product = "T-shirt Encore un chapitre", Size = "M", Quantity = 2, EndsAt = "2026-11-25T19:00", With = null },
            Today, null)
        .ShouldBe("Je récapitule : T-shirt Encore un chapitre, taille M, deux exemplaires, jusqu'à demain, mercredi 25 novembre, dix-neuf heures, au nom de Vidal. C'est bien ça ?");

    [Fact]
    public void A_place_that_is_kept_is_said_with_its_little_words()
    {
        HeldSpeech.Kept(Appointment("2026-11-24T15:00", "Sophie", "Brushing"), Today).Say.ShouldBe("Je vous garde la place d'aujourd'hui à quinze heures, avec Sophie.");
        HeldSpeech.Kept(Appointment("2026-11-26T15:00", "Sophie", "Brushing"), Today).Say.ShouldBe("Je vous garde la place de jeudi 26 novembre à quinze heures, avec Sophie.");
        HeldSpeech.Kept(Table("2026-11-25T20:00", 2), Today).Say.ShouldBe("Je vous garde une table pour deux personnes, demain, mercredi 25 novembre, à vingt heures, en salle.");
        HeldSpeech.Kept(Article("2026-11-24T19:00"), Today).Say.ShouldBe("Je vous garde Carnet à points, jusqu'à aujourd'hui, dix-neuf heures.");
        HeldSpeech.Kept(Article("2026-11-26T19:00"), Today).Say.ShouldBe("Je vous garde Carnet à points, jusqu'à jeudi 26 novembre, dix-neuf heures.");
    }

    [Fact]
    public void Several_are_counted_as_what_they_are()
    {
        var (one, table, article) = (Appointment("2026-11-26T15:00", "Sophie", "Brushing"), Table("2026-11-25T20:00", 2), Article("2026-11-26T19:00"));
        BookingSpeech.Found([one, one], Today).ShouldStartWith("J'ai deux rendez-vous : ");
        BookingSpeech.Found([table, table], Today).ShouldStartWith("J'ai deux réservations : ");
        BookingSpeech.Found([article, article, article], Today).ShouldStartWith("J'ai trois articles mis de côté : ");
        BookingSpeech.Found([one, article], Today).ShouldStartWith("J'ai deux choses de prévues : ");
    }

    [Theory]
    [InlineData("M", "taille M")]
    [InlineData("XL", "taille XL")]
    [InlineData("39-42", "taille 39-42")]
    [InlineData("38.5", "taille 38.5")]
    [InlineData("A5", "A5")]
    [InlineData("1000 pièces", "1000 pièces")]
    public void Sizes_are_said_as_one_says_them(string size, string said) => BookingSpeech.Size(size).ShouldBe(said);

    [Fact]
    public void What_is_booked_is_said_as_booked_only_when_it_is()
    {
        var booking = Appointment("2026-12-01T10:00", "Karim", "Taille de barbe");
        BookingSpeech.Confirmed(booking, Today, moved: false).ShouldBe("C'est réservé : mardi 1er décembre à dix heures, avec Karim.");
        BookingSpeech.Confirmed(booking, Today, moved: true).ShouldBe("C'est modifié : mardi 1er décembre à dix heures, avec Karim.");
        BookingSpeech.Cancelled(booking, Today).ShouldBe("Votre rendez-vous est annulé : mardi 1er décembre à dix heures, avec Karim.");
    }

    [Fact]
    public void Two_places_are_offered_and_what_is_the_same_is_said_once()
    {
        FoundSlot[] slots = [Slot("2026-11-28T10:00", "Nadia"), Slot("2026-11-28T11:30", "Sophie"), Slot("2026-11-28T14:00", "Sophie")];
        SlotSpeech.Offer(slots, Today, isTable: false)
            .ShouldBe("Je peux vous proposer samedi 28 novembre à dix heures avec Nadia, ou onze heures trente avec Sophie : que préférez-vous ?");
        SlotSpeech.Offer([.. slots.Take(1)], Today, isTable: false).ShouldBe("Je peux vous proposer samedi 28 novembre à dix heures avec Nadia : cela vous convient ?");
        SlotSpeech.Offer([], Today, isTable: false).ShouldEndWith("Un autre jour vous conviendrait ?");
        SlotSpeech.Offer([Slot("2026-11-25T20:00", "Salle"), Slot("2026-11-25T21:00", "Salle")], Today, isTable: true)
            .ShouldBe("Je peux vous proposer demain, mercredi 25 novembre, à vingt heures, en salle, ou vingt et une heures, en salle : que préférez-vous ?");
    }

    private static BookingState Article(string until) => Table("2026-11-24T10:00", 1) with { Kind = "hold", PartySize = null, Product = "Carnet à points", EndsAt = until, With = null };

    private static FoundSlot Slot(string at, string with) => new("x", at, at, with);

    private static BookingState Appointment(string at, string with, params string[] services) =>
        new(Guid.NewGuid(), "appointment", "held", 3, false, null, services, with, at, at, null, null, null, null, "Vidal", true, []);

    private static BookingState Table(string at, int party) =>
        new(Guid.NewGuid(), "reservation", "held", 3, false, null, [], "Salle", at, at, party, null, null, null, "Vidal", true, []);
}
