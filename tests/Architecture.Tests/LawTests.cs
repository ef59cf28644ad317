using System.Reflection;
using Kalliky.Application.Shared;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure;
using MediatR;

namespace Kalliky.Architecture.Tests;

public sealed class LawTests
{
    private static readonly Assembly Domain = typeof(Entity).Assembly;
    private static readonly Assembly Application = typeof(IMoment).Assembly;
    private static readonly Assembly Infrastructure = typeof(InfrastructureRegistration).Assembly;
    private static readonly Assembly Web = typeof(Program).Assembly;

    private static readonly string[] Vendors = [.. new[] { "Bus", "Local", "Models", "Redis", "Resend", "Stripe", "Telnyx" }.Select(room => "Kalliky.Infrastructure." + room)];

    /// <summary>The seam itself, and the clocks behind it; the vendors' dates and signatures, which follow the world's clock whatever ours shows; a
    /// name for this process; ids that a model forgot, and those of stores that are rehearsed without a database.</summary>
    private static readonly string[] OutsideTheSeam =
    [
        "Kalliky.Infrastructure.Shared.Moment", "Kalliky.Infrastructure.Shared.ShiftedClock", "Kalliky.Infrastructure.Evaluation.ScenarioClock",
        "Kalliky.Infrastructure.InfrastructureRegistration", "Kalliky.Infrastructure.Telnyx.TelnyxSignature", "Kalliky.Infrastructure.Resend.ResendSignature",
        "Kalliky.Web.Hooks.TelnyxDesk", "Kalliky.Web.Relay.NodeName", "Kalliky.Infrastructure.Models.OpenAiModel", "Kalliky.Web.Setup.Evaluation.Evaluate",
    ];

    [Fact]
    public void The_domain_knows_time_and_nothing_else() =>
        Domain.GetReferencedAssemblies().Select(known => known.Name!)
            .Where(name => !name.StartsWith("System", StringComparison.Ordinal) && name is not ("NodaTime" or "netstandard"))
            .ShouldBeEmpty();

    [Fact]
    public void The_application_knows_no_vendor_and_no_outer_room() =>
        Laws.Knows(Application, "Kalliky.Infrastructure", "Kalliky.Web", "Npgsql", "Rebus", "StackExchange.Redis", "OpenAI", "Stripe",
            "Microsoft.SemanticKernel.Core", "Microsoft.SemanticKernel.Connectors", "Microsoft.AspNetCore").ShouldBeEmpty();

    [Fact]
    public void The_infrastructure_does_not_know_the_web() => Laws.Knows(Infrastructure, "Kalliky.Web").ShouldBeEmpty();

    [Fact]
    public void Handlers_and_validators_are_internal_and_sealed() => Laws.OpenHandlers(Application.GetTypes()).ShouldBeEmpty();

    [Fact]
    public void Adapters_and_mappings_are_internal_and_sealed() => Laws.OpenAdapters(Infrastructure.GetTypes(), Application).ShouldBeEmpty();

    [Fact]
    public void The_web_names_the_infrastructure_in_its_setup_alone() => Laws.Names(Web, "Kalliky.Infrastructure", "Kalliky.Web.Setup").ShouldBeEmpty();

    [Fact]
    public void No_vendor_names_another() => Laws.MixVendors(Infrastructure, Vendors).ShouldBeEmpty();

    [Theory]
    [InlineData("Rebus", "Bus")]
    [InlineData("OpenAI", "Models")]
    [InlineData("Microsoft.SemanticKernel.Connectors", "Models")]
    [InlineData("Microsoft.SemanticKernel.Core", "Models")]
    [InlineData("StackExchange.Redis", "Redis")]
    [InlineData("NSec", "Telnyx")]
    [InlineData("Refit", "Telnyx")]
    [InlineData("UglyToad", "Documents")]
    [InlineData("CsvHelper", "Documents")]
    [InlineData("Npgsql", "Data", "Bus")]
    [InlineData("PdfSharp", "Invoices")]
    public void A_vendors_types_stay_in_its_room(string vendor, params string[] rooms) =>
        Laws.Spread([Domain, Application, Infrastructure, Web], vendor, [.. rooms.Select(room => "Kalliky.Infrastructure." + room), "Kalliky.Web.Setup"]).ShouldBeEmpty();

    [Fact]
    public void Handlers_never_send_to_handlers() => Laws.Chain(Application).ShouldBeEmpty();

    [Fact]
    public void Time_and_ids_come_through_one_seam()
    {
        Laws.OwnClock(Domain).ShouldBeEmpty();
        Laws.OwnClock(Application).ShouldBeEmpty();
        Laws.OwnClock(Infrastructure).Concat(Laws.OwnClock(Web)).ShouldBe(OutsideTheSeam, ignoreOrder: true);
    }

    [Fact]
    public void Files_are_short()
    {
        var source = Path.Combine(Root(), "src");
        Laws.LongFiles(source, 300).ShouldBeEmpty();
        Laws.LongFiles(source, 200).Count.ShouldBeLessThan(12, "rarely over 200 lines");
    }

    [Fact]
    public void Every_entity_belongs_to_a_business_or_is_global() => Laws.Ownerless(Domain.GetTypes()).ShouldBeEmpty();

    [Fact]
    public void Names_say_what_a_thing_is() =>
        Laws.Nameless([.. Domain.GetTypes(), .. Application.GetTypes(), .. Infrastructure.GetTypes(), .. Web.GetTypes()]).ShouldBeEmpty();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Kalliky.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The repository was not found above the tests.");
        return folder.FullName;
    }
}
