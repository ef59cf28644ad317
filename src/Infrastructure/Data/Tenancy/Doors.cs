using System.Text.Json;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data.Vault;
using NodaTime;
using Npgsql;

namespace Kalliky.Infrastructure.Data.Tenancy;

/// <summary>Calls the door functions (schema "doors", made by the migrations) on a connection that belongs to no tenant.</summary>
internal sealed class Doors(NpgsqlDataSource database, IMoment moment, DialledNumbers numbers) : IDoors
{
    public async Task<(Guid TenantId, Guid StoreId)?> OfNumber(PhoneNumber dialled, CancellationToken ct) =>
        (await Ask("SELECT * FROM doors.of_number($1)", Pair, ct, await numbers.KeyOf(dialled, ct))).First();

    public async Task<(Guid TenantId, Guid CallId)?> OfCarrierCall(string carrierId, CancellationToken ct) =>
        (await Ask("SELECT * FROM doors.of_carrier_call($1)", Pair, ct, carrierId)).First();

    public async Task<(Guid TenantId, Guid CallId)?> UseRelayToken(string token, CancellationToken ct) =>
        (await Ask("SELECT * FROM doors.use_relay_token($1, $2)", Pair, ct, Token.HashOf(token), moment.Now)).First();

    public async Task<(Guid TenantId, Guid KeyId, IReadOnlyList<string> Scopes)?> OfApiKey(string key, CancellationToken ct) =>
        (await Ask(
            "SELECT * FROM doors.of_api_key($1)",
            row => (row.GetGuid(0), row.GetGuid(1), (IReadOnlyList<string>)JsonSerializer.Deserialize<string[]>(row.GetString(2))!),
            ct,
            Token.HashOf(key))).First();

    public async Task<(Guid TenantId, Guid ResourceId)?> OfCalendar(string secret, CancellationToken ct) =>
        (await Ask("SELECT * FROM doors.of_calendar($1)", Pair, ct, Token.HashOf(secret))).First();

    public async Task<IReadOnlyList<(Guid TenantId, string Name, Role Role)>> OfAccount(Guid accountId, CancellationToken ct) =>
        await Ask(
            "SELECT * FROM doors.of_account($1)",
            row => (row.GetGuid(0), row.GetString(1), Enum.Parse<Role>(row.GetString(2))),
            ct,
            accountId);

    public async Task<(Guid TenantId, Guid InvitationId)?> OfInvitation(string token, CancellationToken ct) =>
        (await Ask("SELECT * FROM doors.of_invitation($1)", Pair, ct, Token.HashOf(token))).First();

    public async Task<IReadOnlyList<(Guid TenantId, Guid CallId)>> OrphanedCalls(Instant now, int most, CancellationToken ct) =>
        await Ask("SELECT * FROM doors.orphaned_calls($1, $2)", Pair, ct, now, most);

    public async Task<IReadOnlyList<Guid>> OldImports(Instant before, int most, CancellationToken ct) =>
        await Ask("SELECT * FROM doors.old_imports($1, $2)", row => row.GetGuid(0), ct, before, most);

    // The provider's handle was signed, our id need not have been: it only counts where nobody knows the handle yet.
    public async Task<(Guid TenantId, Guid MessageId)?> OfMessage(string? providerId, Guid? id, CancellationToken ct) =>
        await Message(providerId ?? "", Guid.Empty, ct) ?? (id is { } ours ? await Message("", ours, ct) : null);

    public async Task<IReadOnlyList<(Guid TenantId, Guid MessageId)>> WaitingMessages(Instant now, int most, CancellationToken ct) =>
        await Ask("SELECT * FROM doors.waiting_messages($1, $2)", Pair, ct, now, most);

    public async Task<(Guid TenantId, Guid OrderId)?> OfNumberOrder(string handle, CancellationToken ct) =>
        (await Ask("SELECT * FROM doors.of_number_order($1)", Pair, ct, handle)).First();

    public async Task<IReadOnlyList<(Guid TenantId, Guid OrderId)>> DueNumbers(Instant now, int most, CancellationToken ct) =>
        await Ask("SELECT * FROM doors.due_numbers($1, $2)", Pair, ct, now, most);

    public async Task<Guid?> OfPayer(string customer, CancellationToken ct) =>
        (await Ask("SELECT * FROM doors.of_payer($1)", row => row.GetGuid(0), ct, customer)).First();

    public async Task<IReadOnlyList<Guid>> DuePayers(Instant now, int most, CancellationToken ct) =>
        await Ask("SELECT * FROM doors.due_payers($1, $2)", row => row.GetGuid(0), ct, now, most);

    public async Task<IReadOnlyList<Guid>> DueMeters(Instant now, int most, CancellationToken ct) =>
        await Ask("SELECT * FROM doors.due_meters($1, $2)", row => row.GetGuid(0), ct, now, most);

