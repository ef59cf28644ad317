using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Accounts;

/// <summary>An integration is about to write under an idempotency key of its own: may it, or was it done already?</summary>
/// <param name="Fingerprint">SHA-256 of the request, in hex.</param>
public sealed record ClaimWrite(Guid ApiKeyId, string Key, string Fingerprint) : IRequest<ClaimWrite.Answer>
{
    public abstract record Answer;

    /// <summary>Nobody did it: go on, then say <see cref="KeepAnswer"/> or <see cref="DropClaim"/>.</summary>
    public sealed record Fresh(Guid ClaimId) : Answer;

    /// <summary>It was done: this was the answer.</summary>
    public sealed record Done(int Status, string? Body) : Answer;

    /// <summary>The key stands for another request.</summary>
    public sealed record OtherRequest : Answer;

    /// <summary>The same request is being done at this moment.</summary>
    public sealed record UnderWay : Answer;
}

internal sealed class ClaimWriteValidator : AbstractValidator<ClaimWrite>
{
    public ClaimWriteValidator() => RuleFor(request => request.Key).NotEmpty().MaximumLength(KeptAnswer.LongestKey);
}

internal sealed class ClaimWriteHandler(IKallikyDb db, IMoment moment, IVault vault, CurrentTenant tenant)
    : IRequestHandler<ClaimWrite, ClaimWrite.Answer>
{
    /// <summary>A write that has not answered by then died with its machine.</summary>
    private static readonly Duration LongestWrite = Duration.FromMinutes(1);

    public async Task<ClaimWrite.Answer> Handle(ClaimWrite request, CancellationToken ct)
    {
        await Forget(ct);
        return await Known(request, ct) ?? await Claim(request, ct);
    }

    private Task<int> Forget(CancellationToken ct)
    {
        var (old, dead) = (moment.Now - KeptAnswer.Lifetime, moment.Now - LongestWrite);
        return db.KeptAnswers.Where(kept => kept.At < old || (kept.Status == null && kept.At < dead)).ExecuteDeleteAsync(ct);
    }

    private async Task<ClaimWrite.Answer?> Known(ClaimWrite request, CancellationToken ct)
    {
        var kept = await db.KeptAnswers.AsNoTracking()
            .SingleOrDefaultAsync(row => row.ApiKeyId == request.ApiKeyId && row.Key == request.Key, ct);
        return kept switch
        {
            null => null,
            _ when kept.Fingerprint != request.Fingerprint => new ClaimWrite.OtherRequest(),
            { Status: { } status } => new ClaimWrite.Done(status, vault.Open(kept.Body)),
            _ => new ClaimWrite.UnderWay(),
        };
    }

    private async Task<ClaimWrite.Answer> Claim(ClaimWrite request, CancellationToken ct)
    {
        var claim = new KeptAnswer(moment.NewId(), tenant.Required(), request.ApiKeyId, request.Key, request.Fingerprint, moment.Now);
        db.KeptAnswers.Add(claim);
        try
        {
            await db.SaveChangesAsync(ct);
            return new ClaimWrite.Fresh(claim.Id);
        }
        catch (DbUpdateException)
        {
            // Two at once: the database let one in. Whoever came second hears what the first one made of it.
            db.KeptAnswers.Entry(claim).State = EntityState.Detached;
            if (await Known(request, ct) is { } first)
                return first;
            throw;
        }
    }
}
