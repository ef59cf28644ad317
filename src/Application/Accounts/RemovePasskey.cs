using MediatR;

namespace Kalliky.Application.Accounts;

/// <summary>A passkey opens nothing any more. Its owner says their password: a stolen screen must not take their keys.</summary>
public sealed record RemovePasskey(string Id, string Password) : IRequest<RemovePasskey.Answer>
{
    public enum Answer
    {
        Removed,

        /// <summary>One has none of that id.</summary>
        Unknown,
        WrongPassword,
        LockedOut,
    }

    // Never in a log.
    public override string ToString() => $"RemovePasskey {{ Id = {Id} }}";
}

internal sealed class RemovePasskeyHandler(IAccounts accounts, IPasskeys passkeys, Actor actor) : IRequestHandler<RemovePasskey, RemovePasskey.Answer>
{
    public async Task<RemovePasskey.Answer> Handle(RemovePasskey request, CancellationToken cancellationToken)
    {
        if (actor.Account is not { } me)
            return RemovePasskey.Answer.Unknown;
        return await accounts.Check(me, request.Password) switch
        {
            PasswordCheck.Wrong => RemovePasskey.Answer.WrongPassword,
            PasswordCheck.LockedOut => RemovePasskey.Answer.LockedOut,
            _ => await passkeys.Remove(me, request.Id) ? RemovePasskey.Answer.Removed : RemovePasskey.Answer.Unknown,
        };
    }
}
