using System.Text.Json.Nodes;
using Kalliky.Application.Evaluation;

namespace Kalliky.Unit.Tests.Evaluation;

public sealed class ExpectationTests
{
    [Theory]
    [InlineData("""{"name":"Lefebvre"}""", """{"name":"LEFÈBVRE","more":1}""")]
    [InlineData("""{"total":"1900"}""", """{"total":1900}""")]
    [InlineData("""{"at":"2026-11-24T19:25:00+01:00"}""", """{"at":"2026-11-24T18:25:00Z"}""")]
    [InlineData("""{"at":{"from":"2026-11-24T19:00:00+01:00","to":"2026-11-24T20:00:00+01:00"}}""", """{"at":"2026-11-24T19:25:00+01:00"}""")]
    [InlineData("""{"lines":[{"q":1},{"q":1,"r":["olives"]}]}""", """{"lines":[{"q":1,"r":["olives"]},{"q":1,"r":[]}]}""")]
    [InlineData("""{"subject_contains":"rappeler"}""", """{"subject":"À rappeler demain"}""")]
    [InlineData("[{}]", """[{"any":1}]""")]
    [InlineData("""{"kind":"hold","product":"La Dernière Cordée"}""", """{"kind":"hold","product":"La Dernière Cordée grand format"}""")]
    public void Accepts_what_is_there(string expected, string actual) =>
        Expectation.Difference(JsonNode.Parse(expected), JsonNode.Parse(actual)).ShouldBeNull();

    [Theory]
    [InlineData("""{"name":"Lefebvre"}""", "{}")]
    [InlineData("""{"total":"1900"}""", """{"total":1901}""")]
    [InlineData("[]", """[{"any":1}]""")]
    [InlineData("""{"kind":"hold","product":"Carnet"}""", """{"kind":"hold","product":"Carnets à points"}""")]
    [InlineData("""{"product":"Coca"}""", """{"product":"Coca zéro"}""")]
    [InlineData("""{"at":"2026-11-24T19:25:00+01:00"}""", """{"at":"2026-11-24T19:25:00Z"}""")]
    [InlineData("""{"lines":[{"q":1},{"q":2}]}""", """{"lines":[{"q":1},{"q":1}]}""")]
    [InlineData("""{"at":{"from":"2026-11-24T19:00:00+01:00","to":"2026-11-24T20:00:00+01:00"}}""", """{"at":"2026-11-24T20:25:00+01:00"}""")]
    public void Names_what_is_missing(string expected, string actual) =>
        Expectation.Difference(JsonNode.Parse(expected), JsonNode.Parse(actual)).ShouldNotBeNull();
}
