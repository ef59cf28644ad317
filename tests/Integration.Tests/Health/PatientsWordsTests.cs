using Kalliky.Domain.Calls;
using Kalliky.Domain.Scheduling;
using Kalliky.Fakes.OpenAi;
using Kalliky.Fakes.Telnyx;
using Kalliky.Integration.Tests.Calls;
using Kalliky.Integration.Tests.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kalliky.Integration.Tests.Health;

/// <summary>Patients tell of their illnesses in every turn. Whoever searches the whole database afterwards, opens every seal
/// and reads every log finds none of it; and each search is shown to find a word that was left on purpose.</summary>
public sealed class PatientsWordsTests(Practice practice) : IClassFixture<Practice>
{
    private const string Opening =
        "Bonjour, j'ai du psoriasis et des plaques rouges partout, avec une migraine depuis trois jours, je voudrais une consultation jeudi matin.";

    [Fact]
    public async Task The_offline_model_books_and_nothing_of_an_illness_stands_anywhere()
    {
        practice.Reach(practice.Usual);
        var call = await practice.Dial();
        await call.Hears();
        var patient = new Patient(call);

        await call.SaysSoFar("Bonjour, j'ai du psoriasis");
        await patient.Talks(Opening);
        patient.ToString().ShouldContain("dites au docteur", Case.Sensitive, patient.ToString());
        await Unfound();
        await call.HangsUp();
        await practice.Concluded(call);

        var booked = await practice.Read(async (db, _) => await db.Bookings.AsNoTracking().Where(booking => booking.CustomerName == "Claire Perrault").ToListAsync());
        booked.ShouldHaveSingleItem(patient.ToString()).Status.ShouldBe(BookingStatus.Confirmed, patient.ToString());
        (await practice.Transcript(call)).Count(line => line.Contains(Speaker.Caller.ToString(), StringComparison.Ordinal)).ShouldBeGreaterThan(5);
        await Unfound();
    }

    [Fact]
    public async Task A_provider_that_repeats_every_symptom_leaves_none_of_them()
    {
        await using var vendor = await FakeOpenAi.Start();
        vendor.Replies.Enqueue(Reply.Calls("find_slots", new { services = new[] { "psoriasis" }, staff = "le docteur des migraines", from = "verrue" }));
        vendor.Replies.Enqueue(Reply.Says("Votre psoriasis et vos plaques rouges vous gênent, je comprends. Pour quel motif ?"));
        vendor.Replies.Enqueue(Reply.Calls(
            ("take_message", new { kind = "message", subject = "Psoriasis et migraine", body = "Palpitations, diarrhée, démangeaisons." }),
            ("answer_question", new { question = "Que faire contre une verrue ?" })));
        vendor.Replies.Enqueue(Reply.Says("C'est noté pour vos palpitations. Je transmets, avec la dépression."));
        vendor.Replies.Enqueue(Reply.CallsRaw("look_up_booking", """{"name":"Psoriasis Migraine","birthdate":"verrue"""));
        vendor.Replies.Enqueue(Reply.Calls("no_such_tool", new { why = "démangeaisons" }));
        vendor.Replies.Enqueue(Reply.Calls("repeat", new { }));
        vendor.Otherwise = _ => Reply.Says("Bon courage avec votre diarrhée et votre verrue.");
        await using var node = practice.AddRealNode(vendor);
        practice.Reach(node);
        var call = await practice.Dial();
        await call.Hears();
        var patient = new Patient(call);

        await patient.Tells(Opening);
        await patient.Tells("Prenez un message : j'ai des palpitations, de la diarrhée et une dépression.");
        await call.Interrupts("C'est noté pour vos palpi", TimeSpan.FromMilliseconds(300));
        await patient.Tells("Et mes démangeaisons, c'est grave ? Et ma verrue ?");

        // Once while it still goes on: a search takes longer than a caller may be silent.
        await Unfound();
        await call.HangsUp();
        await practice.Concluded(call);

        vendor.Requests.Count.ShouldBeGreaterThan(3);
        vendor.Requests.ShouldContain(request => request.LastWords.Contains("psoriasis"), "the model hears what the database does not keep");
        await Unfound();
    }

    [Fact]
    public async Task Each_of_these_searches_finds_what_was_left_on_purpose()
    {
        var word = "lumbago";
        (await practice.Search(word)).ShouldBeEmpty();
        var node = practice.Usual;
        practice.Reach(node);
        var call = await practice.Dial();
        await call.Hears();
        await call.HangsUp();
        await practice.Concluded(call);
        await practice.Read(async (db, vault) =>
        {
            var row = await db.Calls.SingleAsync(known => known.CarrierId == call.Id);
            db.CallTurns.Add(new CallTurn(Guid.CreateVersion7(), practice.Tenant, row.Id, 99, Speaker.Caller, vault.Seal($"Mon {word}."), row.StartedAt));
            db.CallEvents.Add(new CallEvent(Guid.CreateVersion7(), practice.Tenant, row.Id, "answered", word, row.StartedAt));
            return await db.SaveChangesAsync();
        });
        node.Services.GetRequiredService<ILoggerFactory>().CreateLogger("planted").Log(LogLevel.Trace, 0, word, null, (text, _) => text);
        await using (var bus = await Tables.Connect(practice.Database.Application, practice.Tenant))
        {
            (await Tables.Run(bus, $"""
                INSERT INTO bus.messages (recipient, priority, expiration, visible, headers, body)
                VALUES ('nobody', 0, now() + interval '1 day', now(), convert_to('{word}', 'UTF8'), convert_to('x', 'UTF8'))
                """)).State.ShouldBeNull();
        }

        using var meter = new System.Diagnostics.Metrics.Meter("planted");
        meter.CreateCounter<long>("planted.words").Add(1, KeyValuePair.Create("said", (object?)word));

        var found = await practice.Search(word);

        found.ShouldContain(place => place.EndsWith("call_turns.text (sealed)", StringComparison.Ordinal), string.Join(", ", found));
        found.ShouldContain(place => place.EndsWith("call_events.detail", StringComparison.Ordinal), string.Join(", ", found));
        practice.Leaks.Holding(word).ShouldContain(text => text.Contains("planted.words"));
        practice.Leaks.Lines.ShouldContain(line => line.Contains(word));
        found.ShouldContain("bus.messages.headers", string.Join(", ", found));
    }

    private async Task Unfound()
    {
        (await practice.Search(Patient.Symptoms)).ShouldBeEmpty();
        practice.Leaks.Lines.Count.ShouldBeGreaterThan(50);
        practice.Leaks.Labels.ShouldNotBeEmpty();
        practice.Leaks.Changes.ShouldNotBeEmpty();
        practice.Leaks.Holding(Patient.Symptoms).ShouldBeEmpty();
    }
}
