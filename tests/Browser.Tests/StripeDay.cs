using System.Net;
using Kalliky.Fakes;
using Kalliky.Fakes.Resend;
using Kalliky.Fakes.Stripe;
using Microsoft.Playwright;

namespace Kalliky.Browser.Tests;

/// <summary>With a collector, whose page is not ours, and a mail provider.</summary>
public sealed class StripeDay : MerchantDay
{
    private const string Till = "https://checkout.stripe.test/**";

    private FakeStripe stripe = null!;
    private FakeResend post = null!;

    public override IEnumerable<Question> Asked => [.. base.Asked, .. stripe.Questions.All, .. post.Questions.All];

    protected override Dictionary<string, string?> More => new(base.More.Concat(stripe.Settings))
    {
        ["Resend:ApiKey"] = FakeResend.ApiKey, ["Resend:From"] = "bonjour@kalliky.test", ["Resend:ApiBase"] = post.ApiBase.ToString(), ["Resend:WebhookSecret"] = FakeResend.WebhookSecret,
    };

    public override async ValueTask InitializeAsync()
    {
        (stripe, post) = (await FakeStripe.Start(), await FakeResend.Start());
        await base.InitializeAsync();
        stripe.Clock = Clock;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await stripe.DisposeAsync();
        await post.DisposeAsync();
    }

    public override async Task<string> Mail(Tab tab, string words)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            if (post.Sent.FirstOrDefault(mail => mail.Subject.Contains(words, StringComparison.Ordinal) || mail.Text.Contains(words, StringComparison.Ordinal)) is { } mail)
            {
                (await post.Tell(new Uri(Product.Url), mail, "email.delivered")).ShouldBe(200);
                return $"{mail.Subject}\n{mail.Text}\n{string.Join('\n', mail.Attachments.Select(file => file.Name))}";
            }

            await Task.Delay(50, patience.Token);
        }
    }

    // One is back before the news are.
    public override async Task Pay(Tab tab, ILocator goOn)
    {
        var page = tab.Page;
        await page.RouteAsync(Till, route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = PageOf(Session(route.Request.Url)) }));
        await goOn.ClickAsync();
        await page.WaitForURLAsync(Till);
        var session = Session(page.Url);
        stripe.Pay(session);
        await page.GetByRole(AriaRole.Link, new() { Name = "Payer" }).ClickAsync();
        await Assertions.Expect(page.Locator("#etat")).ToContainTextAsync("Nous attendons la confirmation de votre paiement");
        using var application = new HttpClient { BaseAddress = new Uri(Product.Url) };
        (await stripe.Events.Tell(application, StripeEvents.Of("checkout.session.completed", stripe.Session(session)))).ShouldBe(200);
    }

    private static string Session(string address) => new Uri(address).Segments[^1];

    private string PageOf(string session) =>
        $"""<!DOCTYPE html><html lang="fr"><title>Paiement</title><a href="{WebUtility.HtmlEncode((string)stripe.Session(session)["success_url"]!)}">Payer</a></html>""";
}
