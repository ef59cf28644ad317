using MediatR;

namespace Kalliky.Application.Accounts;

/// <summary>Somebody wants to add a passkey: they say their password first, since a key outlives it.</summary>
public sealed record OfferPasskey(string Password) : IRequest<OfferPasskey.Answer>
{
    public abstract record Answer;

    /// <param name="Options">For the browser.</param>
    public sealed record Offered(string Options) : Answer;

    public sealed record WrongPassword : Answer;

    public sealed record LockedOut : Answer;

    /// <summary>One has as many as one may have.</summary>
    public sealed record Enough : Answer;

    // Never in a log.
    public override string ToString() => "OfferPasskey { }";
}

internal sealed class OfferPasskeyHandler(IAccounts accounts, IPasskeys passkeys, Actor actor) : IRequestHandler<OfferPasskey, OfferPasskey.Answer>
{
    public async Task<OfferPasskey.Answer> Handle(OfferPasskey request, CancellationToken cancellationToken)
    {
        if (actor.Account is not { } me)
            return new OfferPasskey.WrongPassword();
        return await accounts.Check(me, request.Password) switch
        {
            PasswordCheck.Wrong => new OfferPasskey.WrongPassword(),
            PasswordCheck.LockedOut => new OfferPasskey.LockedOut(),
            _ when (await passkeys.Of(me)).Count >= PasskeyBounds.Most => new OfferPasskey.Enough(),
            _ => new OfferPasskey.Offered(await passkeys.Offer(me)),
        };
    }
}
