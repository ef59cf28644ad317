using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Telephony;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Telephony;

/// <summary>A store wants this number. Where the regulator asks for papers they come first; else it is ordered at once.</summary>
[Needs(Permission.SettleNumbers)]
public sealed record ChooseNumber(Guid StoreId, string Number) : IRequest<ChooseNumber.Answer>
{
    public abstract record Answer;

    public sealed record Chosen(Guid OrderId, bool WantsPapers) : Answer;

    /// <summary>No such store in this business.</summary>
    public sealed record Unknown : Answer;

    /// <summary>The store has a number, or one is on its way.</summary>
    public sealed record HasOne : Answer;

    /// <summary>Many were chosen lately.</summary>
    public sealed record TooMany : Answer;

    /// <summary>It is not one of those that stores are given.</summary>
    public sealed record NotOffered : Answer;

    /// <summary>The carrier does not answer; nothing was kept.</summary>
    public sealed record NotNow : Answer;

    // Never in a log.
    public override string ToString() => "ChooseNumber { }";
}

internal sealed class ChooseNumberValidator : AbstractValidator<ChooseNumber>
{
    public ChooseNumberValidator() => RuleFor(request => request.Number).NotEmpty().MaximumLength(20);
}

internal sealed class ChooseNumberHandler(IKallikyDb db, IVault vault, IMoment moment, CurrentTenant tenant, INumbers numbers, IDoors doors, ILiveFeed live)
    : IRequestHandler<ChooseNumber, ChooseNumber.Answer>
{
    private static readonly Duration Lately = Duration.FromDays(30);

    public async Task<ChooseNumber.Answer> Handle(ChooseNumber request, CancellationToken ct)
    {
        if (!PhoneNumber.TryParse(request.Number, out var number) || Enum.GetValues<NumberRegion>().Where(known => known.Includes(number)).ToList() is not [var region])
            return new ChooseNumber.NotOffered();

        // Somebody's already, whatever the carrier would say.
        if (await doors.OfNumber(number, ct) is not null)
            return new ChooseNumber.NotOffered();
        await db.Rest();
        try
        {
            var required = await numbers.Required(NumberRegions.Country, region.Kind(), ct);
            return await Keep(request.StoreId, number, region.Kind(), required, ct);
        }
        catch (NumberException)
        {
            return new ChooseNumber.NotNow();
        }
    }

    // Two clicks and two tabs choose one: they are counted behind the lock of the business, where its stores close too.
    private async Task<ChooseNumber.Answer> Keep(Guid store, PhoneNumber number, NumberKind kind, IReadOnlyList<RequiredPaper> required, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockBusiness(tenant.Required(), ct);
        if (!await db.Stores.Open().AnyAsync(known => known.Id == store, ct))
            return new ChooseNumber.Unknown();
        var (now, since) = (moment.Now, moment.Now - Lately);
        if (await db.NumberOrders.AnyAsync(order => order.StoreId == store && order.Status != NumberStatus.Refused && order.Status != NumberStatus.Released, ct))
            return new ChooseNumber.HasOne();
        if (await db.NumberOrders.CountAsync(order => order.CreatedAt > since, ct) >= NumberBounds.MostChosen)
            return new ChooseNumber.TooMany();
        var chosen = new NumberOrder(moment.NewId(), tenant.Required(), store, vault.Seal(number.Value), kind, required.Count > 0, now);
        db.NumberOrders.Add(chosen);
        db.NumberPapers.AddRange(required.Take(NumberBounds.MostPapers).Select((paper, at) => new NumberPaper(moment.NewId(), tenant.Required(), chosen.Id, at, paper.Id, paper.Kind, paper.Name, paper.Hint)));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        live.Publish(new LiveEvent(chosen.TenantId, store, "store", store));
        return new ChooseNumber.Chosen(chosen.Id, required.Count > 0);
    }
}
