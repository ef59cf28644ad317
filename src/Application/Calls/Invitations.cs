using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Calls;
using NodaTime;

namespace Kalliky.Application.Calls;

/// <summary>Invites the carrier to our relay: makes the one-time token and the settings of the conversation.</summary>
internal sealed class Invitations(IKallikyDb db, IMoment moment, IRelayAddress address)
{
    public static readonly Duration GoodFor = Duration.FromSeconds(60);

    /// <param name="greeting">What the relay says first; null to take up a conversation.</param>
    public (string Token, RelayStart Start) For(Call call, StoreSheet sheet, string? greeting)
    {
        var token = Token.New();
        db.RelayTokens.Add(new RelayToken(
            moment.NewId(), call.TenantId, call.Id, Token.HashOf(token), moment.Now + GoodFor, greeting));
        return (token, new RelayStart(address.Of(token), greeting, "fr", sheet.Assistant.Voice, KeyTerms.Of(sheet)));
    }
}
