using Kalliky.Application.Accounts;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Telephony;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kalliky.Application.Telephony;

/// <summary>A number rings: a mail tells each owner, once, in the language of the business's invoices.</summary>
internal sealed class TellOfNumber(IKallikyDb db, IVault vault, IAccounts accounts, Outgoing outgoing, IOptions<AppOptions> app) : IReact<NumberActivated>
{
    public async Task React(NumberActivated happened, CancellationToken ct)
    {
        var found = await db.NumberOrders.AsNoTracking().Where(order => order.Id == happened.OrderId && order.Status == NumberStatus.Active)
            .Join(db.Stores, order => order.StoreId, store => store.Id, (order, store) => new { order.Number, store.Id, store.Key, store.Name }).SingleOrDefaultAsync(ct);
        if (found is null || vault.Open(found.Number) is not { } number)
            return;
        var language = await db.BillingDetails.Select(details => (Language?)details.Language).SingleOrDefaultAsync(ct) ?? Language.French;
        var (subject, text) = new NumberWords(language).Ready(found.Name, number, $"{app.Value.PublicUrl}/{found.Key}/numeros");
        var owners = await db.Memberships.Where(member => member.Role == Role.Owner).Select(member => member.AccountId).ToListAsync(ct);
        foreach (var (account, email) in await accounts.Emails(owners, ct))
            await outgoing.Mail(new Letter(found.Id, MessageKind.Number, text, $"number:{happened.OrderId:N}:{account:N}") { AboutId = happened.OrderId }, email, subject, ct);
        await db.SaveChangesAsync(ct);
    }
}
