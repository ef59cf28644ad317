using Kalliky.Infrastructure.Stripe;

namespace Kalliky.Unit.Tests.Billing;

public sealed class StripeOptionsTests
{
    [Fact]
    public void Nothing_is_asked_of_whoever_has_no_key() => new StripeOptions { WebhookSecret = "x" }.Problem().ShouldBeNull();

    [Fact]
    public void All_of_it_is_right() => Right().Problem().ShouldBeNull();

    [Theory]
    [InlineData("Stripe__SecretKey", "pk_live_1", "whsec_1", "price_1", "price_2", "")]
    [InlineData("Stripe__SecretKey", "<key>", "whsec_1", "price_1", "price_2", "")]
    [InlineData("Stripe__WebhookSecret", "sk_live_1", "", "price_1", "price_2", "")]
    [InlineData("Stripe__Prices__Pro", "sk_live_1", "whsec_1", "prod_1", "price_2", "")]
    [InlineData("Stripe__Prices__Enterprise", "sk_live_1", "whsec_1", "price_1", "", "")]
    [InlineData("the same price", "sk_live_1", "whsec_1", "price_1", "price_1", "")]
    [InlineData("Stripe__TaxRate", "sk_live_1", "whsec_1", "price_1", "price_2", "20")]
    public void What_is_wrong_is_named(string named, string key, string secret, string pro, string enterprise, string rate) =>
        new StripeOptions { SecretKey = key, WebhookSecret = secret, Prices = new() { Pro = pro, Enterprise = enterprise }, TaxRate = rate }.Problem().ShouldNotBeNull().ShouldContain(named);

    [Theory]
    [InlineData("<secret>")]
    [InlineData("sk_live_1")]
    public void The_secret_of_the_second_endpoint_is_none_of_these(string secret)
    {
        var options = Right();
        options.ConnectWebhookSecret = secret;
        options.Problem().ShouldNotBeNull().ShouldContain("Stripe__ConnectWebhookSecret");
        (options.ConnectWebhookSecret, options.MeterWebhookSecret) = ("", secret);
        options.Problem().ShouldNotBeNull().ShouldContain("Stripe__MeterWebhookSecret");
    }

    [Fact]
    public void Minutes_and_commissions_are_collected_together_or_not_at_all()
    {
        var options = Right();
        (options.Prices.Minutes, options.Meters.Minutes) = ("price_3", "minutes");
        options.Problem().ShouldNotBeNull().ShouldContain("Stripe__Prices__Commissions");
        (options.Prices.Commissions, options.Meters.Commissions) = ("price_4", "commissions");
        options.Problem().ShouldBeNull();
    }

    private static StripeOptions Right() => new() { SecretKey = "sk_live_1", WebhookSecret = "whsec_1", Prices = new() { Pro = "price_1", Enterprise = "price_2" } };
}
