using Kalliky.Application.Accounts;
using Kalliky.Application.Tickets;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Tickets;
using MediatR;
using NodaTime;

namespace Kalliky.Web.Api;

/// <summary>/tickets: what somebody must do, and what was answered.</summary>
internal static class Tickets
{
    public static void MapTickets(this RouteGroupBuilder api)
    {
        var tickets = api.MapGroup("/tickets").WithTags("Tickets");
        tickets.MapGet("", List).RequireScope(Scopes.TicketsRead)
            .Describe("ListTickets", "List tickets", "Tickets, the latest first.")
            .Takes(
                Filters.StoreId, Filters.Word<TicketStatus>("status", "Only tickets that stand so."), Filters.Word<TicketKind>("kind", "Only of this kind."),
                Filters.Text("customer_id", "Only of this customer."), Filters.Since("opened"))
            .TakesPage().Answers<ListJson<TicketJson>>(Examples.Tickets);
        tickets.MapGet("/{id}", Show).RequireScope(Scopes.TicketsRead)
            .Describe("ShowTicket", "Show a ticket", "One ticket with the messages that answered it and how far they came.")
            .Answers<TicketJson>(Examples.Ticket).AnswersNotFound();
        tickets.MapPost("", Open).Writes(Scopes.TicketsWrite)
            .Describe("OpenTicket", "Open a ticket", "Something to do. With a telephone number it belongs to that number's customer.")
            .Accepts(Examples.NewTicket).AnswersCreated<TicketJson>(Examples.Ticket).Calls(nameof(OpenTicket.CustomerName), "name");
        tickets.MapPost("/{id}/reply", Reply).Writes(Scopes.TicketsWrite)
            .Describe("ReplyToTicket", "Reply to a ticket", "Writes to the customer by text message or e-mail. The ticket then waits, or is solved with it.")
            .Accepts(Examples.TicketReply).Answers<TicketJson>(Examples.Ticket).AnswersNotFound().AnswersConflict();
        tickets.MapPost("/{id}/status", Move).Writes(Scopes.TicketsWrite)
            .Describe("ChangeTicketStatus", "Change a ticket's status", "Snoozed takes until, the moment at which it is open again.")
            .Accepts(Examples.TicketMove).Answers<TicketJson>(Examples.Ticket).AnswersNotFound();
    }

    private static async Task<IResult> List(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var asked = new Asked(http);
        var request = new ListTickets(
            asked.Id("store_id", Ids.Store), asked.Word<TicketStatus>("status"), asked.Word<TicketKind>("kind"),
            asked.Id("customer_id", Ids.Customer), asked.Time("since"), asked.Limit(), asked.After());
        return asked.Refusal ?? TypedResults.Ok(ListJson<TicketJson>.Of(await mediator.Send(request, ct), ticket => TicketJson.Of(ticket, [])));
    }

