using Kalliky.Infrastructure.Models.Offline.Hearing;

namespace Kalliky.Unit.Tests.Offline;

public sealed class TokeniserTests
{
    [Theory]
    [InlineData("un coca 1,5 litre", "#1 coca #150cl")]
    [InlineData("coca un litre cinq", "coca #150cl")]
    [InlineData("Coca-Cola 1,5 L", "coca cola #150cl")]
    [InlineData("Coca-Cola 33 cl", "coca cola #33cl")]
    [InlineData("deux quatre fromages", "#2 #4 fromage")]
    [InlineData("trois quatre fromages", "#3 #4 fromage")]
    [InlineData("menu vingt et un", "menu #21")]
    [InlineData("deux menus B5", "#2 menu b5")]
    [InlineData("un menu b cinq", "#1 menu b5")]
    [InlineData("une douzaine de nems", "#12 de nem")]
    [InlineData("deux X, un sans oignons et l'autre avec", "#2 x #1 san oignon et l autre avec")]
    public void Makes_one_token_of_each_number_measure_and_code(string said, string tokens) =>
        string.Join(' ', Utterance.Of(said).Tokens.Select(token => token.Text)).ShouldBe(tokens);

    [Theory]
    [InlineData("porc", "port")]
    [InlineData("satay", "saté")]
    [InlineData("frites", "fritte")]
    [InlineData("cantonais", "cantonnais")]
    [InlineData("samouraï", "samourai")]
    [InlineData("quiche", "kiche")]
    [InlineData("chausson", "chosson")]
    public void Gives_one_sound_to_words_that_recognition_confuses(string one, string other) =>
        Utterance.Of(one).Tokens[0].Sound.ShouldBe(Utterance.Of(other).Tokens[0].Sound);
}
