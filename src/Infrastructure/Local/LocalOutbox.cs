using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using NodaTime;

namespace Kalliky.Infrastructure.Local;

/// <summary>The provider of texts and mails that sends them nowhere: kept in this process for a page to show, the latest
/// few hundred. Where real customers wait for real messages it says that it is none.</summary>
/// <param name="isProvider">Whether it may stand for a provider: everywhere but in production.</param>
internal sealed class LocalOutbox(IMoment moment, bool isProvider) : IOutbox, ITextMessages, IMail
{
    private const int Most = 200;

    private readonly Lock gate = new();
    private readonly LinkedList<OutboxEntry> entries = [];

    public IReadOnlyList<OutboxEntry> Latest
    {
        get
        {
            lock (gate)
                return [.. entries];
        }
    }

    public Task<Posting> Send(TextMessage message, CancellationToken ct) =>
        Take(new OutboxEntry(message.Id, moment.Now, message.From, message.To.Value, null, message.Text), message.IsTest);

    public Task<Posting> Send(Mail mail, CancellationToken ct) =>
        Take(new OutboxEntry(mail.Id, moment.Now, mail.From, mail.To, mail.Subject, mail.Text, mail.Html) { Attachments = mail.Attachments }, mail.IsTest);

    private Task<Posting> Take(OutboxEntry entry, bool isTest)
    {
        if (!isProvider && !isTest)
            return Task.FromResult(Posting.Refused("no_provider"));
        lock (gate)
        {
            entries.AddFirst(entry);
            if (entries.Count > Most)
                entries.RemoveLast();
        }

        return Task.FromResult(new Posting(PostingResult.Delivered, $"local:{entry.Id:N}"));
    }
}
