using Kalliky.Web.Pages.Shared;

namespace Kalliky.Unit.Tests.Billing;

public sealed class CsvTests
{
    [Theory]
    [InlineData("Pizza Mario", "Pizza Mario")]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+33", "'+33")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData(" =1+1", "' =1+1")]
    [InlineData("\t=1+1", "'\t=1+1")]
    [InlineData("\r=1+1", "' =1+1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("|calc", "'|calc")]
    [InlineData("A;=1+1", "\"A;=1+1\"")]
    [InlineData("A\n=1+1", "A =1+1")]
    [InlineData("Chez \"Lulu\"", "\"Chez \"\"Lulu\"\"\"")]
    public void No_cell_is_a_formula(string words, string cell) => Csv.Field(words).ShouldBe(cell);
}
