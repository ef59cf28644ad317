using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Application.Trades;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Shared;
using MediatR;

namespace Kalliky.Application.Accounts;

/// <summary>Somebody wants an account and a business. Nothing is opened before the address is proven; the answer and the work
/// are the same whether the address has an account or not.</summary>
public sealed record RequestSignUp(string Email, string Password, string Business, string Trade, Language Language) : IRequest<RequestSignUp.Asked>
{
    public const int LongestName = 80;

    /// <summary>There is a mail on its way to whoever reads that address.</summary>
    public sealed record Asked(string Email);

    // Never in a log.
    public override string ToString() => "RequestSignUp { }";
}

internal sealed class RequestSignUpValidator : AbstractValidator<RequestSignUp>
{
    public RequestSignUpValidator(IEnumerable<ITrade> trades)
    {
        RuleFor(request => request.Email).Must(text => WrittenEmail.Read(text) is not null)
            .WithMessage("Ce n’est pas une adresse e-mail. Par exemple prenom@exemple.fr.");
        RuleFor(request => request.Business).NotEmpty().WithMessage("Donnez le nom de votre établissement.");
        RuleFor(request => request.Business).MaximumLength(RequestSignUp.LongestName).WithMessage("Le nom de l’établissement tient en 80 caractères.");
        RuleFor(request => request.Trade).Must(trade => trades.Of(trade) is not null).WithMessage("Choisissez votre métier.");
        RuleFor(request => request.Password).StrongPassword(request => [request.Email, request.Business]);
    }
}

internal sealed class RequestSignUpHandler(IKallikyDb db, IAccountVault vault, IMoment moment, IAccounts accounts, AccountPost post)
    : IRequestHandler<RequestSignUp, RequestSignUp.Asked>
{
    public async Task<RequestSignUp.Asked> Handle(RequestSignUp request, CancellationToken ct)
    {
        var (email, token) = (WrittenEmail.Read(request.Email)!, Token.New());

        // Hashed also where nothing is kept: that is what takes time.
        var wanted = new NewBusiness(moment.NewId(), accounts.HashOf(request.Password), moment.NewId(), vault.Seal(request.Business.Trim()), request.Trade);
        if (await post.Write(AccountMailKind.SignUp, email, request.Language, ct, token, request.Business.Trim()) is not null)
            db.AccountLinks.Add(new AccountLink(moment.NewId(), vault.Seal(email), Token.HashOf(token), moment.Now, wanted));
        await db.SaveChangesAsync(ct);
        return new RequestSignUp.Asked(email);
    }
}
