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
        // The whole family calls from there: whoever calls says whose appointment it is.
        var herself = await shops.Rings("cabinet-marchand", "+33639980183");
        (await herself.Use("look_up_booking")).Reason.ShouldBe("identity");
        (await herself.Use("look_up_booking", new { name = "Perrin" })).Reason.ShouldBe("identity");
        (await herself.Use("cancel_booking")).Reason.ShouldBe("unknown_booking");
        var own = await herself.Use("look_up_booking", new { name = "madame Lemoine" });
        own.Say.ShouldContain("huit heures quarante");

        // Ids that are guessed, or overheard, open nothing.
        var id = own.Bookings!.ShouldHaveSingleItem().BookingId;
        (await neighbour.Use("cancel_booking", new { booking_id = id })).Reason.ShouldBe("unknown_booking");
        (await neighbour.Use("move_booking", new { booking_id = id })).Reason.ShouldBe("unknown_booking");
        (await herself.Use("look_up_booking", new { name = "Lemoine" })).Bookings!.ShouldHaveSingleItem().Status.ShouldBe("confirmed");
    }

    [Fact]
    public async Task A_daughter_who_asks_for_her_mother_neither_hears_nor_cancels_her_own_appointment()
    {
        const string number = "+33639980177";
        var before = await shops.Rings("cabinet-marchand", number);
        await before.Books("Julie Martin", "1991-07-22", "2026-12-03T10:00");
        var mother = await shops.Rings("cabinet-marchand", "+33639980178");
        await mother.Books("Odile Martin", "1958-02-03", "2026-12-03T11:00");

        var daughter = await shops.Rings("cabinet-marchand", number);
        (await daughter.Use("look_up_booking", new { name = "Odile Martin" })).Reason.ShouldBe("identity");
        var found = await daughter.Use("look_up_booking", new { name = "Odile Martin", birthdate = "1958-02-03" });
        found.Bookings!.ShouldHaveSingleItem().StartsAt.ShouldBe("2026-12-03T11:00");
        (await daughter.Use("cancel_booking")).Say.ShouldContain("onze heures");

        (await before.Bookings()).ShouldBe(["Appointment Confirmed 2026-12-03T10:00 Julie Martin"]);
        (await mother.Bookings()).ShouldBe(["Appointment Cancelled 2026-12-03T11:00 Odile Martin"]);
    }

    [Fact]
    public async Task In_a_salon_the_number_is_enough_and_a_name_that_is_told_counts()
    {
        var known = await shops.Rings("beauty-center", "+33639980181");
        (await known.Use("look_up_booking")).Bookings!.ShouldHaveSingleItem();
        var stranger = await known.Use("look_up_booking", new { name = "Garnier" });
        (stranger.Done, stranger.Reason, stranger.Say).ShouldBe((false, "no_booking", "Je ne trouve pas de rendez-vous. À quel nom est-il, et pour quel jour ?"));
    }

    [Fact]
    public async Task An_article_taken_off_sale_is_neither_found_nor_put_aside_from_the_next_word_on()
    {
        var caller = await shops.Rings("librairie-du-parc");
        var found = await caller.Use("find_product", new { query = "Marcher en Belledonne" });
        found.Found!.ShouldHaveSingleItem().Available.ShouldBeTrue();
        var id = found.Found![0].ProductId;
        await shops.TakesOffSale("librairie-du-parc", id);

        // A turn knows the store as it began: the next one.
        caller = await shops.Rings("librairie-du-parc");
        var after = await caller.Use("find_product", new { query = "Marcher en Belledonne" });
        after.Found!.ShouldHaveSingleItem().Available.ShouldBeFalse();
        after.Found![0].Sizes!.ShouldAllBe(size => size.Left == 0);
        (await caller.Use("hold_product", new { product_id = id })).Reason.ShouldBe("sold_out");
        (await caller.Bookings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_date_alone_is_until_closing()
    {
        var caller = await shops.Rings("librairie-du-parc", "+33639980161");
        var id = (await caller.Use("find_product", new { query = "Les Jours sans neige" })).Found![0].ProductId;
        (await caller.Use("hold_product", new { product_id = id, until = "2026-11-26" })).Say
            .ShouldStartWith("Je vous garde Les Jours sans neige, jusqu'à jeudi 26 novembre, dix-neuf heures.");
        (await caller.Use("hold_product", new { product_id = id, until = "2026-11-26T21:00" })).Booking!.EndsAt.ShouldBe("2026-11-26T19:00");
        (await caller.Use("hold_product", new { product_id = id, until = "2026-11-26T12:00" })).Booking!.EndsAt.ShouldBe("2026-11-26T12:00");
    }

    [Fact]
    public async Task Too_near_to_closing_is_said_as_it_is()
    {
        var caller = await shops.Rings("pizza-mario", "+33639980162");
        var late = await caller.Use("find_table", new { party = 2, from = "2026-11-28T22:15", to = "2026-11-28T22:15" });
        late.Reason.ShouldBe("last_seating");
        late.Say.ShouldStartWith("Samedi 28 novembre, nous n'accueillons plus personne après ");
        late.Slots!.ShouldNotBeEmpty();
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
