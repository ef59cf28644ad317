using System.ComponentModel;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Shared;
using Microsoft.SemanticKernel;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Application.Trades;

/// <summary>What the assistant of every trade knows of its store and of the call.</summary>
internal sealed class CommonTools(CurrentCall call, IStoreSheets sheets, IMoment moment)
{
    [KernelFunction("opening_hours")]
    [Description("Les horaires du magasin, pour un jour donné ou aujourd'hui, et la prochaine ouverture.")]
    public async Task<ToolAnswer> OpeningHours([Description("Le jour, tel que 2026-11-29 ; vide pour aujourd'hui")] string? date = null, CancellationToken ct = default)
    {
        var sheet = await Sheet(ct);
        var now = moment.Now.InZone(sheet.Zone).LocalDateTime;
        if (string.IsNullOrWhiteSpace(date))
            return new ToolAnswer(HoursSpeech.Of(sheet.Hours, now.Date, now));
        return LocalDatePattern.Iso.Parse(date.Trim()) is { Success: true } day
            ? new ToolAnswer(HoursSpeech.Of(sheet.Hours, day.Value, now))
            : new ToolAnswer("Pour quel jour, s'il vous plaît ?", false, "invalid_arguments");
    }

    [KernelFunction("address_and_access")]
    [Description("L'adresse du magasin et comment y venir.")]
    public async Task<ToolAnswer> AddressAndAccess(CancellationToken ct)
    {
        var address = (await Sheet(ct)).Address;
        if (address.Street.Length == 0)
            return new ToolAnswer("Je n'ai pas l'adresse sous la main. Voulez-vous que je vous passe quelqu'un ?", false, "unknown");
        var access = string.IsNullOrWhiteSpace(address.Access) ? "" : $" {address.Access}";
        return new ToolAnswer($"Nous sommes au {address.Street}, {address.Postcode} {address.City}.{access}");
    }

    [KernelFunction("answer_question")]
    [Description("Cherche la réponse du magasin à une question pratique (paiement, animaux, gâteau, chaise haute…).")]
    public async Task<ToolAnswer> AnswerQuestion([Description("La question de l'appelant, en quelques mots")] string question, CancellationToken ct)
    {
        var said = StoreAnswers.Find(await Sheet(ct), question.Length > 300 ? question[..300] : question);
        return said is not null
            ? new ToolAnswer(said)
            : new ToolAnswer("Je n'ai pas la réponse à cette question. Voulez-vous laisser un message, ou que je vous passe quelqu'un ?", false, "unknown_answer");
    }

    [KernelFunction("who_are_you")]
    [Description("À dire dès que l'appelant demande qui parle, ou s'il parle à un robot ou à une vraie personne.")]
    public async Task<ToolAnswer> WhoAreYou(CancellationToken ct) => new(
        In($"Je suis l'assistant vocal automatique de {(await Sheet(ct)).Name}, pas une personne. Je peux vous aider, ou vous passer quelqu'un si vous préférez.",
            $"I am the automatic voice assistant of {(await Sheet(ct)).Name}, not a person. I can help you, or put you through if you prefer."));

    [KernelFunction("repeat")]
    [Description("L'appelant n'a pas entendu : redit la dernière phrase de l'assistant.")]
    public Task<ToolAnswer> Repeat() => Task.FromResult(call.LastSaid is { Length: > 0 } said
        ? new ToolAnswer(said)
        : new ToolAnswer(In("Que puis-je faire pour vous ?", "What can I do for you?")));

    [KernelFunction("transfer_to_human"), Writes]
    [Description("Passe l'appel à quelqu'un du magasin, quand l'appelant le demande ou que l'assistant ne peut pas aider.")]
    public async Task<ToolAnswer> TransferToHuman([Description("Pourquoi, en quelques mots")] string reason, CancellationToken ct) =>
        (await Sheet(ct)).ForwardTo is null
            ? new ToolAnswer(In("Personne ne peut prendre l'appel en ce moment, mais je peux noter un message.",
                "Nobody can take the call right now, but I can take a message."), false, "no_human")
            : new ToolAnswer(In("Je vous passe quelqu'un, ne quittez pas.", "I am putting you through, please hold."), Reason: Short(reason), Claims: [Claims.Transferring], Wish: CallWish.TransferToHuman);

    [KernelFunction("stop_recording"), Writes]
    [Description("L'appelant refuse l'enregistrement. L'appel continue.")]
    public Task<ToolAnswer> StopRecording() => Task.FromResult(new ToolAnswer(
        In("D'accord, l'appel n'est pas enregistré. Nous pouvons continuer.", "All right, the call is not recorded. We can go on."), Claims: [Claims.RecordingStopped], Wish: CallWish.StopRecording));

    [KernelFunction("end_call"), Writes]
    [Description("Termine l'appel, une fois que tout est dit et que l'appelant a pris congé.")]
    public async Task<ToolAnswer> EndCall([Description("Pourquoi, en quelques mots")] string reason, CancellationToken ct) =>
        new(In($"Merci d'avoir appelé {(await Sheet(ct)).Name}, au revoir.", $"Thank you for calling {(await Sheet(ct)).Name}, goodbye."), Reason: Short(reason), Wish: CallWish.HangUp);

    private string In(string french, string english) => call.Situation.Language == Language.English ? english : french;

    private ValueTask<StoreSheet> Sheet(CancellationToken ct) => sheets.Of(call.Situation.StoreId, ct);

    private static string? Short(string reason) => string.IsNullOrWhiteSpace(reason) ? null : reason.Trim()[..Math.Min(reason.Trim().Length, 100)];
}
