namespace Kalliky.Application.Speech.French;

/// <summary>An e-mail address heard: surely, or with one doubt to ask about. Nothing is ever guessed.</summary>
/// <param name="Address">Null as long as there is a doubt.</param>
public sealed record HeardEmail(string? Address, EmailDoubt Doubt = EmailDoubt.None)
{
    /// <summary>The two words between which something may have been lost.</summary>
    public (string First, string Second)? Between { get; init; }

    /// <summary>What to ask, in one sentence; empty when the address is sure.</summary>
    public string Question => Doubt switch
    {
        EmailDoubt.None => "",
        EmailDoubt.Joint when Between is { } between =>
            $"« {between.First} {between.Second} », c'est tout attaché, ou avec un point ou un tiret entre les deux ? Redites-moi l'adresse en entier.",
        EmailDoubt.Joint => "Y a-t-il un point ou un tiret avant l'arobase ? Redites-moi l'adresse en entier, lentement.",
        EmailDoubt.Domain => "Je n'ai pas bien saisi la fin de l'adresse e-mail. Redites-la-moi en entier : qu'y a-t-il après l'arobase ?",
        EmailDoubt.Local => "Je ne suis pas sûr du début de l'adresse e-mail. Pouvez-vous l'épeler, lettre par lettre, puis me dire la suite ?",
        _ => "Je n'ai pas bien saisi l'adresse e-mail. Pouvez-vous la redire lentement, avec l'arobase et les points ?",
    };
}

public enum EmailDoubt
{
    None,

    /// <summary>No address at all.</summary>
    Nothing,

    /// <summary>Words stand side by side: joined, or has a sign between them been lost?</summary>
    Joint,

    /// <summary>What stands before the @ is not clear.</summary>
    Local,

    /// <summary>What stands behind it is not.</summary>
    Domain,
}
