using Kalliky.Domain.Messaging;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using static Kalliky.Integration.Tests.Messaging.Diary;

namespace Kalliky.Integration.Tests.Messaging;

/// <summary>The same of a table, in both languages.</summary>
public sealed class TableMessagesTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private PostOffice post = null!;
    private Diary diary = null!;

    public async ValueTask InitializeAsync()
    {
        post = await PostOffice.Open(database);
        diary = new Diary(post);
    }

    public ValueTask DisposeAsync() => post.DisposeAsync();

    [Theory]
    [InlineData(Language.French,
        "Pizza Mario : votre table pour 4 est réservée, samedi 28/11 à 20 h.", "Pizza Mario : votre réservation est déplacée au samedi 28/11 à 21 h.",
        "Pizza Mario : votre réservation du samedi 28/11 à 21 h est annulée.")]
    [InlineData(Language.English,
        "Pizza Mario: your table for 4 is booked, Saturday 28 November at 8 pm.", "Pizza Mario: your booking is moved to Saturday 28 November at 9 pm.",
        "Pizza Mario: your booking of Saturday 28 November at 9 pm is cancelled.")]
    public async Task Taken_moved_and_cancelled_reads_well(Language language, string taken, string moved, string cancelled)
    {
        var call = await post.Mario.Call();
        await post.Mario.Read(db => db.Calls.Where(known => known.Id == call.CallId).ExecuteUpdateAsync(set => set.SetProperty(known => known.Language, language)));
        var booking = await diary.TakeAndTell(At(28, 20), Caller, BookingKind.Reservation, call);
        await post.Tell(await diary.Move(booking.BookingId, At(28, 21), Caller));
        await post.Tell(await diary.Cancel(booking.BookingId, Caller));
        await post.Round();

        var sent = post.Carrier.Texts.Sent.Select(text => text.Text).ToList();
        sent.Count.ShouldBe(3);
        sent[0].ShouldStartWith(taken);
        sent[1].ShouldStartWith(moved);
        sent[2].ShouldBe(cancelled);
        post.Carrier.Texts.Sent.ShouldAllBe(text => text.Encoding == "gsm7");
        (await post.Messages()).ShouldAllBe(row => row.Segments == 1 || row.Kind == MessageKind.Reminder);
    }
}
