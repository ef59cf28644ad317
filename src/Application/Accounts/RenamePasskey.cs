using FluentValidation;
using MediatR;

namespace Kalliky.Application.Accounts;

/// <summary>Another name for one's passkey.</summary>
/// <returns>False when one has none of that id.</returns>
public sealed record RenamePasskey(string Id, string Name) : IRequest<bool>;

internal sealed class RenamePasskeyValidator : AbstractValidator<RenamePasskey>
{
    public RenamePasskeyValidator() => RuleFor(request => request.Name.Trim()).NotEmpty().WithMessage("Donnez-lui un nom, par exemple Mon téléphone.")
        .MaximumLength(PasskeyBounds.LongestName).WithMessage("Soixante signes au plus.").OverridePropertyName(nameof(RenamePasskey.Name));
}

internal sealed class RenamePasskeyHandler(IPasskeys passkeys, Actor actor) : IRequestHandler<RenamePasskey, bool>
{
    public async Task<bool> Handle(RenamePasskey request, CancellationToken cancellationToken) =>
        actor.Account is { } me && await passkeys.Rename(me, request.Id, request.Name.Trim());
}
