using Kalliky.Application.Shared;
using Kalliky.Application.Telephony;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Telephony;
using Kalliky.Fakes.Telnyx;
using Kalliky.Integration.Tests.Api;
using Kalliky.Integration.Tests.Calls;
using Kalliky.Integration.Tests.Pages;
using Kalliky.Testing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Telephony;

/// <summary>The whole product beside a carrier that gives numbers: real HTTP to it, its signed news back, and the bus between.</summary>
public sealed class NumbersHost : IAsyncLifetime
{
    public FakeTelnyx Carrier { get; private set; } = null!;

    public ApiHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Carrier = await FakeTelnyx.Start();
        Host = new ApiHost { IsStill = true, More = new(Node.SettingsFor(Carrier)) };
        Carrier.Webhooks.Through(Host.Handler);
        Carrier.Webhooks.Target = new Uri("https://kalliky.test/webhooks/telnyx/voice");
    }

    public async ValueTask DisposeAsync()
    {
        await Carrier.DisposeAsync();
        await Host.DisposeAsync();
    }

    /// <summary>A business whose store looks for a number, at a carrier that has one and asks for these papers.</summary>
    public async Task<Taker> NewTaker(params FakeRequirement[] requires)
    {
        Carrier.Numbers.Requires = requires;
        (Carrier.Numbers.Tells, Carrier.Webhooks.Copies) = (true, 1);
        var number = TestNumbers.Store();
        Carrier.Numbers.Offer(number.Value);
        var taker = new Taker(this, await House.Open(Host), number);
        await taker.House.Hire(Role.Owner);
        return taker;
    }
}

/// <summary>A business on its way to a number.</summary>
public sealed class Taker(NumbersHost host, House house, PhoneNumber number)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public const string Name = "6a09cdc3-8948-47f0-aa62-74ac943d6c58";
    public const string Where = "8ffb3622-7c6b-4ccc-b65f-7a3dc0099576";
    public const string Proof = "53970723-fbff-4f46-a975-f62be6c1a585";

    public static readonly FakeRequirement[] Papers = [new(Name, "Representative Name", "textual"), new(Where, "Address in France", "address"), new(Proof, "Proof of Address", "document")];

    public static readonly byte[] Pdf = [.. "%PDF-1.7 un justificatif"u8];

    public House House => house;

    public Guid Tenant => house.Shop.Tenant;

    public Guid Store => house.Shop.Store;

    public PhoneNumber Number => number;

    public async Task<TAnswer> Send<TAnswer>(IRequest<TAnswer> request)
    {
        await using var scope = host.Host.Scope(Tenant);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public async Task<T> Read<T>(Func<IKallikyDb, IVault, Task<T>> question)
    {
        await using var scope = host.Host.Scope(Tenant);
        return await question(scope.ServiceProvider.GetRequiredService<IKallikyDb>(), scope.ServiceProvider.GetRequiredService<IVault>());
    }

    public Task<NumberOrder> Order() => Read((db, _) => db.NumberOrders.AsNoTracking().OrderByDescending(order => order.CreatedAt).FirstAsync());

    /// <summary>Looks for numbers and takes the one that is this business's.</summary>
    public async Task<ChooseNumber.Answer> Choose()
    {
        (await Send(new OfferNumbers(NumberRegion.Paris))).ShouldBeOfType<OfferNumbers.Offered>();
        return await Send(new ChooseNumber(Store, number.Value));
    }

    public async Task<NumberOrder> ChooseWithPapers()
    {
        (await Choose()).ShouldBeOfType<ChooseNumber.Chosen>().WantsPapers.ShouldBeTrue();
        (await Give()).ShouldBeOfType<GivePapers.HandedIn>();
        await Until(NumberStatus.UnderReview);
        return await Order();
    }

    /// <summary>Hands in what is wanted.</summary>
    public async Task<GivePapers.Answer> Give(byte[]? document = null)
    {
        var order = await Order();
        var papers = await Read((db, _) => db.NumberPapers.AsNoTracking().Where(paper => paper.OrderId == order.Id).ToListAsync());
        return await Send(new GivePapers(order.Id, [.. papers.Where(paper => paper.IsWanted).Select(paper => new PaperAnswer(
            paper.Id,
            paper.Kind == PaperKind.Words ? "Camille Lefebvre" : null,
            paper.Kind == PaperKind.Address ? new PaperAddress("Pizza Mario", "Camille", "Lefebvre", "12 rue Condorcet", "38000", "Grenoble") : null,
            paper.Kind == PaperKind.Document ? document ?? Pdf : null))]));
    }

    /// <summary>Waits for a state, never for a time.</summary>
    public Task Until(NumberStatus status) => Until(async () => (await Order()).Status == status);

    public static async Task Until(Func<Task<bool>> state)
    {
        using var end = new CancellationTokenSource(Patience);
        while (!await state())
            await Task.Delay(50, end.Token);
    }

    /// <summary>As if the time until the next look had passed.</summary>
    public async Task<bool> LooksAgain()
    {
        var order = await Order();
        await Read((db, _) => db.NumberOrders.Where(known => known.Id == order.Id).ExecuteUpdateAsync(set => set.SetProperty(known => known.LookAt, known => known.CreatedAt)));
        return await Send(new LookAtNumber(order.Id));
    }

    /// <summary>The store that rings when somebody dials it.</summary>
    public async Task<Guid?> RingsAt()
    {
        await using var scope = host.Host.Scope(Tenant);
        return (await scope.ServiceProvider.GetRequiredService<IDoors>().OfNumber(number, default))?.StoreId;
    }

    /// <summary>What its owners were written about it.</summary>
    public Task<List<string>> Mails() => Read(async (db, vault) =>
        (await db.Messages.AsNoTracking().Where(message => EF.Functions.Like(message.OnceKey!, "number:%")).ToListAsync()).ConvertAll(message => vault.Open(message.Subject) + "\n" + vault.Open(message.Text)));
}

/// <summary>Classes that share one product and the carrier that it orders numbers from.</summary>
[CollectionDefinition]
public sealed class OneNumbers : ICollectionFixture<NumbersHost>;
