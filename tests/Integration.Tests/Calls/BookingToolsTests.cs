using Kalliky.Application.Assistant;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>The stories of each trade through its tools, as a model uses them, and what it hears where something is not possible.</summary>
public sealed class BookingToolsTests(Shops shops) : IClassFixture<Shops>
{
    [Fact]
    public async Task An_appointment_is_found_kept_read_back_and_booked()
    {
        var caller = await shops.Rings("beauty-center", "+33639980142");
        var found = await caller.Use("find_slots", new { services = new[] { "coupe femme", "brushing" }, staff = "Sophie", from = "2026-11-26T15:30", to = "2026-11-26T15:30" });
        found.Say.ShouldStartWith("Il faut compter ");
        found.Say.ShouldEndWith("Jeudi 26 novembre à quinze heures trente, c'est libre avec Sophie.");
        var held = await caller.Use("hold_slot", new { slot = found.Slots![0].Slot, services = new[] { "coupe femme", "brushing" } });
        held.Booking!.Missing.ShouldBe(["name", "phone"]);
        held.Say.ShouldEndWith("C'est à quel nom, s'il vous plaît ?");
        (await caller.Use("confirm_booking", new { version = held.Booking.Version })).Reason.ShouldBe("incomplete");
        (await caller.Use("caller_details", new { name = "Vidal", same_number = true })).Booking!.Missing.ShouldBeEmpty();
        var read = await caller.Use("read_back_booking");
        read.Say.ShouldBe("Je récapitule : coupe femme et brushing, jeudi 26 novembre à quinze heures trente, avec Sophie, au nom de Vidal. C'est bien ça ?");
        (await caller.Use("confirm_booking", new { version = read.Booking!.Version + 1 })).Reason.ShouldBe("not_read_back");
        var done = await caller.Use("confirm_booking", new { version = read.Booking.Version });
        done.Say.ShouldBe("C'est réservé : jeudi 26 novembre à quinze heures trente, avec Sophie.");
        done.Claims!.ShouldContain(Claims.Booked);
        (await caller.Bookings()).ShouldBe(["Appointment Confirmed 2026-11-26T15:30 Vidal"]);
    }

    [Fact]
    public async Task Whom_one_wished_is_busy_and_others_are_offered()
    {
        var caller = await shops.Rings("beauty-center");
        var found = await caller.Use("find_slots", new { services = new[] { "Coupe femme" }, staff = "Sophie", from = "2026-11-28T10:00", to = "2026-11-28T10:00" });
        found.Done.ShouldBeFalse();
        found.Reason.ShouldBe("taken");
        found.Say.ShouldStartWith("Samedi 28 novembre à dix heures, Sophie n'est pas libre. Je peux vous proposer ");
        found.Say.ShouldContain("Nadia");
        found.Say.ShouldEndWith("?");
    }

    [Fact]
    public async Task A_table_is_found_and_reserved_and_too_many_guests_are_not()
    {
        var caller = await shops.Rings("pizza-mario");
        (await caller.Use("find_table", new { party = 12, from = "2026-12-05T20:00", to = "2026-12-05T20:00" })).Reason.ShouldBe("too_many");
        var found = await caller.Use("find_table", new { party = 4, from = "2026-11-25T20:30", to = "2026-11-25T20:30", area = "salle" });
        found.Say.ShouldBe("Demain, mercredi 25 novembre, à vingt heures trente, c'est libre, en salle.");
        await caller.Use("book_table", new { slot = found.Slots![0].Slot, party = 4 });
        await caller.Use("caller_details", new { name = "Benali", same_number = true });
        var read = await caller.Use("read_back_booking");
        (await caller.Use("confirm_booking", new { version = read.Booking!.Version })).Say.ShouldStartWith("C'est réservé pour quatre personnes");
        (await caller.Bookings()).ShouldBe(["Reservation Confirmed 2026-11-25T20:30 Benali"]);
    }

    [Fact]
    public async Task An_article_is_found_and_put_aside()
    {
        var caller = await shops.Rings("librairie-du-parc");
        (await caller.Use("find_product", new { query = "Le Phare des oubliés" })).Reason.ShouldBe("not_found");
        var shirt = await caller.Use("find_product", new { query = "t-shirt Encore un chapitre" });
        shirt.Say.ShouldContain("vingt euros");
        shirt.Say.ShouldContain("plus rien en taille L");
        var id = shirt.Found![0].ProductId;
        (await caller.Use("hold_product", new { product_id = id, size = "L" })).Reason.ShouldBe("sold_out");
        await caller.Use("hold_product", new { product_id = id, size = "M", until = "2026-11-25T18:00" });
        await caller.Use("caller_details", new { name = "Reynaud", same_number = true });
        var read = await caller.Use("read_back_booking");
        read.Say.ShouldContain("taille M");
        (await caller.Use("confirm_booking", new { version = read.Booking!.Version })).Say.ShouldStartWith("C'est mis de côté au nom de Reynaud");
        (await caller.Use("returns_policy")).Say.ShouldContain("avoir");
    }

