using System.Reflection;
using System.Text.RegularExpressions;
using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Integration.Tests.Api;
using Kalliky.Integration.Tests.Pages;
using Kalliky.Integration.Tests.Tenancy;
using Kalliky.Web.Pages.Accounts;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PageVisitor = Kalliky.Integration.Tests.Pages.Visitor;

namespace Kalliky.Integration.Tests.Accounts;

/// <summary>The permission table, cell by cell: every handler of every page that needs something is asked by each role, every
/// use case by each role and by a key. A new page and a new use case are tried without anybody having to remember them.</summary>
[Collection<OnePeople>]
public sealed partial class PermissionTableTests(PeopleHost host)
{
    private static readonly Role[] Roles = Enum.GetValues<Role>();

    private static readonly Type[] Guarded = [.. typeof(NeedsAttribute).Assembly.GetTypes().Where(type => type.GetCustomAttribute<NeedsAttribute>() is not null)];

    [Fact]
    public void The_table_is_this_one()
    {
        var written = Enum.GetValues<Permission>().ToDictionary(
            permission => permission,
            permission => string.Concat(Permissions.Allows(Role.Owner, permission) ? 'o' : '-', Permissions.Allows(Role.Manager, permission) ? 'm' : '-', Permissions.Allows(Role.Staff, permission) ? 's' : '-', Permissions.AllowsKey(permission) ? 'k' : '-'));

        written.ShouldBe(new Dictionary<Permission, string>
        {
            [Permission.Serve] = "omsk", [Permission.EditCatalogue] = "om-k", [Permission.SettleDiary] = "om--", [Permission.SettleAssistant] = "om--",
            [Permission.SettleMessages] = "om--", [Permission.SteerCalls] = "om--", [Permission.HandlePersonalData] = "om-k", [Permission.SettleBilling] = "om--", [Permission.SettlePayouts] = "o---", [Permission.SettleNumbers] = "om--", [Permission.ReleaseNumber] = "o---", [Permission.ManagePeople] = "om--",
            [Permission.SettleKeys] = "o---", [Permission.TransferBusiness] = "o---", [Permission.ReadJournal] = "o---", [Permission.CloseStore] = "o---", [Permission.CloseBusiness] = "o---",
        });
    }

