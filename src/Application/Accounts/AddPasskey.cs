using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Shared;
using MediatR;

namespace Kalliky.Application.Accounts;

/// <summary>The browser has made the passkey that was offered. The address is told, as of another password.</summary>
/// <param name="Name">How its owner tells it from the others.</param>
/// <returns>False when it answers no offer: nothing is kept.</returns>
public sealed record AddPasskey(string Credential, string Name, Language Language) : IRequest<bool>
{
    public override string ToString() => "AddPasskey { }";
}

internal sealed class AddPasskeyValidator : AbstractValidator<AddPasskey>
{
    public AddPasskeyValidator()
    {
        RuleFor(request => request.Credential).NotEmpty().WithMessage("Cette clé d’accès n’a pas la forme attendue.").MaximumLength(PasskeyBounds.LongestCredential).WithMessage("Cette clé d’accès n’a pas la forme attendue.");
        RuleFor(request => request.Name.Trim()).NotEmpty().WithMessage("Donnez-lui un nom, par exemple Mon téléphone.")
            .MaximumLength(PasskeyBounds.LongestName).WithMessage("Soixante signes au plus.").OverridePropertyName(nameof(AddPasskey.Name));
    }
}

internal sealed class AddPasskeyHandler(IKallikyDb db, IAccounts accounts, IPasskeys passkeys, AccountPost post, Actor actor) : IRequestHandler<AddPasskey, bool>
{
    public async Task<bool> Handle(AddPasskey request, CancellationToken cancellationToken)
    {
        if (actor.Account is not { } me || !await passkeys.Add(me, request.Credential, request.Name.Trim()))
            return false;
        await post.Write(AccountMailKind.PasskeyAdded, (await accounts.Emails([me], cancellationToken))[me], request.Language, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
