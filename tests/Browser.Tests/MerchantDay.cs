using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Fakes;
using Kalliky.Fakes.Telnyx;
using Kalliky.Testing;
using Kalliky.Web.Hooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace Kalliky.Browser.Tests;

/// <summary>The product on the evening on which a merchant finds it, beside a carrier that has one number and wants papers for
/// it. PRO holds a single minute here, so that one call is more than that.</summary>
public abstract class MerchantDay : IAsyncLifetime
{
    private const int MinutesOfPro = 1;

    private static readonly DateTimeOffset NextMonth = new(2026, 12, 1, 5, 0, 0, TimeSpan.FromHours(1));

    private static readonly FakeRequirement[] Papers =
    [
        new("6a09cdc3-8948-47f0-aa62-74ac943d6c58", "Representative Name", "textual"),
        new("8ffb3622-7c6b-4ccc-b65f-7a3dc0099576", "Address in France", "address"),
        new("53970723-fbff-4f46-a975-f62be6c1a585", "Proof of Address", "document"),
    ];

    public Product Product { get; private set; } = null!;

    public FakeTelnyx Carrier { get; private set; } = null!;

    public string Number { get; } = TestNumbers.Store().Value;

    /// <summary>The carrier's, which was set with the product's.</summary>
    public MovedClock Clock { get; private set; } = null!;

    /// <summary>What any vendor was asked so far.</summary>
    public virtual IEnumerable<Question> Asked => Carrier.Questions.All;

    public virtual async ValueTask InitializeAsync()
    {
        Carrier = await FakeTelnyx.Start();
        Carrier.Numbers.Requires = Papers;
        Carrier.Numbers.Offer(Number);
        Product = new Product { More = More };
        await Product.InitializeAsync();
        var home = new Uri(Product.Url);
        (Carrier.Webhooks.Target, Carrier.Texts.Target, Carrier.RelayBase) = (new Uri(home, "/webhooks/telnyx/voice"), new Uri(home, "/webhooks/telnyx/messages"), home);
        Carrier.Clock = Clock = new MovedClock(Product.Now);
        Carrier.Webhooks.Patience = TimeSpan.FromSeconds(30);
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Carrier.DisposeAsync();
        await Product.DisposeAsync();
    }

    /// <summary>A mail that holds these words, once it has come.</summary>
    public abstract Task<string> Mail(Tab tab, string words);

    /// <summary>Goes on to the page where one pays, and pays.</summary>
    public abstract Task Pay(Tab tab, ILocator goOn);

    /// <summary>What has been reached, for the eye and for axe; once is enough for all days.</summary>
    public virtual Task Look(Tab tab, string name) => Task.CompletedTask;

    /// <summary>What a node does on the first of the next month.</summary>
    public async Task CloseMonth()
    {
        await using var node = Product.Database.Services(services =>
        {
            services.AddSingleton<TimeProvider>(new MovedClock(NextMonth));
            services.Configure<CompanyOptions>(company => company.Imagine());
            services.Configure<PlanOptions>(plans => plans.Pro.Minutes = MinutesOfPro);
        });
        var round = new MonthEnd(
            node.GetRequiredService<IDoors>(), new TenantScopes(node.GetRequiredService<IServiceScopeFactory>()), node.GetRequiredService<IMoment>(),
            node.GetRequiredService<IOptions<CompanyOptions>>(), NullLogger<MonthEnd>.Instance);
        await round.Round(TestContext.Current.CancellationToken);
    }

    /// <summary>What makes the vendors the product's.</summary>
    protected virtual Dictionary<string, string?> More => new()
    {
        ["Plans:Pro:Minutes"] = MinutesOfPro.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Telnyx:ApiKey"] = FakeTelnyx.ApiKey, ["Telnyx:PublicKey"] = Carrier.PublicKey, ["Telnyx:ConnectionId"] = FakeTelnyx.ConnectionId,
        ["Telnyx:ApiBase"] = Carrier.ApiBase.ToString(), ["Telnyx:MessagingProfileId"] = Texts.Profile,
    };
}