    [Fact]
    public async Task Every_handler_that_changes_something_in_a_store_says_what_it_needs()
    {
        var silent = (await Handlers()).Where(handler => handler.Page.AttributeRouteInfo!.Template!.StartsWith("{store}", StringComparison.Ordinal))
            .Where(handler => handler.Handler.HttpMethod.Equals("Post", StringComparison.OrdinalIgnoreCase) && handler.Needed is null)
            .Select(handler => handler.Page.AttributeRouteInfo!.Template + " " + handler.Handler.Name);

        silent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_cell_holds_at_the_pages()
    {
        var house = await host.Open();
        var cells = 0;
        foreach (var role in Roles)
        {
            using var visitor = await house.SignedIn(role);
            await visitor.Open("/pizza-mario/acces");
            foreach (var (page, handler, needed) in await Handlers())
            {
                // Whoever leaves could try nothing after it; it has a test of its own.
                if (needed is not { } permission || handler.Name == "Leave")
                    continue;
                cells++;
                var status = await Try(visitor, page, handler);
                var said = $"{role} {handler.HttpMethod} {page.AttributeRouteInfo!.Template} {handler.Name}: {status}";
                if (Permissions.Allows(role, permission))
                    status.ShouldNotBe(403, said);
                else
                    status.ShouldBe(403, said);
                status.ShouldBeLessThan(500, said);
            }
        }

        cells.ShouldBeGreaterThan(120);
    }

    [Fact]
    public async Task Every_cell_holds_at_the_use_cases()
    {
        var neighbour = await Neighbour.MoveIn(host.Api.Database, host.Api.Services);
        Guarded.Length.ShouldBeGreaterThan(40);
        foreach (var type in Guarded)
        {
            var permission = type.GetCustomAttribute<NeedsAttribute>()!.Permission;
            foreach (var role in Roles)
                (await IsRefused(neighbour, type, actor => actor.IsMember(neighbour.Account, role, null))).ShouldBe(!Permissions.Allows(role, permission), $"{type.Name} {role}");
            (await IsRefused(neighbour, type, actor => actor.IsKey(neighbour.KeyId, null))).ShouldBe(!Permissions.AllowsKey(permission), $"{type.Name} key");
            (await IsRefused(neighbour, type, _ => { })).ShouldBeFalse($"{type.Name}: a call or the bus brings its own proof");
        }
    }

    [Fact]
    public void Everything_that_is_written_down_has_words() =>
        Guarded.Select(type => type.Name).Where(name => !JournalWords.Knows(name)).ShouldBeEmpty();

    [Theory]
    [InlineData(Role.Owner, Role.Owner, true)]
    [InlineData(Role.Owner, Role.Manager, true)]
    [InlineData(Role.Owner, Role.Staff, true)]
    [InlineData(Role.Manager, Role.Owner, false)]
    [InlineData(Role.Manager, Role.Manager, false)]
    [InlineData(Role.Manager, Role.Staff, true)]
    [InlineData(Role.Staff, Role.Owner, false)]
    [InlineData(Role.Staff, Role.Manager, false)]
    [InlineData(Role.Staff, Role.Staff, false)]
    public void Roles_are_given_downwards(Role by, Role given, bool may) => Permissions.MayGrant(by, given).ShouldBe(may);

    // Ids of nothing, so that what is allowed finds nothing to change.
    private async Task<bool> IsRefused(Neighbour neighbour, Type type, Action<Actor> who)
    {
        var attempt = new Attempt(neighbour.Tenant, Guid.NewGuid(), Guid.NewGuid(), neighbour, Guid.NewGuid(), "x");
        var request = (IBaseRequest)attempt.Make(type)!;
        await using var scope = host.Api.Scope(neighbour.Tenant);
        who(scope.ServiceProvider.GetRequiredService<Actor>());
        try
        {
            await (Task)typeof(PermissionTableTests).GetMethod(nameof(Ask), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type.GetInterfaces().Single(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments())
                .Invoke(null, [scope.ServiceProvider.GetRequiredService<IMediator>(), request])!;
            return false;
        }
        catch (NotAllowedException)
        {
            return true;
        }
        catch (Exception refusal) when (refusal is not ValidationException)
        {
            return false;
        }
    }

    private static async Task Ask<TAnswer>(IMediator mediator, IRequest<TAnswer> request) => await mediator.Send(request);

    private static async Task<int> Try(PageVisitor visitor, CompiledPageActionDescriptor page, HandlerMethodDescriptor handler)
    {
        var address = "/" + Part().Replace(page.AttributeRouteInfo!.Template!, part => part.Groups[1].Value == "store" ? "pizza-mario" : Guid.NewGuid().ToString());
        address += handler.Name is null ? "" : $"?handler={handler.Name}";
        return handler.HttpMethod.Equals("Get", StringComparison.OrdinalIgnoreCase)
            ? (await visitor.Open(address, ("HX-Request", "true"))).Status
            : (await visitor.Fill(address, [("HX-Request", "true")])).Status;
    }

    private async Task<List<(CompiledPageActionDescriptor Page, HandlerMethodDescriptor Handler, Permission? Needed)>> Handlers()
    {
        var loader = host.Api.Services.GetRequiredService<PageLoader>();
        var pages = host.Api.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>()).OfType<PageActionDescriptor>().DistinctBy(page => page.AttributeRouteInfo!.Template);
        var found = new List<(CompiledPageActionDescriptor, HandlerMethodDescriptor, Permission?)>();
        foreach (var page in pages)
        {
            var compiled = await loader.LoadAsync(page, Microsoft.AspNetCore.Http.EndpointMetadataCollection.Empty);
            foreach (var handler in compiled.HandlerMethods)
                found.Add((compiled, handler, (handler.MethodInfo.GetCustomAttribute<NeedsAttribute>() ?? compiled.ModelTypeInfo!.GetCustomAttribute<NeedsAttribute>())?.Permission));
        }

        return found;
    }

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Part();
}