    public async Task<IReadOnlyList<(Guid TenantId, Guid StoreId)>> DueSummaries(Instant now, int most, CancellationToken ct) =>
        await Ask("SELECT * FROM doors.due_summaries($1, $2)", Pair, ct, now, most);

    public async Task<(Guid TenantId, Guid PaymentId)?> OfPaymentLink(string token, CancellationToken ct) =>
        (await Ask("SELECT * FROM doors.of_payment_link($1)", Pair, ct, Token.HashOf(token))).First();

    public async Task<(Guid TenantId, Guid PaymentId)?> OfSale(string handle, CancellationToken ct) =>
        (await Ask("SELECT * FROM doors.of_sale($1)", Pair, ct, handle)).First();

    public async Task<Guid?> OfPayouts(string account, CancellationToken ct) =>
        (await Ask("SELECT * FROM doors.of_payouts($1)", row => row.GetGuid(0), ct, account)).First();

    public async Task<IReadOnlyList<(Guid TenantId, Guid PaymentId)>> DueSales(Instant now, int most, CancellationToken ct) =>
        await Ask("SELECT * FROM doors.due_sales($1, $2)", Pair, ct, now, most);

    public async Task<IReadOnlyList<Guid>> DuePayouts(Instant now, int most, CancellationToken ct) =>
        await Ask("SELECT * FROM doors.due_payouts($1, $2)", row => row.GetGuid(0), ct, now, most);

    public async Task<(Guid TenantId, Guid InvoiceId)?> OfInvoice(string number, CancellationToken ct) =>
        (await Ask("SELECT * FROM doors.of_invoice($1)", Pair, ct, number)).First();

    public async Task<IReadOnlyList<(Guid TenantId, LocalDate Month)>> OpenMonths(LocalDate last, int most, CancellationToken ct) =>
        await Ask("SELECT * FROM doors.open_months($1, $2)", row => (row.GetGuid(0), row.GetFieldValue<LocalDate>(1)), ct, last, most);

    public async Task<IReadOnlyList<Guid>> Leaving(Instant now, int most, CancellationToken ct) =>
        await Ask("SELECT * FROM doors.leaving($1, $2)", row => row.GetGuid(0), ct, now, most);

    public async Task<IReadOnlyList<(Guid TenantId, Guid StoreId)>> ClosingStores(Instant now, int most, CancellationToken ct) =>
        await Ask("SELECT * FROM doors.closing_stores($1, $2)", Pair, ct, now, most);

    public async Task<IReadOnlyList<Guid>> Businesses(Guid after, int most, CancellationToken ct) =>
        await Ask("SELECT * FROM doors.businesses($1, $2)", row => row.GetGuid(0), ct, after, most);

    public async Task<IReadOnlyList<string>> EraseAccount(Guid account, Instant now, string? from, CancellationToken ct) =>
        await Ask("SELECT * FROM doors.erase_account($1, $2, $3)", row => row.GetString(0), ct, account, now, from ?? "");

    public async Task<int> EraseRemains(Guid tenant, int most, CancellationToken ct) =>
        (await Ask("SELECT doors.erase_remains($1, $2)", row => row.GetInt32(0), ct, tenant, most))[0];

    public async Task<int> ForgetInvoices(LocalDate today, int most, CancellationToken ct) =>
        (await Ask("SELECT doors.forget_invoices($1, $2)", row => row.GetInt32(0), ct, today, most))[0];

    public async Task<IReadOnlyList<Guid>> BooksDue(LocalDate today, int most, CancellationToken ct) =>
        await Ask("SELECT * FROM doors.books_due($1, $2)", row => row.GetGuid(0), ct, today, most);

    public async Task<int> ForgetBooks(Guid tenant, LocalDate today, int most, CancellationToken ct) =>
        (await Ask("SELECT doors.forget_books($1, $2, $3)", row => row.GetInt32(0), ct, tenant, today, most))[0];

    private async Task<(Guid TenantId, Guid MessageId)?> Message(string providerId, Guid id, CancellationToken ct) =>
        (await Ask("SELECT * FROM doors.of_message($1, $2)", Pair, ct, providerId, id)).First();

    private static (Guid, Guid) Pair(NpgsqlDataReader row) => (row.GetGuid(0), row.GetGuid(1));

    private async Task<List<T>> Ask<T>(string question, Func<NpgsqlDataReader, T> read, CancellationToken ct, params object[] values)
    {
        await using var command = database.CreateCommand(question);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var rows = await command.ExecuteReaderAsync(ct);
        var answers = new List<T>();
        while (await rows.ReadAsync(ct))
            answers.Add(read(rows));
        return answers;
    }
}

file static class Answers
{
    /// <summary>The first answer, or null: a tuple is a value, so FirstOrDefault would not tell.</summary>
    public static T? First<T>(this List<T> answers)
        where T : struct => answers.Count == 0 ? null : answers[0];
}
