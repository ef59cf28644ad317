using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;

namespace Kalliky.Application.Messaging;

/// <summary>Whoever has called a mail of this business unwanted wants its summaries and alerts after all: at their own address, nobody
/// else's.</summary>
/// <returns>False when nothing was stopped.</returns>
[Needs(Permission.SettleMessages)]
public sealed record TakeMailsAgain : IRequest<bool>;

internal sealed class TakeMailsAgainHandler(IKallikyDb db, OptOuts optOuts, OwnMails mine) : IRequestHandler<TakeMailsAgain, bool>
{
    public async Task<bool> Handle(TakeMailsAgain request, CancellationToken cancellationToken)
    {
        if (await mine.Stopped(cancellationToken) is not { } key)
            return false;
        await optOuts.Remove(key, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
