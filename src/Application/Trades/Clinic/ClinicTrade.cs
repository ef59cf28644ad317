using System.Text;
using Kalliky.Application.Businesses;
using Kalliky.Application.Trades.Diary;
using Kalliky.Application.Trades.Urgency;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;

namespace Kalliky.Application.Trades.Clinic;

/// <summary>Practices: appointments by coded reason, nothing of a patient's words kept, no advice and no results.</summary>
internal sealed class ClinicTrade : ITrade
{
    public string Key => Trade.Clinic;

    public string Name => "Cabinet médical ou paramédical";

    public IReadOnlyList<Type> Tools { get; } = [typeof(ServiceTools), typeof(BookingTools), typeof(ClinicTools)];

    public bool KeepsWords => false;

    public bool IsHealthCare => true;

    public string? Topic(string words) => ClinicTopics.Of(words);

    public Emergency? Hear(string words) => Emergencies.AtTheDoctors(words);

    public string Instructions(Language language) => Trades.Instructions.Read("Clinic.clinic", language);

    public string Digest(StoreSheet sheet)
    {
        var digest = DiaryDigest.Services(new StringBuilder(), sheet, "Les motifs de rendez-vous");
        return DiaryDigest.Team(digest, sheet, "Les praticiens, et leurs motifs").ToString();
    }

    public string OutcomeSchema { get; } = OutcomeForm.Schema("du cabinet", OutcomeForm.Consultations);
}
