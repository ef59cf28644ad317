using System.Text.Json.Nodes;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Memory;
using Kalliky.Infrastructure.Models.Offline.Reading;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Common;

/// <summary>What every trade's assistant does with what callers say and ask.</summary>
internal static class CommonPlan
{
    private const int LongestSubject = 100;

    /// <summary>The tools that topics and questions need, in the order of what was said.</summary>
    public static IEnumerable<Wanted> Of(Mind mind)
    {
        foreach (var topic in mind.Now.Of<Act.Say>().Select(say => say.Topic).Distinct())
        {
            if (For(topic, mind) is { } wanted)
                yield return wanted;
            if (topic is Topic.Emergency or Topic.Advice or Topic.Human or Topic.Spam or Topic.English)
                yield break;
        }

        if ((mind.Asked is Asked.MessageBody || TellsMessage(mind)) && mind.Now.Questions.All(question => question is Question.Other) && Messages.Body(mind) is { } body)
            yield return Message(TicketOf(mind), mind.Sheet.Trade == Domain.Businesses.Trade.Clinic ? Words(mind) : body);
        if (mind.Asked is Asked.Transfer && mind.Now.Has<Act.Yes>() && !mind.Now.Is(Topic.Human))
            yield return Transfer("demande de l'appelant");
        foreach (var question in mind.Now.Questions)
        {
            if (For(question) is { } wanted)
                yield return wanted;
        }
    }

    // "Voulez-vous laisser un message, ou que je vous passe quelqu'un ?", answered with the message itself.
    private static bool TellsMessage(Mind mind) => mind.Asked is Asked.Transfer && mind.Dialogue.Now.Before.Contains("laisser un message", StringComparison.Ordinal)
        && Messages.HasBody(mind) && !mind.Now.Acts.Any(act => act is Act.Yes or Act.No or Act.Intend or Act.Add or Act.Say { Topic: Topic.Human or Topic.Goodbye or Topic.LeaveMessage or Topic.CallBack or Topic.LostProperty or Topic.Complaint });

    /// <summary>Nothing more is wanted: "non merci, c'est tout".</summary>
    public static Wanted? End(Mind mind) => (mind.Asked is Asked.More || mind.Dialogue.Now.Before.EndsWith(Bookings.BookingWording.Else, StringComparison.Ordinal)) && mind.Bookings.Draft is null && mind.Now.Acts.Count > 0 && (mind.Now.Has<Act.No>() || mind.Now.Has<Act.ThatIsAll>() || mind.Now.Is(Topic.Goodbye))
        && mind.Now.Acts.All(act => act is Act.No or Act.ThatIsAll or Act.Yes or Act.DoesNotKnow or Act.Say { Topic: Topic.Thanks or Topic.Goodbye or Topic.Greeting })
            ? new Wanted("end_call", ("reason", "l'appelant a pris congé"))
            : null;

    private static Wanted? For(Topic topic, Mind mind) => topic switch
    {
        Topic.Emergency => Transfer("urgence"),
        Topic.Advice => Transfer("avis médical demandé"),
        Topic.StopRecording => new Wanted("stop_recording"),
        Topic.AreYouRobot => new Wanted("who_are_you"),
        Topic.English => Transfer("appelant anglophone"),
        Topic.Spam => new Wanted("end_call", ("reason", "démarchage")),
        Topic.WrongNumber when mind.Now.Said.Plain.Contains("numero", StringComparison.Ordinal) => new Wanted("end_call", ("reason", "erreur de numéro")),
        Topic.Erasure => Message("privacy", mind.Now.Said.Words.Text),
        Topic.Operational => Transfer("intervenant devant le magasin"),
        Topic.Complaint => Message("complaint", Words(mind)),
        Topic.LostProperty when Messages.WasTaken(mind) => null,
        Topic.LostProperty => Message("message", Words(mind)),
        Topic.Human => Transfer("demande de l'appelant"),
        Topic.CallBack when Messages.WasTaken(mind) && !Messages.HasBody(mind) => null,
        Topic.CallBack => Message("callback", Words(mind)),
        Topic.Reservation when !mind.Tools.Contains("book_table") && !Messages.WasTaken(mind) => Message("callback", "Réservation : " + mind.Now.Said.Words.Text),
        Topic.LeaveMessage when Messages.HasBody(mind) && !mind.Now.Is(Topic.CallBack) => Message("message", Words(mind)),
        Topic.Repeat => new Wanted("repeat"),
        Topic.Goodbye when MayEnd(mind) => new Wanted("end_call", ("reason", "l'appelant a pris congé")),
        _ => null,
    };

    private static Wanted? For(Question question) => question switch
    {
        Question.Hours hours => new Wanted("opening_hours", ("date", hours.On is { } day ? JsonValue.Create(NodaTime.Text.LocalDatePattern.Iso.Format(day)) : null)),
        Question.Address => new Wanted("address_and_access"),
        Question.Payment => new Wanted("answer_question", ("question", "moyens de paiement")),
        Question.Other other => new Wanted("answer_question", ("question", other.Text)),
        _ => null,
    };

    // Nobody is hung up on with an order half dictated.
    private static bool MayEnd(Mind mind) => !mind.IsDictating && mind.Bookings.Draft is null && !mind.Now.Orders && !mind.Now.Has<Act.Intend>() && !mind.Now.Questions.Any() && !mind.Now.Acts.Any(act => act is Act.Say { Topic: Topic.CallBack or Topic.LeaveMessage or Topic.Reservation or Topic.Complaint or Topic.LostProperty });

    public static Wanted Transfer(string reason) => new("transfer_to_human", ("reason", reason));

    // In a practice nothing is kept of what somebody told of an illness.
    private static string Words(Mind mind) => mind.Sheet.Trade != Domain.Businesses.Trade.Clinic ? mind.Now.Said.Words.Text
        : mind.Now.Has<Act.AskResults>() ? "Rappeler au sujet de résultats" : "Rappeler l'appelant";

    public static Wanted Message(string kind, string body) => new(
        "take_message", ("kind", kind), ("subject", body.Length > LongestSubject ? body[..LongestSubject] : body), ("body", body));

    private static string TicketOf(Mind mind) => mind.Earlier.Any(turn => turn.Is(Topic.CallBack) || turn.Is(Topic.Reservation)) ? "callback" : "message";
}
