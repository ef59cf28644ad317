using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Messaging;

namespace Kalliky.Application.Messaging;

/// <summary>Sends a message whose time has come: takes it up, gives it to its provider without holding the database, and
/// notes what came of it. Should the last part be lost, the provider's own news or the next attempt makes up for it.</summary>
internal sealed class DeliverMessage(TenantScopes scopes, CurrentTenant tenant, ITextMessages texts, IMail mails) : IReact<MessageDue>
{
    public async Task React(MessageDue happened, CancellationToken ct)
    {
        var business = tenant.Required();
        if (await scopes.Send(business, new TakeUpMessage(happened.MessageId), ct) is not { } taken)
            return;
        var posting = taken switch
        {
            { Text: { } text } => await texts.Send(text, ct),
            { Mail: { } mail } => await mails.Send(mail, ct),
            _ => throw new InvalidOperationException("A message is a text or a mail."),
        };
        await scopes.Send(business, new NoteAttempt(happened.MessageId, posting), ct);
    }
}
