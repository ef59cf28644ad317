using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Businesses.Leaving;

/// <summary>An owner closes one store while the business stays: calls go to the human from now on, and after a few days, in which
/// an owner may still come back, its number is given back and nothing new begins in it. Every owner is told who asked.</summary>
/// <param name="Store">The store's id; the journal says which one.</param>
/// <param name="Name">Its name, written out: nobody closes the wrong one.</param>
[Needs(Permission.CloseStore)]
public sealed record CloseStore(Guid Store, string Name) : IRequest<CloseStore.Answer>
{
    public abstract record Answer;

    /// <param name="At">When it is closed for good.</param>
    public sealed record Closing(Instant At) : Answer;

    /// <summary>Somebody asked before, or it is closed.</summary>
    public sealed record Known : Answer;

    public sealed record OtherName : Answer;

    /// <summary>No other store would stay open: it is the business that closes.</summary>
    public sealed record Last : Answer;

    /// <summary>No such store in this business.</summary>
    public sealed record Unknown : Answer;
}

internal sealed class CloseStoreValidator : AbstractValidator<CloseStore>
{
    public CloseStoreValidator() => RuleFor(request => request.Name).NotNull().MaximumLength(200).WithMessage("Le nom tient en 200 caractères.");
}

internal sealed class CloseStoreHandler(IKallikyDb db, IMoment moment, Owners owners, ClosingMails mails, Actor actor, ILiveFeed live) : IRequestHandler<CloseStore, CloseStore.Answer>
{
    // Behind the lock of the business: of two owners who close the last two stores at once, one is told.
    public async Task<CloseStore.Answer> Handle(CloseStore request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var members = await owners.Locked(cancellationToken);
        if (await db.Stores.SingleOrDefaultAsync(known => known.Id == request.Store, cancellationToken) is not { } store)
            return new CloseStore.Unknown();
        if (!string.Equals(store.Name.Trim(), request.Name.Trim(), StringComparison.OrdinalIgnoreCase))
            return new CloseStore.OtherName();
        if (!await db.Stores.AnyAsync(other => other.Id != store.Id && other.ClosesAt == null, cancellationToken))
            return new CloseStore.Last();
        if (!store.Close(moment.Now))
            return new CloseStore.Known();
        await mails.Write(store, members, actor.Account, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        live.Publish(new LiveEvent(store.TenantId, store.Id, "store", store.Id));
        return new CloseStore.Closing(store.ClosesAt!.Value);
    }
}
