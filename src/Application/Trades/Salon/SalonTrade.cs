using System.Text;
using Kalliky.Application.Businesses;
using Kalliky.Application.Trades.Diary;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;

namespace Kalliky.Application.Trades.Salon;

/// <summary>Salons: appointments with somebody of the team, several services in a row.</summary>
internal sealed class SalonTrade : ITrade
{
    public string Key => Trade.Salon;

    public string Name => "Salon de coiffure, institut";

    public IReadOnlyList<Type> Tools { get; } = [typeof(ServiceTools), typeof(BookingTools), typeof(SalonTools)];

    public string Instructions(Language language) => Trades.Instructions.Read("Salon.salon", language);

    public string Digest(StoreSheet sheet)
    {
        var digest = DiaryDigest.Services(new StringBuilder(), sheet, "Les prestations");
        return DiaryDigest.Team(digest, sheet, "L'équipe, et qui fait quoi").ToString();
    }

    public string OutcomeSchema { get; } = OutcomeForm.Schema("du salon", OutcomeForm.Appointments);
}
