using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Application.Trades;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Businesses;

/// <summary>The business opens one store more, as far as its plan has room. It begins with the example of its trade.</summary>
/// <param name="Key">Short, for addresses: "pizza-mario". Null makes one of the name.</param>
/// <param name="Trade">A trade's key.</param>
[Needs(Permission.SettleBilling)]
public sealed record AddStore(string? Key, string Name, string Trade) : IRequest<AddStore.Answer>
{
    public abstract record Answer;

    public sealed record Added(Guid StoreId, string Key) : Answer;

    public sealed record KeyTaken : Answer;

    public sealed record UnknownTrade : Answer;

    /// <param name="Stores">How many the plan has.</param>
    public sealed record PlanFull(Plan Plan, int Stores) : Answer
    {
        /// <summary>For the person who asked.</summary>
        public string Sentence => Plan == Plan.Enterprise
            ? $"Votre plan comprend {Stores} établissements : écrivez-nous pour en ouvrir un de plus."
            : $"Votre plan comprend {(Stores == 1 ? "un établissement" : $"{Stores} établissements")} : changez de plan pour en ouvrir un de plus.";
    }
}

internal sealed class AddStoreValidator : AbstractValidator<AddStore>
{
    public AddStoreValidator()
    {
        RuleFor(request => request.Key).Matches("^[a-z0-9]+(-[a-z0-9]+)*$").MaximumLength(60).WithMessage("L’adresse n’a que des minuscules, des chiffres et des tirets.");
        RuleFor(request => request.Name).NotEmpty().MaximumLength(200).WithMessage("Donnez un nom à l’établissement.");
        RuleFor(request => request.Trade).NotEmpty().MaximumLength(60);
    }
}

internal sealed class AddStoreHandler(IKallikyDb db, IMoment moment, CurrentTenant tenant, StorePlaces places, IEnumerable<ITrade> trades, IStoreTemplates templates)
    : IRequestHandler<AddStore, AddStore.Answer>
{
    private const string Zone = "Europe/Paris";

    public async Task<AddStore.Answer> Handle(AddStore request, CancellationToken cancellationToken)
    {
        if (trades.Of(request.Trade) is null)
            return new AddStore.UnknownTrade();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await places.Full(cancellationToken) is var (plan, most))
            return new AddStore.PlanFull(plan, most);
        var taken = await db.Stores.Select(store => store.Key).ToListAsync(cancellationToken);
        if (request.Key is { } wanted && taken.Contains(wanted))
            return new AddStore.KeyTaken();
        var key = request.Key ?? Free(FirstStore.KeyOf(request.Name), taken);
        var added = new Store(moment.NewId(), tenant.Required(), key, request.Name.Trim(), request.Trade, Zone);
        db.Stores.Add(added);
        templates.Fill(added);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new AddStore.Added(added.Id, key);
    }

    // A second Pizza Mario is pizza-mario-2.
    private static string Free(string key, List<string> taken)
    {
        var free = key;
        for (var next = 2; taken.Contains(free); next++)
            free = $"{key}-{next}";
        return free;
    }
}
