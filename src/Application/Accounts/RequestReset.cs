using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Shared;
using MediatR;

namespace Kalliky.Application.Accounts;

/// <summary>Somebody forgot a password. A link is made for whatever address is named; whether it leaves is decided when it is
/// sent, so that neither the answer nor its time tells whether there is an account.</summary>
public sealed record RequestReset(string Email, Language Language) : IRequest<RequestReset.Asked>
{
    public sealed record Asked(string Email);
}

internal sealed class RequestResetValidator : AbstractValidator<RequestReset>
{
    public RequestResetValidator() => RuleFor(request => request.Email).Must(text => WrittenEmail.Read(text) is not null)
        .WithMessage("Ce n’est pas une adresse e-mail. Par exemple prenom@exemple.fr.");
}

internal sealed class RequestResetHandler(IKallikyDb db, IAccountVault vault, IMoment moment, AccountPost post) : IRequestHandler<RequestReset, RequestReset.Asked>
{
    public async Task<RequestReset.Asked> Handle(RequestReset request, CancellationToken ct)
    {
        var (email, token) = (WrittenEmail.Read(request.Email)!, Token.New());
        if (await post.Write(AccountMailKind.Reset, email, request.Language, ct, token) is not null)
            db.AccountLinks.Add(new AccountLink(moment.NewId(), vault.Seal(email), Token.HashOf(token), moment.Now));
        await db.SaveChangesAsync(ct);
        return new RequestReset.Asked(email);
    }
}
