using Kalliky.Infrastructure.Shared;

namespace Kalliky.Unit.Tests.Setup;

public sealed class PlaceholderTests
{
    [Theory]
    [InlineData("<password>")]
    [InlineData("Host=db;Username=kalliky_app;Password=<secret>")]
    [InlineData("Host=db;Password=xxx;Username=app")]
    [InlineData("Host=db;Password=changeme")]
    [InlineData("https://your-domain.fr")]
    [InlineData("https://example.com")]
    [InlineData("TODO")]
    public void Is_what_somebody_forgot_to_fill_in(string value) => Placeholder.Is(value).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("Host=db;Password=a<b>c9;Username=app")]
    [InlineData("Host=db;Password=k<2xxxQ;Username=app")]
    [InlineData("Host=db;Password=mastodonte;Username=app")]
    [InlineData("https://kalliky.fr")]
    [InlineData("https://todoprimeur.fr")]
    public void Is_not_a_real_value_that_holds_the_same_letters(string? value) => Placeholder.Is(value).ShouldBeFalse();
}