    [Fact]
    public async Task An_appointment_at_a_practice_is_read_to_nobody_who_is_not_known()
    {
        var neighbour = await shops.Rings("cabinet-marchand", "+33639980199");
        foreach (var guess in new object[] { new { }, new { name = "Lemoine" }, new { name = "Lemoine", date = "2026-11-26" }, new { name = "Lemoine", birthdate = "1950-01-01" } })
        {
            var answer = await neighbour.Use("look_up_booking", guess);
            answer.Done.ShouldBeFalse();
            answer.ToJson().ShouldNotContain("2026-11-26T08:40");
        }

        (await neighbour.Use("look_up_booking", new { name = "Lemoine" })).Reason.ShouldBe("identity");
        var herself = await shops.Rings("cabinet-marchand", "+33639980183");
        var own = await herself.Use("look_up_booking");
        own.Say.ShouldContain("huit heures quarante");

        // Ids that are guessed, or overheard, open nothing.
        var id = own.Bookings!.ShouldHaveSingleItem().BookingId;
        (await neighbour.Use("cancel_booking", new { booking_id = id })).Reason.ShouldBe("unknown_booking");
        (await neighbour.Use("move_booking", new { booking_id = id })).Reason.ShouldBe("unknown_booking");
        (await herself.Use("look_up_booking")).Bookings!.ShouldHaveSingleItem().Status.ShouldBe("confirmed");
    }

    [Fact]
    public async Task A_message_to_a_practice_keeps_its_topic_and_no_words()
    {
        var caller = await shops.Rings("cabinet-marchand");
        var taken = await caller.Use("take_message", new { kind = "callback", subject = "Résultats de sa prise de sang, il a du diabète", body = "Il est très fatigué et il vomit." });
        taken.Done.ShouldBeTrue();
        (await shops.Everything("cabinet-marchand")).ShouldContain("À rappeler : résultats d'examens");
        (await shops.Everything("cabinet-marchand")).ShouldNotContain("diabète");
        (await shops.Everything("cabinet-marchand")).ShouldNotContain("vomit");
    }

    [Theory]
    [InlineData("2026-02-31T10:00", "invalid_date")]
    [InlineData("bientôt", "invalid_date")]
    [InlineData("2025-11-28T10:00", "past")]
    [InlineData("2026-11-29T10:00", "closed")]
    [InlineData("2026-12-25T10:00", "closed")]
    [InlineData("2031-11-28T10:00", "too_far")]
    public async Task A_date_that_cannot_be_has_its_sentence(string at, string reason)
    {
        var caller = await shops.Rings("beauty-center");
        var answer = await caller.Use("find_slots", new { services = new[] { "Brushing" }, from = at, to = at });
        (answer.Done, answer.Reason).ShouldBe((false, reason));
        answer.Say.ShouldEndWith("?");
        (await caller.Bookings()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Brushing", "Brigitte", "unknown_staff")]
    [InlineData("Tatouage", null, "unknown_service")]
    [InlineData("Brushing", "Karim", "nobody_does_it")]
    public async Task Who_and_what_there_is_not_has_its_sentence(string service, string? staff, string reason)
    {
        var caller = await shops.Rings("beauty-center");
        var answer = await caller.Use("find_slots", new { services = new[] { service }, staff, from = "2026-11-26T15:00", to = "2026-11-26T15:00" });
        (answer.Done, answer.Reason).ShouldBe((false, reason));
        answer.Say.Length.ShouldBeGreaterThan(20);
        (await caller.Bookings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_place_taken_while_speaking_is_said_so_and_another_one_offered()
    {
        var (first, second) = (await shops.Rings("beauty-center", "+33639980151"), await shops.Rings("beauty-center", "+33639980152"));
        var wish = new { services = new[] { "Taille de barbe" }, staff = "Karim", from = "2026-12-03T11:00", to = "2026-12-03T11:00" };
        var (mine, theirs) = (await first.Use("find_slots", wish), await second.Use("find_slots", wish));
        await first.Use("hold_slot", new { slot = mine.Slots![0].Slot, services = wish.services });
        var late = await second.Use("hold_slot", new { slot = theirs.Slots![0].Slot, services = wish.services });
        (late.Done, late.Reason).ShouldBe((false, "taken"));
        late.Say.ShouldStartWith("Cette place vient malheureusement d'être prise.");
        (await second.Bookings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_number_with_nine_digits_is_asked_again()
    {
        var caller = await shops.Rings("beauty-center");
        var answer = await caller.Use("caller_details", new { phone = "zéro six, trente-neuf, quatre-vingt-dix-huit, zéro un, deux" });
        (answer.Done, answer.Reason).ShouldBe((false, "invalid_phone"));
        answer.Say.ShouldContain("deux chiffres par deux chiffres");
    }
}
