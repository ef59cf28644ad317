using Kalliky.Application.Speech.French;

namespace Kalliky.Infrastructure.Models.Offline.Hearing;

/// <summary>One word of an utterance as the lexicon compares it, or one whole number however it was said.</summary>
/// <param name="Text">Without accents and plural ("margherita"); "#12" for a number, "#150cl" for a measure.</param>
/// <param name="Sound">How it sounds, for what recognition writes in another way.</param>
/// <param name="Plain">Without accents, plural kept; the words of a number, one space apart.</param>
/// <param name="Word">Its first word in <see cref="Utterance.Words"/>.</param>
/// <param name="NextWord">The word after its last.</param>
internal sealed record Token(string Text, string Sound, string Plain, int Word, int NextWord, Pause Before, HeardNumber? Number, bool Elided = false)
{
    public bool IsNumber => Number is not null;

    /// <summary>How many are asked for, when this is a count of things.</summary>
    public int Count => Number is { Unit: null, Ordinal: false } number ? number.Count : 0;

    /// <summary>A little word that binds others: it may stand between the words of a name.</summary>
    public bool IsLink { get; } = Links.Has(Plain) && (Elided || Plain is not ("l" or "d" or "n"));

    /// <summary>An everyday word, which names no dish by itself.</summary>
    public bool IsCommon => CommonWords.Has(this);
}
