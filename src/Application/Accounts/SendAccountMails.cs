using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Messaging;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Accounts;

/// <summary>Sends the mails about accounts whose time has come, and deletes what is old. Every node may ask: who takes a mail
/// first has it, and a retry carries the same id, so that the provider sends it once.</summary>
/// <returns>How many were given to the provider.</returns>
public sealed record SendAccountMails : IRequest<int>;

internal sealed class SendAccountMailsHandler(IKallikyDb db, IMoment moment, AccountMailWriter writer, IMail mails) : IRequestHandler<SendAccountMails, int>
{
    private const int MostAtOnce = 50;

    public async Task<int> Handle(SendAccountMails request, CancellationToken ct)
    {
        await Forget(ct);
        var now = moment.Now;
        var waiting = await db.AccountMails.AsNoTracking().Where(mail => mail.Status == AccountMailStatus.Pending && mail.DueAt <= now)
            .OrderBy(mail => mail.DueAt).Take(MostAtOnce).ToListAsync(ct);
        var sent = 0;
        foreach (var mail in waiting)
        {
            if (await Take(mail, ct))
                sent += await Send(mail, ct) ? 1 : 0;
        }

        return sent;
    }

    // Mails and links name people who may be nobody's customers.
    private async Task Forget(CancellationToken ct)
    {
        var old = moment.Now - AccountMail.KeptFor;
        await db.AccountMails.Where(mail => mail.CreatedAt < old).ExecuteDeleteAsync(ct);
        await db.AccountLinks.Where(link => link.CreatedAt < old).ExecuteDeleteAsync(ct);
        var refused = (moment.Now.InUtc().LocalDateTime - MailRefusal.KeptFor).InUtc().ToInstant();
        await db.MailRefusals.Where(refusal => refusal.At < refused).ExecuteDeleteAsync(ct);
    }

    private async Task<bool> Take(AccountMail mail, CancellationToken ct)
    {
        var (now, until) = (moment.Now, moment.Now + AccountMail.Hold);
        return await db.AccountMails
            .Where(known => known.Id == mail.Id && known.Status == AccountMailStatus.Pending && (known.TakenUntil == null || known.TakenUntil <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(known => known.TakenUntil, until).SetProperty(known => known.Attempts, known => known.Attempts + 1), ct) == 1;
    }

    private async Task<bool> Send(AccountMail mail, CancellationToken ct)
    {
        if (await writer.Write(mail, ct) is not { } written)
        {
            await Over(mail, AccountMailStatus.Dropped, null, ct);
            return false;
        }

        // The others were asked for by whoever reads the address, or tell them what happened to their account.
        if (mail.Kind == AccountMailKind.Invitation && await db.MailRefusals.AnyAsync(refusal => refusal.EmailKey == mail.EmailKey, ct))
        {
            await Over(mail, AccountMailStatus.Failed, AccountMail.Unwanted, ct);
            return false;
        }

        var posting = await mails.Send(written, ct);
        switch (posting.Result)
        {
            case PostingResult.Accepted or PostingResult.Delivered:
                await Sent(mail, posting.ProviderId, ct);
                return true;
            case PostingResult.Later when mail.Attempts < Message.Pauses.Count:
                await Postpone(mail, posting, ct);
                return false;
            default:
                await Over(mail, AccountMailStatus.Failed, posting.Reason, ct);
                return false;
        }
    }

    // The news that it did not arrive may have been quicker: they stay.
    private async Task Sent(AccountMail mail, string? providerId, CancellationToken ct)
    {
        await db.AccountMails.Where(known => known.Id == mail.Id).ExecuteUpdateAsync(set => set.SetProperty(known => known.ProviderId, providerId), ct);
        await Over(db.AccountMails.Where(known => known.Id == mail.Id && known.Status == AccountMailStatus.Pending), AccountMailStatus.Sent, null, ct);
    }

    private Task<int> Over(AccountMail mail, AccountMailStatus status, string? reason, CancellationToken ct) =>
        Over(db.AccountMails.Where(known => known.Id == mail.Id), status, reason, ct);

    // The word of its link is forgotten with it.
    private static Task<int> Over(IQueryable<AccountMail> mails, AccountMailStatus status, string? reason, CancellationToken ct) =>
        mails.ExecuteUpdateAsync(
            set => set.SetProperty(known => known.Status, status).SetProperty(known => known.Reason, reason).SetProperty(known => known.Secret, (Domain.Shared.Sealed?)null)
                .SetProperty(known => known.TakenUntil, (Instant?)null), ct);

    private Task<int> Postpone(AccountMail mail, Posting posting, CancellationToken ct)
    {
        var pause = Message.Pauses[mail.Attempts];
        var due = moment.Now + (posting.AfterSeconds is { } asked && Duration.FromSeconds(asked) > pause ? Duration.FromSeconds(asked) : pause);
        return db.AccountMails.Where(known => known.Id == mail.Id).ExecuteUpdateAsync(
            set => set.SetProperty(known => known.DueAt, due).SetProperty(known => known.Reason, posting.Reason).SetProperty(known => known.TakenUntil, (Instant?)null), ct);
    }
}
