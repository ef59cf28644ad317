using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kalliky.Application.Messaging;

/// <summary>What a store writes of its own accord, with an example of each text; null when the business has no such store.</summary>
public sealed record ShowMessageSettings(Guid StoreId) : IRequest<ShowMessageSettings.Shown?>
{
    /// <param name="Number">The store's own, which messages come from when they have no name.</param>
    /// <param name="TakesReservations">A restaurant that does not sends nothing about tables.</param>
    public sealed record Shown(
        MessageSettings Settings, string? Number, string? AlertPhone, string? AlertEmail, bool TakesReservations, MessageExamples Examples)
    {
        /// <summary>Whoever asks has called a mail unwanted: at their address, only what is owed to them still arrives.</summary>
        public bool IsMineStopped { get; init; }
    }
}

internal sealed class ShowMessageSettingsHandler(IKallikyDb db, IVault vault, IMoment moment, Buyers buyers, OwnMails mine, IOptions<AppOptions> app)
    : IRequestHandler<ShowMessageSettings, ShowMessageSettings.Shown?>
{
    public async Task<ShowMessageSettings.Shown?> Handle(ShowMessageSettings request, CancellationToken ct)
    {
        if (await db.Stores.AsNoTracking().FirstOrDefaultAsync(known => known.Id == request.StoreId, ct) is not { } store)
            return null;
        var product = await db.Products.AsNoTracking().Where(known => known.StoreId == store.Id).OrderBy(known => known.Id)
            .Select(known => new SampleProduct(known.Id, known.Name, known.Price)).FirstOrDefaultAsync(ct);
        var number = vault.Open(store.Number);
        return new ShowMessageSettings.Shown(
            store.Messages, number, vault.Open(store.AlertPhone), vault.Open(store.AlertEmail), store.Reservations is not null,
            new Samples(store, number, product, moment.Now, app.Value.PublicUrl, await buyers.Reads(ct)).All())
        {
            IsMineStopped = await mine.Stopped(ct) is not null,
        };
    }
}

/// <summary>What each message would say, tomorrow evening; in the words that are really sent.</summary>
/// <param name="Reminder">Null where there is nothing to be reminded of.</param>
/// <param name="MailSubject">Of the confirmation by e-mail.</param>
public sealed record MessageExamples(
    string Order, string Booking, string? Reminder, string MailSubject, string Mail, string OrderAlert, string FailureAlert, string ComplaintAlert);
