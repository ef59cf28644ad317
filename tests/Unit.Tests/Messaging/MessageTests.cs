using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Unit.Tests.Messaging;

/// <summary>A message through what providers tell, in every order.</summary>
public sealed class MessageTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 17, 40);

    [Fact]
    public void What_arrived_stays_arrived_whatever_comes_late()
    {
        var message = Begun();

        message.Delivered("m-1", Now);
        message.Sent("m-1", Now);
        message.Failed("refused");
        message.TryAgain("provider_down", Now);

        (message.Status, message.FailureReason, message.ProviderId).ShouldBe((MessageStatus.Delivered, null, "m-1"));
    }

    [Fact]
    public void Rests_longer_after_each_failure_and_gives_up_after_the_last()
    {
        var message = New();
        var now = Now;
        var rests = new List<Duration>();
        while (message.IsOpen)
        {
            message.Begin(now).ShouldBeTrue();
            message.TryAgain("provider_down", now);
            rests.Add(message.DueAt - now);
            now = message.DueAt;
        }

        rests[..^1].ShouldBe(Message.Pauses);
        (message.Status, message.FailureReason, message.Attempts).ShouldBe((MessageStatus.Failed, "provider_down", Message.Pauses.Count + 1));
    }

    [Fact]
    public void One_attempt_at_a_time_until_the_one_who_made_it_must_be_dead()
    {
        var message = Begun();

        message.Begin(Now).ShouldBeFalse();
        message.Post(Now).ShouldBeFalse();
        message.Post(Now + Duration.FromMinutes(2)).ShouldBeTrue();
        message.Begin(Now + Duration.FromMinutes(2)).ShouldBeTrue();
    }

    [Fact]
    public void A_person_may_send_again_what_failed_and_nothing_else()
    {
        var message = Begun();
        message.SendAgain(Now).ShouldBeFalse();
        message.Failed("bad_number");

        message.SendAgain(Now).ShouldBeTrue();

        (message.Status, message.Attempts).ShouldBe((MessageStatus.Pending, 0));
    }

    private static Message New() => new(
        Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), MessageKind.Confirmation, MessageChannel.Sms, new Sealed([1]), new Sealed([2]), Now);

    private static Message Begun()
    {
        var message = New();
        message.Begin(Now).ShouldBeTrue();
        return message;
    }
}
