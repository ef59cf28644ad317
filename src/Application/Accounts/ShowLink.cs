using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Accounts;

/// <summary>Whether a link from an account mail still opens something, before a form is shown.</summary>
public sealed record ShowLink(string Token, AccountLinkPurpose Purpose) : IRequest<ShowLink.Answer>
{
    public enum Answer
    {
        Open,
        Used,
        Expired,
        Unknown,
    }
}

internal sealed class ShowLinkHandler(IKallikyDb db, IMoment moment) : IRequestHandler<ShowLink, ShowLink.Answer>
{
    public async Task<ShowLink.Answer> Handle(ShowLink request, CancellationToken ct)
    {
        var hash = Token.HashOf(request.Token);
        return await db.AccountLinks.AsNoTracking().FirstOrDefaultAsync(known => known.TokenHash == hash && known.Purpose == request.Purpose, ct) switch
        {
            null => ShowLink.Answer.Unknown,
            { UsedAt: not null } => ShowLink.Answer.Used,
            var link => link.IsOver(moment.Now) ? ShowLink.Answer.Expired : ShowLink.Answer.Open,
        };
    }
}
