using Kalliky.Application.Telephony;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Shared;

namespace Kalliky.Infrastructure.Local;

/// <summary>A telephone network of one's own: every number in it forwards, but for those that end in 00, so that both can be
/// shown. Nothing rings anywhere.</summary>
internal sealed class LocalForwarding(TenantScopes scopes, IDoors doors) : IForwardingCalls
{
    private const string NotForwarded = "00";

    public async Task<string> Ring(ForwardingLeg leg, PhoneNumber from, PhoneNumber to, CancellationToken ct)
    {
        if (!to.Value.EndsWith(NotForwarded, StringComparison.Ordinal) && await doors.OfNumber(from, ct) is var (tenant, store))
            await scopes.Send(tenant, new NoteForwardingBack(store), ct);
        return LocalHandle(leg);
    }

    private static string LocalHandle(ForwardingLeg leg) => $"local:{leg.TestId:N}";
}
