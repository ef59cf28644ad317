using System.Text.RegularExpressions;
using Kalliky.Fakes.Telnyx;

namespace Kalliky.Integration.Tests.Health;

/// <summary>Somebody who wants an appointment and tells of an illness with every answer, asked or not.</summary>
internal sealed class Patient(FakeCall call)
{
    /// <summary>Words that stand in no answer, service or phrase of the product.</summary>
    public static readonly string[] Symptoms = ["psoriasis", "migraine", "plaques rouges", "démangeaisons", "diarrhée", "verrue", "palpitations", "dépression"];

    private const int MostTurns = 24;

    private static readonly (Regex Asked, string Says)[] Answers =
    [
        (Asks("vous confirmez|c.est (bien )?(ça|correct|bon|exact)|je (valide|confirme)|d.accord \\?"), "Oui, c'est ça."),
        (Asks("autre chose|ce sera tout"), "Non merci, c'est tout."),
        (Asks("naissance|née? le"), "Le quatorze mars mille neuf cent soixante-huit."),
        (Asks("numéro|téléphone|joindre"), "Oui, c'est le numéro avec lequel j'appelle."),
        (Asks("nom\\b"), "Claire Perrault."),
        (Asks("avec qui|praticien|préférence|docteur.*\\?"), "Avec le docteur Marchand."),
        (Asks("motif|raison|faire pour vous|pour quoi"), "Une consultation, à cause de mes plaques rouges et de mes démangeaisons."),
        (Asks("\\bou\\b"), "Le premier, ma migraine est trop forte."),
        (Asks("quand|quel jour|quelle date|quelle heure|quel moment"), "Jeudi matin à neuf heures."),
    ];

    private const string Message = "Oui, dites au docteur que j'ai aussi une verrue, de la diarrhée, des palpitations et une dépression, il doit me rappeler.";

    private bool leftMessage;

    /// <summary>Everything that was said, to be read when a test fails.</summary>
    public List<string> Story { get; } = [];

    public async Task<string> Tells(string words)
    {
        Story.Add($"C {words}");
        await call.Says(words);
        var heard = await call.Hears();
        Story.Add($"A {heard}");
        return heard;
    }

    /// <summary>Talks until there is nothing to answer.</summary>
    public async Task Talks(string opening)
    {
        var heard = await Tells(opening);
        for (var turn = 1; turn <= MostTurns && Reply(heard) is { } words; turn++)
            heard = await Tells(words);
    }

    public override string ToString() => string.Join('\n', Story);

    // What else there is, is asked twice: once there is something.
    private string? Reply(string heard)
    {
        if (!heard.Contains('?', StringComparison.Ordinal))
            return null;
        var question = heard[(heard.TrimEnd().TrimEnd('?').LastIndexOfAny(['.', '!', '?']) + 1)..];
        var says = Array.Find(Answers, answer => answer.Asked.IsMatch(question)).Says;
        if (leftMessage || says is null || !says.StartsWith("Non merci", StringComparison.Ordinal))
            return says;
        leftMessage = true;
        return Message;
    }

    private static Regex Asks(string words) => new(words, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
