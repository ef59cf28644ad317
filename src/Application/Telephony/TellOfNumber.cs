using Kalliky.Application.Accounts;
using Kalliky.Application.Billing;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Telephony;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kalliky.Application.Telephony;

/// <summary>A number rings, or does not come as it was asked for: a mail tells each owner, once, what it is and what to do, in the
/// language that the business reads. What is no longer so when it would be told is not.</summary>
internal sealed class TellOfNumber(IKallikyDb db, IVault vault, IAccounts accounts, Buyers buyers, Outgoing outgoing, IOptions<AppOptions> app)
    : IReact<NumberActivated>, IReact<NumberHeldUp>
{
    public Task React(NumberActivated happened, CancellationToken ct) =>
        Tell(happened.OrderId, "", order => order.Status == NumberStatus.Active, (words, _, store, number, page) => words.Ready(store, number, page), ct);

    public Task React(NumberHeldUp happened, CancellationToken ct) => Tell(
        happened.OrderId, $"{happened.At.ToUnixTimeMilliseconds()}:", order => order.Status == happened.As || (order.Status, happened.As) == (NumberStatus.Leaving, NumberStatus.Released),
        (words, order, store, number, page) => words.Of(order, store, number, page), ct);

    private async Task Tell(
        Guid id, string when, Func<NumberOrder, bool> holds, Func<NumberWords, NumberOrder, string, string, string, (string Subject, string Text)?> says, CancellationToken ct)
    {
        var order = await db.NumberOrders.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, ct);
        if (order is null || !holds(order) || vault.Open(order.Number) is not { } number)
            return;
        var store = await db.Stores.AsNoTracking().Where(known => known.Id == order.StoreId).Select(known => new { known.Key, known.Name }).SingleAsync(ct);
        if (says(new NumberWords(await buyers.Reads(ct)), order, store.Name, number, $"{app.Value.PublicUrl}/{store.Key}/numeros") is not var (subject, text))
            return;
        var owners = await db.Memberships.Where(member => member.Role == Role.Owner).Select(member => member.AccountId).ToListAsync(ct);
        foreach (var (account, email) in await accounts.Emails(owners, ct))
            await outgoing.Mail(new Letter(order.StoreId, MessageKind.Number, text, $"number:{id:N}:{when}{account:N}") { AboutId = id }, email, subject, ct);
        await db.SaveChangesAsync(ct);
    }
}
