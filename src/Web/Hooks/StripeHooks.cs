using Kalliky.Application.Billing;
using Kalliky.Application.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Kalliky.Web.Hooks;

/// <summary>What Stripe tells us about payments: verified on the bytes as they came, remembered, and answered. What it means is
/// read back from Stripe afterwards, on the bus, so that neither its order nor its age matters.</summary>
internal static class StripeHooks
{
    private const string Vendor = "stripe";

    // An invoice with all its lines comes whole.
    private const int Most = 512 * 1024;

    public static void MapStripeHooks(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/webhooks/stripe", Take).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> Take(
        HttpRequest request, [FromServices] IPaymentNews? news, IDoors doors, TenantScopes scopes, ILogger<Collector> logger, CancellationToken ct)
    {
        if (news is null)
            return Results.NotFound();
        var (body, length, status) = await SignedBody.Read(request, bytes => news.IsGenuine(request.Headers["Stripe-Signature"], bytes), ct, Most);
        try
        {
            if (status != StatusCodes.Status200OK)
            {
                logger.LogWarning("A webhook about a payment was refused with {Status}.", status);
                return Results.StatusCode(status);
            }

            return Results.StatusCode(await Tell(await news.Read(body.AsMemory(0, length), ct), news, doors, scopes, logger, ct));
        }
        catch (PaymentException)
        {
            // It is told again.
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        finally
        {
            SignedBody.Return(body);
        }
    }

    // What is of no interest, and a customer of nobody's, are no error: told again they would be the same. Of money that went back to a
    // business that is forgotten only the operator can still take note.
    private static async Task<int> Tell(PaymentNews? told, IPaymentNews news, IDoors doors, TenantScopes scopes, ILogger logger, CancellationToken ct)
    {
        if (told is null)
            return StatusCodes.Status400BadRequest;
        if (told.Customer is { } customer && await doors.OfPayer(customer, ct) is { } tenant)
            await scopes.Send(tenant, new NotePaymentNews(Vendor, told.EventId, told.Kind, told.Cents, told.At, told.Payment), ct);
        else if (told.Sale is { } sale && await OfSale(sale, news, doors, ct) is var (business, payment))
            await scopes.Send(business, new NoteSaleNews(Vendor, told.EventId, payment), ct);
        else if (told.Account is { } account && await doors.OfPayouts(account, ct) is { } owner)
            await scopes.Send(owner, new NoteSaleNews(Vendor, told.EventId, null), ct);
        else if (told is { Customer: not null, Kind: PaymentNewsKind.Refunded or PaymentNewsKind.DisputeLost })
            logger.LogWarning("{Cents} cents of payment {Payment} went back to a customer whom nobody knows here any more ({EventId}): they stand in no books.", told.Cents, told.Payment ?? told.Sale, told.EventId);
        return StatusCodes.Status200OK;
    }

    private static async Task<(Guid TenantId, Guid PaymentId)?> OfSale(string sale, IPaymentNews news, IDoors doors, CancellationToken ct) =>
        await doors.OfSale(sale, ct) ?? (await news.PageOf(sale, ct) is { } page ? await doors.OfSale(page, ct) : null);
}
