using Kalliky.Domain.Shared;
using MediatR;

namespace Kalliky.Architecture.Tests;

/// <summary>Each law finds the one who breaks it on purpose.</summary>
public sealed class SinnerTests
{
    [Fact]
    public void A_forbidden_reference_is_found() => Laws.Knows(typeof(SinnerTests).Assembly, "Kalliky.Domain").ShouldBe(["Kalliky.Domain"]);

    [Fact]
    public void An_open_handler_is_found() => Laws.OpenHandlers([typeof(OpenHandler)]).ShouldBe([typeof(OpenHandler)]);

    [Fact]
    public void An_entity_of_nobody_is_found() => Laws.Ownerless([typeof(Stray)]).ShouldBe([typeof(Stray)]);

    [Fact]
    public void An_open_adapter_is_found() =>
        Laws.OpenAdapters([typeof(OpenAdapter), typeof(OpenMapping)], typeof(Application.Shared.IMoment).Assembly).ShouldBe([typeof(OpenAdapter), typeof(OpenMapping)]);

    [Fact]
    public void A_file_without_end_is_found()
    {
        var folder = Directory.CreateTempSubdirectory();
        File.WriteAllLines(Path.Combine(folder.FullName, "Endless.cs"), Enumerable.Repeat("// on and on", 301));
        File.WriteAllLines(Path.Combine(folder.FullName, "Short.cs"), Enumerable.Repeat("// done", 300));
        Laws.LongFiles(folder.FullName, 300).ShouldBe(["Endless.cs"]);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(typeof(Sinners.Pages.Field))]
    [InlineData(typeof(Sinners.Pages.Body))]
    [InlineData(typeof(Sinners.Pages.Lambda))]
    [InlineData(typeof(Sinners.Pages.Async))]
    [InlineData(typeof(Sinners.Pages.Generic))]
    public void A_page_that_names_the_infrastructure_is_found_however_it_does(Type sinner)
    {
        Laws.Names(Here, "Kalliky.Infrastructure", "Kalliky.Architecture.Tests.Sinners.Setup").ShouldContain(sinner.FullName!);
        Laws.Names(Here, "Kalliky.Infrastructure", "Kalliky.Architecture.Tests.Sinners.Setup").ShouldNotContain(typeof(Sinners.Setup.Allowed).FullName!);
    }

    [Fact]
    public void A_vendor_that_names_another_is_found() =>
        Laws.MixVendors(Here, ["Kalliky.Architecture.Tests.Sinners.Bakery", "Kalliky.Architecture.Tests.Sinners.Butcher"]).ShouldBe([typeof(Sinners.Butcher.Pie).FullName!]);

    [Fact]
    public void A_vendors_type_that_got_out_is_found()
    {
        Laws.Spread([Here], "MediatR", "Kalliky.Architecture.Tests.Sinners.Pages").ShouldContain(typeof(OpenHandler).FullName!);
        Laws.Spread([Here], "MediatR", "Kalliky.Architecture").ShouldBeEmpty();
    }

    [Fact]
    public void A_handler_that_sends_or_names_another_is_found() =>
        Laws.Chain(Here).ShouldBe([typeof(Sinners.Naming).FullName!, typeof(Sinners.Sending).FullName!], ignoreOrder: true);

    [Fact]
    public void A_clock_of_ones_own_is_found() =>
        Laws.OwnClock(Here).ShouldBe([typeof(Sinners.Watch).FullName!, typeof(Sinners.Dice).FullName!], ignoreOrder: true);

    private static System.Reflection.Assembly Here => typeof(SinnerTests).Assembly;

    [Fact]
    public void A_name_that_says_nothing_is_found() => Laws.Nameless([typeof(CallManager)]).ShouldBe([typeof(CallManager)]);
}

public sealed record Ask : IRequest<int>;

public sealed class OpenHandler : IRequestHandler<Ask, int>
{
    public Task<int> Handle(Ask request, CancellationToken cancellationToken) => Task.FromResult(1);
}

internal sealed class Stray : Entity;

internal sealed class CallManager;

public sealed class OpenAdapter : Application.Shared.IDeadLetters
{
    public Task<IReadOnlyList<Application.Shared.DeadLetter>> List(int most, CancellationToken ct) => Task.FromResult<IReadOnlyList<Application.Shared.DeadLetter>>([]);

    public Task<bool> SendAgain(long id, CancellationToken ct) => Task.FromResult(false);
}

public sealed class OpenMapping : Microsoft.EntityFrameworkCore.IEntityTypeConfiguration<Domain.Calls.Call>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Domain.Calls.Call> builder)
    {
    }
}
