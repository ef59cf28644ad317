using Kalliky.Infrastructure.Models.Offline.Acts;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Slots;

/// <summary>An act, and the words that said it: whoever reads after knows that they are explained.</summary>
/// <param name="First">Its first word.</param>
/// <param name="Next">The word after its last.</param>
internal sealed record Slot(Act Act, int First, int Next);
