using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Scheduling;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Businesses;

/// <summary>How far a store is on its way to its first real call. Each step is read from the rows that it is about; nobody ticks
/// anything off.</summary>
public sealed record ShowSetup(Guid StoreId) : IRequest<ShowSetup.Setup?>
{
    /// <summary>Null when the business has no such store.</summary>
    /// <param name="HasExample">Something of its trade's example is still there, unchanged.</param>
    public sealed record Setup(bool HasExample, IReadOnlyList<Step> Steps)
    {
        public int Done => Steps.Count(step => step.IsDone);

        public bool IsOver => Done == Steps.Count;
    }

    public sealed record Step(SetupStep What, bool IsDone);
}

/// <summary>In the order in which they help most.</summary>
public enum SetupStep
{
    /// <summary>The assistant was heard once, on the test phone or in a real call.</summary>
    Heard,

    /// <summary>What is sold or done is the store's own.</summary>
    Offer,

    /// <summary>So are the people, in a trade that gives appointments.</summary>
    Team,

    /// <summary>Somebody has confirmed the hours.</summary>
    Hours,

    /// <summary>There is a human to hand over to.</summary>
    Human,

    /// <summary>A plan was chosen: it is paid for or agreed on, or somebody has said that it is to be FREE.</summary>
    Plan,

    /// <summary>There is a number that callers dial.</summary>
    Number,
}

internal sealed class ShowSetupHandler(IKallikyDb db) : IRequestHandler<ShowSetup, ShowSetup.Setup?>
{
    public async Task<ShowSetup.Setup?> Handle(ShowSetup request, CancellationToken ct)
    {
        // One round trip: the page of the day asks for it each time.
        var row = await db.Stores.AsNoTracking().Where(store => store.Id == request.StoreId).Select(store => new
        {
            store.Trade,
            store.Hours,
            store.HoursAreExample,
            store.Faqs,
            HasHuman = store.ForwardTo != null,
            HasNumber = store.NumberKey != null,
            Heard = db.Calls.Any(call => call.StoreId == store.Id && call.AnsweredAt != null),
            Sells = db.Products.Any(product => product.StoreId == store.Id) || db.Services.Any(service => service.StoreId == store.Id && service.IsActive),
            SellsExample = db.Products.Any(product => product.StoreId == store.Id && product.IsExample) || db.Services.Any(service => service.StoreId == store.Id && service.IsExample),
            Staff = db.Resources.Any(person => person.StoreId == store.Id && person.Kind == ResourceKind.Person && person.IsActive),
            StaffExample = db.Resources.Any(person => person.StoreId == store.Id && person.IsExample),
            HasPlan = db.Subscriptions.Any(subscription => subscription.ChosenAt != null) || db.Businesses.Any(business => business.Plan != Plan.Free),
        }).FirstOrDefaultAsync(ct);
        if (row is null)
            return null;
        List<ShowSetup.Step> steps =
        [
            new(SetupStep.Heard, row.Heard),
            new(SetupStep.Offer, row.Sells && !row.SellsExample),
            new(SetupStep.Team, row.Staff && !row.StaffExample),
            new(SetupStep.Hours, row.Hours.Days.Count > 0 && !row.HoursAreExample),
            new(SetupStep.Human, row.HasHuman),
            new(SetupStep.Plan, row.HasPlan),
            new(SetupStep.Number, row.HasNumber),
        ];
        steps.RemoveAll(step => step.What == SetupStep.Team && row.Trade is not (Trade.Salon or Trade.Clinic));
        return new ShowSetup.Setup(row.SellsExample || row.StaffExample || row.Faqs.Any(faq => faq.IsExample), steps);
    }
}
