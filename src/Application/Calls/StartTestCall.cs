using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Application.Trades;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Calls;

/// <summary>Somebody of the store tries the assistant out from a page: a call that is marked as a test and never billed.
/// The page then opens <see cref="Started.RelayPath"/> as a WebSocket within a minute and speaks the relay's frames:
/// first {"type":"setup","callControlId": <see cref="Started.CarrierId"/>}, then prompt, interrupt and dtmf.</summary>
/// <param name="Caller">Who is to seem to call; by default a number that exists in fiction only.</param>
public sealed record StartTestCall(Guid StoreId, PhoneNumber? Caller = null) : IRequest<StartTestCall.Answer>
{
    public abstract record Answer;

    /// <param name="Token">Opens the relay once, within a minute.</param>
    /// <param name="Greeting">What the assistant says first; the page says it itself, as a carrier would.</param>
    public sealed record Started(Guid CallId, string CarrierId, string Token, string Greeting) : Answer
    {
        /// <summary>Path on this host.</summary>
        public string RelayPath => $"/relay/{Token}";
    }

    /// <summary>No such store in this business.</summary>
    public sealed record Unknown : Answer;
}

internal sealed class StartTestCallHandler(
    IKallikyDb db, IMoment moment, IVault vault, IStoreSheets sheets, CurrentTenant tenant, Invitations invitations, HealthPerimeter perimeter, ILiveFeed live)
    : IRequestHandler<StartTestCall, StartTestCall.Answer>
{
    /// <summary>Of the range that is kept for fiction: it rings nowhere.</summary>
    private static readonly PhoneNumber Nobody = PhoneNumber.Parse("+33639980000");

    public async Task<StartTestCall.Answer> Handle(StartTestCall request, CancellationToken cancellationToken)
    {
        if (!await db.Stores.Open().AnyAsync(store => store.Id == request.StoreId, cancellationToken))
            return new StartTestCall.Unknown();
        var sheet = await sheets.Of(request.StoreId, cancellationToken);
        var caller = request.Caller ?? Nobody;
        var id = moment.NewId();
        var call = new Call(
            id, tenant.Required(), request.StoreId, LocalCarrier.HandleOf(id), vault.Seal(caller.Value), vault.KeyOf(caller), isTest: true, moment.Now);
        call.CustomerId = await db.Customers.Where(known => known.PhoneKey == call.CallerKey).Select(known => known.MergedInto ?? (Guid?)known.Id)
            .FirstOrDefaultAsync(cancellationToken);
        call.Keep(moment.Now + CarrierFacts.RingLease);
        var greeting = Greeting.Of(sheet, perimeter.Demonstrates(sheet.Trade));
        db.Calls.Add(call);
        var (token, _) = invitations.For(call, sheet, greeting);
        await db.SaveChangesAsync(cancellationToken);
        live.Publish(new LiveEvent(call.TenantId, call.StoreId, "call", call.Id));
        return new StartTestCall.Started(call.Id, call.CarrierId, token, greeting);
    }
}
