using Kalliky.Application.Businesses;

namespace Kalliky.Infrastructure.Models.Offline.Menu;

/// <summary>A product heard in an utterance: one for sure, one perhaps, or one of several.</summary>
/// <param name="Candidates">Likeliest first; never empty.</param>
/// <param name="First">Its first token.</param>
/// <param name="Next">The token after its last.</param>
/// <param name="Sure">One candidate, and no doubt.</param>
/// <param name="Whole">All that tells its name from others was said.</param>
/// <param name="Exact">Its name was said to the last word.</param>
internal sealed record ProductHeard(IReadOnlyList<SheetProduct> Candidates, int First, int Next, int Consumed, bool Sure, bool Whole, bool Exact)
{
    public SheetProduct Likeliest => Candidates[0];
}
