using System.Text.Json;
using Kalliky.Application.Accounts;
using Kalliky.Application.Customers;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Shared;
using MediatR;

namespace Kalliky.Web.Api;

/// <summary>/customers: who calls the business, and the rights that they have.</summary>
internal static class Customers
{
    /// <summary>How a consent and an erasure name what an integration did.</summary>
    private const string By = "api";

    public static void MapCustomers(this RouteGroupBuilder api)
    {
        var customers = api.MapGroup("/customers").WithTags("Customers");
        customers.MapGet("", List).RequireScope(Scopes.CustomersRead)
            .Describe("ListCustomers", "List customers", "Customers, those who called last first.")
            .Takes(Filters.Text("search", "The beginning of a name, or a whole telephone number."), Filters.Since("who called"))
            .TakesPage().Answers<ListJson<CustomerCardJson>>(Examples.Customers);
        customers.MapGet("/{id}", Show).RequireScope(Scopes.CustomersRead)
            .Describe("ShowCustomer", "Show a customer", "One customer. The id of a card that became part of another shows that one.")
            .Answers<CustomerCardJson>(Examples.Customer).AnswersNotFound();
        customers.MapPatch("/{id}", Change).Writes(Scopes.CustomersWrite)
            .Describe("ChangeCustomer", "Change a customer", "What is left out stays as it is; an empty text is forgotten.")
            .Accepts(Examples.CustomerChange).Answers<CustomerCardJson>(Examples.Customer).AnswersNotFound();
        customers.MapGet("/{id}/export", Export).RequireScope(Scopes.CustomersRead)
            .Describe("ExportCustomer", "Export a customer", "All that is known about somebody (GDPR, article 15): card, calls with what was said, orders, tickets, messages.")
            .Answers<JsonElement>(Examples.CustomerExport).AnswersNotFound();
        customers.MapPost("/{id}/erase", Erase).Writes(Scopes.CustomersWrite)
            .Describe("EraseCustomer", "Erase a customer", "Forgets somebody for good (GDPR, article 17) and answers the proof. Asked again, the same proof.")
            .Answers<ErasureJson>(Examples.Erasure).AnswersNotFound().AnswersConflict();
    }

    private static async Task<IResult> List(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var asked = new Asked(http);
        var request = new BrowseCustomers(asked.Text("search"), asked.Time("since"), asked.Limit(), asked.After());
        return asked.Refusal ?? TypedResults.Ok(ListJson<CustomerCardJson>.Of(await mediator.Send(request, ct), CustomerCardJson.Of));
    }

    private static async Task<IResult> Show(string id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        Ids.Customer.TryRead(id, out var known) && await mediator.Send(new ShowCustomer(known), ct) is { } card
            ? TypedResults.Ok(CustomerCardJson.Of(card))
            : Missing(http);

    private static async Task<IResult> Change(string id, CustomerChangeJson body, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        if (!Ids.Customer.TryRead(id, out var known) || await mediator.Send(new ShowCustomer(known), ct) is not { } card)
            return Missing(http);
        var request = new ChangeCustomer(
            card.Id, body.Name ?? card.Name, body.Email ?? card.Email, body.Language ?? card.Language, body.Notes ?? card.Notes,
            body.SmsConsent, body.EmailConsent, By);
        return await mediator.Send(request, ct) is ChangeCustomer.Changed ? await Show(id, http, mediator, ct) : Missing(http);
    }

    private static async Task<IResult> Export(string id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        Ids.Customer.TryRead(id, out var known) && await mediator.Send(new ExportCustomer(known), ct) is { } exported
            ? TypedResults.Ok(JsonElement.Parse(exported.Json.ToJsonString()))
            : Missing(http);

    private static async Task<IResult> Erase(string id, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        if (!Ids.Customer.TryRead(id, out var known))
            return Missing(http);
        return await mediator.Send(new EraseCustomer(known, By), ct) switch
        {
            EraseCustomer.Erased proof => TypedResults.Ok(new ErasureJson(proof.ProofId, Ids.Customer.Of(known), proof.At.ToDateTimeOffset(), proof.What)),
            EraseCustomer.OnThePhone => Problems.Conflict(http, "The customer is on the phone. Try again after the call."),
            _ => Missing(http),
        };
    }

    private static IResult Missing(HttpContext http) => Problems.NotFound(http, "customer");
}

internal sealed record CustomerCardJson(
    string Id, string Name, string? Phone, IReadOnlyList<string> OtherPhones, string? Email, Language? Language, string? Notes,
    ConsentJson? SmsConsent, ConsentJson? EmailConsent, int Calls, int Orders, DateTimeOffset? LastCallAt, DateTimeOffset CreatedAt)
{
    public static CustomerCardJson Of(ShowCustomer.Card card) => new(
        Ids.Customer.Of(card.Id), card.Name, card.Phone, card.OtherNumbers, card.Email, card.Language, card.Notes, ConsentJson.Of(card.SmsConsent),
        ConsentJson.Of(card.EmailConsent), card.Calls, card.Orders, card.LastCallAt?.ToDateTimeOffset(), card.CreatedAt.ToDateTimeOffset());
}

internal sealed record ConsentJson(bool Given, DateTimeOffset At, string How)
{
    public static ConsentJson? Of(Consent? consent) => consent is null ? null : new(consent.Given, consent.At.ToDateTimeOffset(), consent.How);
}

internal sealed record CustomerChangeJson(string? Name, string? Email, Language? Language, string? Notes, bool? SmsConsent, bool? EmailConsent) : IBody;

internal sealed record ErasureJson(Guid Id, string CustomerId, DateTimeOffset ErasedAt, IReadOnlyDictionary<string, int> Erased);
