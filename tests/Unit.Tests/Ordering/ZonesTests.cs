using Kalliky.Application.Ordering;
using Kalliky.Domain.Ordering;

namespace Kalliky.Unit.Tests.Ordering;

public sealed class ZonesTests
{
    [Theory]
    [InlineData("", "Saint-Martin-d'Hères", "38400", "Saint-Martin-d'Hères")]
    [InlineData("", "st martin d heres", "38400", "Saint-Martin-d'Hères")]
    [InlineData("", "Saint Martin d’Hères", "38400", "Saint-Martin-d'Hères")]
    [InlineData("38400", "", "38400", "Saint-Martin-d'Hères")]
    [InlineData("38100", "Grenoble", "38100", "Grenoble")]
    [InlineData("", "grenoble", "", "Grenoble")]
    public void Delivers_there_and_completes_what_is_certain(string postcode, string city, string fullPostcode, string fullCity)
    {
        var placed = Zones.Place(Menu.Sheet.Delivery!, new DeliveryAddress("8 rue des Lilas", postcode, city, null)).ShouldNotBeNull();
        placed.ShouldBe(new DeliveryAddress("8 rue des Lilas", fullPostcode, fullCity, null));
    }

    [Theory]
    [InlineData("", "Saint-Martin-le-Vinoux")]
    [InlineData("", "Saint-Martin")]
    [InlineData("75001", "Grenoble")]
    [InlineData("", "Paris")]
    public void Does_not_deliver_there(string postcode, string city) =>
        Zones.Place(Menu.Sheet.Delivery!, new DeliveryAddress("8 rue des Lilas", postcode, city, null)).ShouldBeNull();
}
