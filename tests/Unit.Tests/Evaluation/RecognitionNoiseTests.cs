using Kalliky.Application.Evaluation;

namespace Kalliky.Unit.Tests.Evaluation;

public sealed class RecognitionNoiseTests
{
    private const string Line = "Bonjour, ce serait pour réserver une table à vingt heures, au zéro six, soixante-douze, quatre-vingt-onze, s'il vous plaît.";

    [Fact]
    public void Without_a_rate_a_caller_is_heard_well() => new RecognitionNoise(0, 1).Over(Line).ShouldBe(Line);

    [Fact]
    public void The_same_seed_makes_the_same_noise() =>
        new RecognitionNoise(0.3, 7).Over(Line).ShouldBe(new RecognitionNoise(0.3, 7).Over(Line));

    [Theory]
    [InlineData("60 12", "72")]
    [InlineData("4 20 11", "91")]
    public void Numbers_come_in_figures_whole_or_in_pieces(string pieces, string whole)
    {
        var heard = Many();

        heard.ShouldContain(line => line.Contains(pieces, StringComparison.Ordinal));
        heard.ShouldContain(line => line.Contains(whole, StringComparison.Ordinal));
    }

    [Fact]
    public void Punctuation_accents_small_words_and_homophones_are_lost()
    {
        var heard = Many();

        heard.ShouldContain(line => !line.Contains(',', StringComparison.Ordinal) && line.StartsWith("bonjour ", StringComparison.Ordinal));
        heard.ShouldContain(line => line.Contains("reserver", StringComparison.Ordinal));
        heard.ShouldContain(line => line.Contains("réservé ", StringComparison.Ordinal));
        heard.ShouldContain(line => !line.Contains("serait", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_asked_for_stays() => Many().ShouldAllBe(line => line.Contains("table", StringComparison.Ordinal));

    private static List<string> Many() => [.. Enumerable.Range(1, 300).Select(seed => new RecognitionNoise(0.3, seed).Over(Line))];
}
