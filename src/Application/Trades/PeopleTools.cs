using System.ComponentModel;
using Kalliky.Application.Assistant;
using Kalliky.Application.Ordering;
using Kalliky.Application.Speech.French;
using Kalliky.Application.Tickets;
using Kalliky.Application.Trades.Diary;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using MediatR;
using Microsoft.SemanticKernel;
using NodaTime;

namespace Kalliky.Application.Trades;

/// <summary>Who calls, and what they want somebody to know: the tools of every trade that write about people.</summary>
internal sealed class PeopleTools(IMediator mediator, CurrentCall call)
{
    [KernelFunction("caller_details"), Writes]
    [Description("Note le nom de l'appelant (ou du patient), le numéro où le joindre, et son adresse e-mail s'il en donne une.")]
    public async Task<ToolAnswer> CallerDetails(
        [Description("Tel que dit ou épelé")] string? name = null,
        [Description("Le numéro dicté")] string? phone = null,
        [Description("true quand c'est le numéro avec lequel il appelle")] bool same_number = false,
        [Description("L'adresse e-mail, telle que dite ou épelée")] string? email = null,
        [Description("Date de naissance du patient, telle que 1991-07-22 ou telle que dite ; seulement pour un cabinet")] string? birthdate = null,
        CancellationToken ct = default)
    {
        PhoneNumber? number = null;
        if (!string.IsNullOrWhiteSpace(phone))
        {
            if (!TryRead(phone, out var read))
                return new ToolAnswer(NoNumber(phone), false, "invalid_phone");
            number = read;
        }

        LocalDate? born = null;
        if (!string.IsNullOrWhiteSpace(birthdate) && (born = Birthdates.Read(birthdate, call.Situation.Now.Date)) is null)
            return new ToolAnswer("Je n'ai pas bien compris la date de naissance. Pouvez-vous la redire, avec l'année ?", false, "invalid_birthdate");

        string? address = null;
        if (!string.IsNullOrWhiteSpace(email))
        {
            var heard = Emails.Hear(email);
            if (heard.Address is null)
                return new ToolAnswer(heard.Question, false, "unclear_email");
            address = heard.Address;
        }

        return await mediator.Send(new TellCaller(call.Situation, name, number, same_number, born, address), ct) switch
        {
            TellCaller.NumberFirst first => new ToolAnswer(
                "Pour vous écrire, il me faut d'abord un numéro où vous joindre. Quel est-il ?", false, "number_first", first.Order, Booking: first.Booking),
            TellCaller.OtherAddress other => new ToolAnswer(
                "Une autre adresse e-mail est déjà notée pour ce numéro. Pour la changer, je peux prendre un message.", false, "other_email", other.Order, Booking: other.Booking),
            TellCaller.Told told => new ToolAnswer(Say(told, number, same_number), Order: told.Order, Claims: [Claims.Noted], Booking: told.Booking),
            TellCaller.Withheld withheld => new ToolAnswer(
                "Votre numéro est masqué. À quel numéro peut-on vous joindre ?", false, "number_withheld", withheld.Order, Booking: withheld.Booking),
            _ => throw new InvalidOperationException("Unknown answer."),
        };
    }

    [KernelFunction("take_message"), Writes]
    [Description("Note un message pour le magasin : à rappeler, réclamation, question, message, données personnelles, devis. La seule façon de promettre un rappel.")]
    public async Task<ToolAnswer> TakeMessage(
        TicketKind kind,
        [Description("Une ligne : ce qu'il faut faire")] string subject,
        [Description("Le message, dans les mots de l'appelant")] string? body = null,
        CancellationToken ct = default)
    {
        var taken = await mediator.Send(new TakeMessage(call.Situation, kind, subject, body), ct);
        var back = kind == TicketKind.Message ? "Votre message est noté, je le transmets."
            : taken.Phone is { } phone && phone != call.Situation.Caller ? $"C'est noté, on vous rappelle au {PhoneNumbers.Say(phone.Value)}."
            : taken.Phone is null ? "C'est noté. À quel numéro peut-on vous rappeler ?"
            : "C'est noté, on vous rappelle à ce numéro.";
        return new ToolAnswer(back, Claims: [Claims.MessageTaken, Claims.Noted]);
    }

    private static string Say(TellCaller.Told told, PhoneNumber? dictated, bool sameNumber)
    {
        var name = told.Name is { } known ? $" au nom de {known}" : "";
        if (told.Email is { } email)
            return $"C'est noté{name}, à l'adresse {Emails.Say(email)}.";
        return dictated is { } number ? $"C'est noté{name}, au {PhoneNumbers.Say(number.Value)}."
            : sameNumber ? $"C'est noté{name}, au numéro avec lequel vous appelez."
            : $"C'est noté{name}.";
    }

    // "Zéro six, trente-neuf, quatre-vingt-dix-huit, zéro un" lacks two digits: who knows that gives them.
    private static string NoNumber(string phone) => PhoneNumbers.Hear(phone.Length > 200 ? phone[..200] : phone) is { Partial: true, Missing: > 0 and < 10 } heard
        ? $"Il me manque {(heard.Missing == 1 ? "un chiffre" : $"{Numbers.Say(heard.Missing)} chiffres")}. Pouvez-vous redire le numéro en entier, deux chiffres par deux chiffres ?"
        : "Je n'ai pas bien compris le numéro. Pouvez-vous le redire, deux chiffres par deux chiffres ?";

    private static bool TryRead(string phone, out PhoneNumber number) =>
        PhoneNumber.TryParse(phone.Replace(" ", "", StringComparison.Ordinal), out number)
        || PhoneNumber.TryParse(PhoneNumbers.Hear(phone.Length > 200 ? phone[..200] : phone)?.Number, out number);
}
