using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Accounts;

/// <summary>The provider tells what became of a mail about an account: that it did not arrive is shown where it was asked for, that it was
/// unwanted ends invitations to that address. Again does nothing more.</summary>
/// <param name="Id">Ours, as the mail carried it; null where the news do not say it.</param>
/// <param name="Reason">A stable word, where it failed.</param>
/// <returns>False when it is none of these mails.</returns>
public sealed record NoteAccountMail(string ProviderId, Guid? Id, DeliveryNews News, string? Reason) : IRequest<bool>;

internal sealed class NoteAccountMailHandler(IKallikyDb db, IMoment moment) : IRequestHandler<NoteAccountMail, bool>
{
    public async Task<bool> Handle(NoteAccountMail request, CancellationToken ct)
    {
        // The news may be quicker than our own note of the provider's answer.
        var mails = db.AccountMails.Where(mail => mail.ProviderId == request.ProviderId || (mail.ProviderId == null && mail.Id == request.Id));
        if (await mails.AsNoTracking().FirstOrDefaultAsync(ct) is not { } mail)
            return false;
        if (request.News == DeliveryNews.Failed)
            await db.AccountMails.Where(known => known.Id == mail.Id).ExecuteUpdateAsync(
                set => set.SetProperty(known => known.Status, AccountMailStatus.Failed).SetProperty(known => known.Reason, request.Reason)
                    .SetProperty(known => known.Secret, (Domain.Shared.Sealed?)null).SetProperty(known => known.TakenUntil, (NodaTime.Instant?)null), ct);
        if (request.News == DeliveryNews.Unwanted && !await db.MailRefusals.AnyAsync(refusal => refusal.EmailKey == mail.EmailKey, ct))
        {
            db.MailRefusals.Add(new MailRefusal(mail.EmailKey, moment.Now));
            await db.SaveChangesAsync(ct);
        }

        return true;
    }
}
