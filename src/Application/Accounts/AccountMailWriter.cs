using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Kalliky.Application.Accounts;

/// <summary>Writes what a mail about an account says, at the moment when it is sent.</summary>
internal sealed class AccountMailWriter(IAccountVault vault, IAccounts accounts, IOptions<AppOptions> app)
{
    private const string Sender = "Kalliky";

    /// <summary>Null when there is nobody to write to.</summary>
    public async Task<Mail?> Write(AccountMail mail, CancellationToken ct)
    {
        if (vault.Open(mail.Email) is not { } email)
            return null;
        var known = await accounts.Find(email, ct) is not null;
        if (!known && mail.Kind is AccountMailKind.Reset or AccountMailKind.PasswordChanged)
            return null;
        var words = new AccountMailWords(mail.Language, app.Value.PublicUrl);
        var (subject, text) = Words(words, mail, known);
        return new Mail(mail.Id, Sender, email, subject, text, MailPage.Of(Sender, subject, text, mail.Language, words.Foot), IsTest: false);
    }

    private (string Subject, string Text) Words(AccountMailWords words, AccountMail mail, bool known)
    {
        var (secret, business) = (vault.Open(mail.Secret) ?? "", vault.Open(mail.Business) ?? "");
        return mail.Kind switch
        {
            AccountMailKind.SignUp => known ? words.AlreadyKnown() : words.SignUp(business, secret),
            AccountMailKind.Welcome => words.Welcome(business),
            AccountMailKind.Reset => words.Reset(secret),
            AccountMailKind.PasswordChanged => words.PasswordChanged(),
            AccountMailKind.BusinessCloses => words.BusinessCloses(business, Day(mail.CreatedAt + Business.Grace)),
            AccountMailKind.BusinessKept => words.BusinessKept(business),
            AccountMailKind.BusinessErased => words.BusinessErased(business, KeptInvoice.Until(Day(mail.CreatedAt)).Year),
            AccountMailKind.StoreCloses => words.StoreCloses(business, vault.Open(mail.By), Day(mail.CreatedAt + Business.Grace), secret),
            AccountMailKind.AccountErased => words.AccountErased(),
            AccountMailKind.PasskeyAdded => words.PasskeyAdded(),
            _ => words.Invitation(business, secret),
        };
    }

    private static LocalDate Day(Instant at) => at.InZone(BillingMonth.Zone).Date;
}
