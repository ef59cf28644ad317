using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Application.Messaging;

/// <summary>Sends each text by whoever it is for: the provider, or the local outbox for what the test phone made.</summary>
internal sealed class TextMessages(
    [FromKeyedServices(Vendors.Local)] ITextMessages local, [FromKeyedServices(Vendors.Provider)] ITextMessages provider) : ITextMessages
{
    public Task<Posting> Send(TextMessage message, CancellationToken ct) => (message.IsTest ? local : provider).Send(message, ct);
}

/// <summary>The same for e-mails.</summary>
internal sealed class Mails([FromKeyedServices(Vendors.Local)] IMail local, [FromKeyedServices(Vendors.Provider)] IMail provider) : IMail
{
    public Task<Posting> Send(Mail mail, CancellationToken ct) => (mail.IsTest ? local : provider).Send(mail, ct);
}

/// <summary>The keys under which those who send are registered.</summary>
public static class Vendors
{
    public const string Local = "local";
    public const string Provider = "provider";
}
