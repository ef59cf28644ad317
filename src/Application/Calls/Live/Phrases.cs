using Kalliky.Application.Trades.Urgency;
using Kalliky.Domain.Shared;

namespace Kalliky.Application.Calls.Live;

/// <summary>What the assistant says in fixed words, where a model must not improvise.</summary>
internal sealed record Phrases(
    string Notice,
    string Offer,
    string Paused,
    string Busy,
    string NothingToSell,
    string Unavailable,
    string NotReached,
    string NobodyThere,
    string AskMessage,
    string AskMessageAndNumber,
    string MessageTaken,
    string MessageLost,
    string AnythingElse,
    string Thanks,
    string CutOff,
    string Waiting,
    string StillThere,
    string SilenceGoodbye,
    string LongestCall,
    string NotUnderstood,
    string Trouble,
    string NothingNoted,
    string TransferNow,
    string TeamTold,
    string CallLater,
    string WantsHuman,
    string Vital,
    string Distress,
    string Urgent,
    string NobodyReached,
    string HangUpAndDial,
    string Demonstration,
    string NoticeAgain)
{
    /// <summary>The notice's wording; grows when a word of it changes.</summary>
    public const string NoticeVersion = "2026-11";

    /// <summary>What somebody in danger hears first.</summary>
    public string Of(Emergency emergency) => emergency switch
    {
        Emergency.Vital => Vital,
        Emergency.Distress => Distress,
        _ => Urgent,
    };

    public static Phrases In(Language language) => language == Language.English ? English : French;

    private static readonly Phrases French = new(
        Notice: "Bonjour, vous parlez avec l'assistant vocal automatique de {0}.",
        Offer: "Que puis-je faire pour vous ?",
        Paused: "L'accueil par téléphone est en pause pour le moment.",
        Busy: "Toutes nos lignes sont occupées pour le moment.",
        NothingToSell: "Je ne peux pas encore vous renseigner par téléphone.",
        Unavailable: "Je ne peux pas vous renseigner pour le moment.",
        NotReached: "Je n'arrive pas à les joindre, je prends un message.",
        NobodyThere: "Personne ne peut vous répondre tout de suite, je prends un message.",
        AskMessage: "Que dois-je leur transmettre ?",
        AskMessageAndNumber: "Que dois-je leur transmettre, et à quel numéro vous rappeler ?",
        MessageTaken: "C'est noté, je leur transmets votre message.",
        MessageLost: "Je n'ai pas pu enregistrer votre message.",
        AnythingElse: "Souhaitez-vous autre chose ?",
        Thanks: "Merci de votre appel, au revoir.",
        CutOff: "Excusez-moi, nous avons été coupés un instant.",
        Waiting: "Un instant, je regarde.",
        StillThere: "Vous êtes toujours là ?",
        SilenceGoodbye: "Je ne vous entends plus, je vais raccrocher. N'hésitez pas à rappeler, au revoir.",
        LongestCall: "Nous arrivons au bout du temps prévu pour cet appel, je dois vous laisser. Au revoir.",
        NotUnderstood: "Pardon, je n'ai pas bien compris. Pouvez-vous répéter ?",
        Trouble: "Excusez-moi, j'ai un souci technique.",
        NothingNoted: "Excusez-moi, un souci technique m'empêche d'enregistrer votre demande : elle n'est pas notée.",
        TransferNow: "Je vous passe quelqu'un.",
        TeamTold: "J'ai laissé un message à l'équipe.",
        CallLater: "Merci de rappeler dans quelques minutes, au revoir.",
        WantsHuman: "Je voudrais parler à quelqu'un.",
        Vital: "C'est peut-être une urgence vitale : composez tout de suite le 15 ou le 112.",
        Distress: "Vous n'êtes pas seul : appelez le 3114, jour et nuit, et s'il y a un danger immédiat, composez le 15 ou le 112.",
        Urgent: "Je ne peux pas vous conseiller moi-même. Si cela s'aggrave ou si vous êtes inquiet, composez le 15 ou le 112.",
        NobodyReached: "Je n'arrive pas à les joindre.",
        HangUpAndDial: "N'attendez pas de réponse ici : raccrochez et composez le 15 ou le 112.",
        Demonstration: "Ceci est une démonstration : ne dites rien de votre santé.",
        NoticeAgain: "Vous parlez avec l'assistant vocal automatique de {0}.");

    private static readonly Phrases English = new(
        Notice: "Hello, you are speaking with the automatic voice assistant of {0}.",
        Offer: "How can I help you?",
        Paused: "We are not taking calls at the moment.",
        Busy: "All our lines are busy at the moment.",
        NothingToSell: "I cannot help you by phone yet.",
        Unavailable: "I cannot help you at the moment.",
        NotReached: "I cannot reach them, so I will take a message.",
        NobodyThere: "Nobody can answer you right now, so I will take a message.",
        AskMessage: "What should I tell them?",
        AskMessageAndNumber: "What should I tell them, and which number may they call back?",
        MessageTaken: "I have noted your message for them.",
        MessageLost: "I could not save your message.",
        AnythingElse: "Anything else?",
        Thanks: "Thank you for calling, goodbye.",
        CutOff: "Sorry, we were cut off for a moment.",
        Waiting: "One moment, let me check.",
        StillThere: "Are you still there?",
        SilenceGoodbye: "I cannot hear you any more, so I will hang up. Feel free to call back, goodbye.",
        LongestCall: "We have reached the time planned for this call, so I have to leave you. Goodbye.",
        NotUnderstood: "Sorry, I did not quite understand. Could you say that again?",
        Trouble: "Sorry, I have a technical problem.",
        NothingNoted: "Sorry, a technical problem keeps me from saving your request: it is not noted.",
        TransferNow: "I am putting you through.",
        TeamTold: "I have left a message for the team.",
        CallLater: "Please call again in a few minutes, goodbye.",
        WantsHuman: "I would like to speak to somebody.",
        Vital: "This may be an emergency: dial 15 or 112 right now.",
        Distress: "You are not alone: call 3114, day or night, and if there is immediate danger, dial 15 or 112.",
        Urgent: "I cannot give you advice myself. If it gets worse or if you are worried, dial 15 or 112.",
        NobodyReached: "I cannot reach them.",
        HangUpAndDial: "Do not wait for an answer here: hang up and dial 15 or 112.",
        Demonstration: "This is a demonstration: say nothing about your health.",
        NoticeAgain: "You are speaking with the automatic voice assistant of {0}.");
}
