namespace Kalliky.Infrastructure.Models.Offline.Matching;

/// <summary>A name of the lexicon found in an utterance.</summary>
/// <param name="Means">What the name stands for.</param>
/// <param name="First">Its first token.</param>
/// <param name="Next">The token after its last.</param>
/// <param name="Consumed">How many words of weight it explains.</param>
/// <param name="Coverage">How much of the name was said, from 0 to 1.</param>
/// <param name="Likeness">How alike what was said is, from 0 to 1.</param>
/// <param name="Whole">All that tells the name from others was said.</param>
/// <param name="Telling">A word was said that is neither a number nor an everyday word.</param>
/// <param name="Unsaid">Words of the name that were not said, light ones included.</param>
internal sealed record Match<T>(T Means, int First, int Next, int Consumed, double Coverage, double Likeness, bool Whole, bool Telling, IReadOnlyList<string> Unsaid)
{
    public double Score => Coverage * Likeness;
}
