using System.Text.Json.Nodes;
using Kalliky.Application.Accounts;
using Kalliky.Application.Customers.Personal;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Customers;

/// <summary>All that the business knows about somebody, to be handed over: a ZIP with JSON for programs and a page for people.</summary>
[Needs(Permission.HandlePersonalData)]
[JournalAlways]
public sealed record ExportCustomer(Guid Id) : IRequest<ExportCustomer.Exported?>
{
    /// <param name="Json">What stands in the ZIP's JSON file.</param>
    public sealed record Exported(byte[] Zip, JsonObject Json);
}

internal sealed class ExportCustomerHandler(IKallikyDb db, IVault vault, IMoment moment, Traces traces, IEnumerable<IRemember> rooms)
    : IRequestHandler<ExportCustomer, ExportCustomer.Exported?>
{
    public async Task<ExportCustomer.Exported?> Handle(ExportCustomer request, CancellationToken ct)
    {
        if (await traces.Of(request.Id, ct) is not { } person)
            return null;
        var business = await db.Businesses.AsNoTracking().Select(known => known.Name).FirstAsync(ct);
        var told = new JsonObject { ["business"] = business, ["exported_at"] = moment.Now.ToString(), ["card"] = await Card(person, ct) };
        foreach (var room in rooms)
        {
            if (await room.Tell(person, ct) is { Count: > 0 } part)
                told[room.Room] = part;
        }

        return new ExportCustomer.Exported(PersonalFile.Zip(told), told);
    }

    private async Task<JsonObject> Card(Person person, CancellationToken ct)
    {
        var card = await db.Customers.AsNoTracking().FirstAsync(known => known.Id == person.Card, ct);
        return new JsonObject
        {
            ["name"] = card.Name,
            ["numbers"] = new JsonArray([.. person.Numbers.Select(number => JsonValue.Create(number))]),
            ["email"] = person.Email,
            ["language"] = card.Language?.ToString(),
            ["birthdate"] = vault.Open(card.Birthdate),
            ["notes"] = vault.Open(card.Notes),
            ["sms_consent"] = Consent(card.SmsConsent),
            ["email_consent"] = Consent(card.EmailConsent),
            ["known_since"] = card.CreatedAt.ToString(),
            ["last_call_at"] = card.LastCallAt?.ToString(),
            ["calls"] = card.CallCount,
            ["orders"] = card.OrderCount,
        };
    }

    private static JsonObject? Consent(Domain.Customers.Consent? consent) => consent is null
        ? null
        : new JsonObject { ["given"] = consent.Given, ["at"] = consent.At.ToString(), ["how"] = consent.How };
}
