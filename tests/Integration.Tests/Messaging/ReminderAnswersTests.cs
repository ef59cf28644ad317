using System.Collections.Concurrent;
using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Kalliky.Integration.Tests.Messaging.Diary;

namespace Kalliky.Integration.Tests.Messaging;

/// <summary>OUI and ANNULER by whoever was reminded.</summary>
public sealed class ReminderAnswersTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly Feed feed = new();
    private PostOffice post = null!;
    private Diary diary = null!;

    public async ValueTask InitializeAsync()
    {
        post = await PostOffice.Open(database, services => services.AddSingleton<ILiveFeed>(feed), "beauty-center");
        diary = new Diary(post);
    }

    public ValueTask DisposeAsync() => post.DisposeAsync();

    [Fact]
    public async Task Yes_is_noted_on_the_booking_once_and_the_agenda_is_told()
    {
        var booking = await Reminded();
        await post.Receive("Oui !");
        await post.Receive("ok");
        await post.Round();

        (await diary.Row(booking)).History.Select(change => change.What).ShouldBe(["confirmed", "acknowledged"]);
        Last.ShouldBe($"{Name} : c'est noté, nous vous attendons. Merci !");
        feed.Told.ShouldContain(change => change.Kind == "booking" && change.Id == booking);
        (await post.Tickets()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_said_yes_to_is_not_confirmed_nor_reminded_of_anew()
    {
        var taken = await diary.TakeAndTell(At(28, 10), Caller);
        await diary.Remind();
        await post.Receive("OUI");
        var before = (await post.Messages()).Count;
        await post.Tell(taken);

        (await post.Messages()).Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_cancellation_cancels_is_answered_and_the_agenda_is_told()
    {
        var booking = await Reminded();
        await post.Receive("Annuler");
        await post.Tell(new BookingCancelled(booking, post.Mario.Tenant, post.Mario.Sheet.StoreId));
        post.Mario.Now = At(27, 22);
        await post.Round();

        (await diary.Row(booking)).Status.ShouldBe(BookingStatus.Cancelled);
        Last.ShouldBe($"{Name} : votre rendez-vous du samedi 28/11 à 10 h est annulé.");
        feed.Told.ShouldContain(change => change.Kind == "booking" && change.Id == booking);
    }

    [Fact]
    public async Task A_store_that_sends_no_confirmations_answers_all_the_same()
    {
        await post.Settle((store, _) => store.Messages = store.Messages with { Bookings = false });
        var booking = await Reminded();
        await post.Receive("ANNULER");
        await post.Tell(new BookingCancelled(booking, post.Mario.Tenant, post.Mario.Sheet.StoreId));
        await post.Round();

        Last.ShouldBe($"{Name} : c'est annulé. Merci de nous avoir prévenus.");
    }

    [Theory]
    [InlineData("ANNULER")]
    [InlineData("OUI")]
    public async Task With_two_that_stand_nothing_changes_and_the_parent_is_asked_which(string word)
    {
        Guid[] both = [(await diary.TakeAndTell(At(28, 10), Caller)).BookingId, (await diary.TakeAndTell(At(28, 11), Caller)).BookingId];
        await diary.Remind();
        await post.Receive(word);
        await post.Round();

        foreach (var booking in both)
            (await diary.Row(booking)).History.ShouldHaveSingleItem().What.ShouldBe("confirmed");
        Last.ShouldStartWith($"{Name} : vous avez plusieurs rendez-vous, samedi 28/11 à 10 h et samedi 28/11 à 11 h. Rien n'a changé : dites-nous lequel, ici ou au 01 99 00 ");
        (await post.Tickets()).ShouldBeEmpty();

        await post.Receive("Celui de onze heures");
        (await post.Tickets()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Of_two_the_one_that_no_longer_stands_is_not_meant()
    {
        var (first, second) = (await diary.TakeAndTell(At(28, 10), Caller), await diary.TakeAndTell(At(28, 11), Caller));
        await diary.Remind();
        await post.Tell(await diary.Cancel(first.BookingId));
        await post.Receive("ANNULER");

        (await diary.Row(second.BookingId)).Status.ShouldBe(BookingStatus.Cancelled);
    }

    [Fact]
    public async Task Who_speaks_English_is_answered_in_English()
    {
        var call = await post.Mario.Call();
        await post.Mario.Read(db => db.Calls.Where(known => known.Id == call.CallId).ExecuteUpdateAsync(set => set.SetProperty(known => known.Language, Language.English)));
        await diary.TakeAndTell(At(28, 10), Caller, call: call);
        await diary.Remind();
        await post.Receive("yes");
        await post.Round();

        Last.ShouldBe($"{Name}: noted, we look forward to seeing you. Thank you!");
    }

    [Fact]
    public async Task Without_a_reminder_it_is_for_a_person()
    {
        await post.Receive("ANNULER");

        post.Mario.Open((await post.Tickets()).ShouldHaveSingleItem().Body).ShouldBe("ANNULER");
    }

    private string Name => post.Mario.Sheet.Name;

    private string Last => post.Carrier.Texts.Sent[^1].Text;

    private async Task<Guid> Reminded()
    {
        var taken = await diary.TakeAndTell(At(28, 10), Caller);
        await diary.Remind();
        return taken.BookingId;
    }

    /// <summary>What open pages are told.</summary>
    private sealed class Feed : ILiveFeed
    {
        public ConcurrentQueue<LiveEvent> Told { get; } = [];

        public void Publish(LiveEvent change) => Told.Enqueue(change);

        public IAsyncEnumerable<LiveEvent> Watch(Guid tenantId, CancellationToken ct) => AsyncEnumerable.Empty<LiveEvent>();
    }
}
