using FluentValidation;
using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Accounts;

/// <summary>Makes a key for one program of the merchant's, as far as the plan answers programs.</summary>
/// <param name="Id">Of the key to be: the journal names it by that.</param>
/// <param name="Name">For the merchant, who tells keys apart by it.</param>
/// <param name="Scopes">What it opens, such as orders:read.</param>
/// <param name="OnceKey">Of one form: sent twice it makes one key, and answers the same one.</param>
[Needs(Permission.SettleKeys)]
public sealed record MakeKey(Guid Id, string Name, IReadOnlyList<string> Scopes, string OnceKey) : IRequest<MakeKey.Answer>
{
    public const int LongestName = 60;

    /// <summary>In use at the same time. A business has fewer programs.</summary>
    public const int MostInUse = 20;

    public abstract record Answer;

    /// <param name="Secret">The whole key, shown this once and kept only as a hash.</param>
    public sealed record Made(string Name, string Secret) : Answer;

    /// <summary>That form has made one, and too long ago to be shown again.</summary>
    public sealed record Known : Answer;

    public sealed record Enough : Answer;

    /// <summary>The plan answers no programs.</summary>
    public sealed record NoApi(Plan Plan) : Answer;
}

internal sealed class MakeKeyValidator : AbstractValidator<MakeKey>
{
    public MakeKeyValidator()
    {
        RuleFor(request => request.Id).NotEmpty();
        RuleFor(request => request.Name).NotEmpty().WithMessage("Donnez un nom à la clé, celui du logiciel qui s’en sert.").MaximumLength(MakeKey.LongestName).WithMessage("Le nom de la clé tient en 60 caractères.");
        RuleFor(request => request.Scopes).NotEmpty().WithMessage("Cochez au moins une chose que la clé peut faire.");
        RuleFor(request => request.Scopes.Count).LessThanOrEqualTo(Scopes.All.Count);
        RuleForEach(request => request.Scopes).Must(Scopes.All.Contains);
        RuleFor(request => request.OnceKey).NotEmpty().MaximumLength(60);
    }
}

internal sealed class MakeKeyHandler(IKallikyDb db, IVault vault, IMoment moment, Actor actor, CurrentTenant tenant, Subscriptions subscriptions)
    : IRequestHandler<MakeKey, MakeKey.Answer>
{
    private const string Kind = "klk_live_";

    /// <summary>Enough to tell twenty apart, and far too little to guess the rest.</summary>
    private const int Shown = 15;

    /// <summary>Who clicks twice, or loads the page again, sees the same key; who finds that form tomorrow does not.</summary>
    private static readonly Duration ShownAgain = Duration.FromMinutes(10);

    public async Task<MakeKey.Answer> Handle(MakeKey request, CancellationToken cancellationToken)
    {
        // 256 bits that nobody can tell who has not both the form and the key of the business; neither stands beside the hash.
        var secret = Kind + vault.KeyOf($"api key {request.OnceKey}");
        var hash = Token.HashOf(secret);

        // Two clicks, or the last free place wanted twice: the second sees what the first has made.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockBusiness(tenant.Required(), cancellationToken);
        if (await db.ApiKeys.AsNoTracking().FirstOrDefaultAsync(key => key.Hash == hash, cancellationToken) is { } before)
            return MayBeShown(before) ? new MakeKey.Made(before.Name, secret) : new MakeKey.Known();
        var terms = await subscriptions.Terms(cancellationToken);
        if (!terms.Plan.Api)
            return new MakeKey.NoApi(terms.Subscription.Plan);
        if (await db.ApiKeys.CountAsync(key => key.RevokedAt == null, cancellationToken) >= MakeKey.MostInUse)
            return new MakeKey.Enough();
        var made = new ApiKey(request.Id, tenant.Required(), request.Name.Trim(), hash, secret[..Shown], [.. request.Scopes.Distinct()], moment.Now) { MadeBy = actor.Account };
        db.ApiKeys.Add(made);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new MakeKey.Made(made.Name, secret);
    }

    private bool MayBeShown(ApiKey key) => key.RevokedAt is null && key.MadeBy == actor.Account && key.CreatedAt + ShownAgain > moment.Now;
}