    private static Task<IResult> Show(string id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        Ids.Ticket.TryRead(id, out var ticket) ? Shown(ticket, http, mediator, ct) : Task.FromResult(Missing(http));

    private static async Task<IResult> Open(NewTicketJson body, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var errors = new Dictionary<string, string[]>();
        var store = Id(body.StoreId, "store_id", Ids.Store, errors) ?? Guid.Empty;
        var call = body.CallId is null ? null : Id(body.CallId, "call_id", Ids.Call, errors);
        var customer = body.CustomerId is null ? null : Id(body.CustomerId, "customer_id", Ids.Customer, errors);
        if (errors.Count > 0)
            return Problems.Invalid(http, errors);
        return await mediator.Send(
            new OpenTicket(store, body.Kind, body.Subject ?? "", body.Body, body.Name, body.Phone, call, customer, At(body.DueAt)), ct) switch
        {
            OpenTicket.Opened { TicketId: var ticket } when await mediator.Send(new ShowTicket(ticket), ct) is { } opened =>
                TypedResults.Created($"/api/v1/tickets/{Ids.Ticket.Of(ticket)}", TicketJson.Of(opened.Ticket, [])),
            OpenTicket.Unknown { What: var what } => Problems.Unknown(http, what),
            _ => Missing(http),
        };
    }

    private static Task<IResult> Reply(string id, TicketReplyJson body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        Handle(id, ticket => new SendReply(ticket, body.Channel, body.Text ?? "", body.Email, body.Solves), http, mediator, ct);

    private static Task<IResult> Move(string id, TicketMoveJson body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        Handle(id, ticket => new MoveTicket(ticket, body.Status, At(body.Until)), http, mediator, ct);

    private static async Task<IResult> Handle(
        string id, Func<Guid, IRequest<HandledTicket>> request, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        if (!Ids.Ticket.TryRead(id, out var ticket) || await mediator.Send(new ShowTicket(ticket), ct) is null)
            return Missing(http);
        return await mediator.Send(request(ticket), ct) switch
        {
            HandledTicket.Changed => await Shown(ticket, http, mediator, ct),
            HandledTicket.Refused { Reason: "past" } => Problems.Invalid(http, "until", "A moment to come, within a year."),
            HandledTicket.Refused { Reason: "refuses" } => Problems.Conflict(http, "The customer refuses such messages."),
            HandledTicket.Refused => Problems.Conflict(http, "There is no number or address to write to."),
            _ => Missing(http),
        };
    }

    private static async Task<IResult> Shown(Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        await mediator.Send(new ShowTicket(id), ct) is { } shown
            ? TypedResults.Ok(TicketJson.Of(shown.Ticket, shown.Thread.OfType<ShowTicket.Sent>()))
            : Missing(http);

    private static Guid? Id(string? text, string field, IdKind kind, Dictionary<string, string[]> errors)
    {
        if (kind.TryRead(text, out var id))
            return id;
        errors[field] = [$"An id that begins with {kind.Prefix}."];
        return null;
    }

    private static Instant? At(DateTimeOffset? time) => time is { } given ? Instant.FromDateTimeOffset(given) : null;

    private static IResult Missing(HttpContext http) => Problems.NotFound(http, "ticket");
}

internal sealed record TicketJson(
    string Id, string StoreId, string? CallId, TicketKind Kind, string Subject, string? Body, TicketStatus Status, CustomerJson Customer,
    DateTimeOffset CreatedAt, DateTimeOffset? DueAt, DateTimeOffset? SnoozedUntil, DateTimeOffset? SolvedAt, IReadOnlyList<ReplyJson> Replies)
{
    public static TicketJson Of(TicketView ticket, IEnumerable<ShowTicket.Sent> replies) => new(
        Ids.Ticket.Of(ticket.Id), Ids.Store.Of(ticket.StoreId), Ids.Call.Of(ticket.CallId), ticket.Kind, ticket.Subject, ticket.Body, ticket.Status,
        new CustomerJson(Ids.Customer.Of(ticket.CustomerId), ticket.CustomerName, ticket.Phone), ticket.CreatedAt.At(ticket.TimeZone),
        ticket.DueAt.At(ticket.TimeZone), ticket.SnoozedUntil.At(ticket.TimeZone), ticket.SolvedAt.At(ticket.TimeZone),
        [.. replies.Select(reply => new ReplyJson(reply.Channel, reply.Text, reply.Status, reply.FailureReason, reply.At.At(ticket.TimeZone)))]);
}

internal sealed record ReplyJson(MessageChannel Channel, string? Text, MessageStatus Status, string? FailureReason, DateTimeOffset CreatedAt);

internal sealed record NewTicketJson(
    string? StoreId, TicketKind Kind, string? Subject, string? Body, string? Name, string? Phone, string? CallId, string? CustomerId, DateTimeOffset? DueAt) : IBody;

internal sealed record TicketReplyJson(MessageChannel Channel, string? Text, string? Email, bool Solves) : IBody;

internal sealed record TicketMoveJson(TicketStatus Status, DateTimeOffset? Until) : IBody;
