using System.Reflection;
using MediatR;

namespace Kalliky.Architecture.Tests;

/// <summary>The laws about who may use what.</summary>
internal static partial class Laws
{
    private static readonly string[] Clocks = ["System.DateTime", "System.DateTimeOffset", "System.TimeProvider", "NodaTime.SystemClock", "System.Guid"];

    private static readonly string[] Ticks = ["get_Now", "get_UtcNow", "get_Today", "get_System", "get_Instance", "NewGuid", "CreateVersion7"];

    /// <summary>Who names something of a room without standing in the room that may.</summary>
    public static IReadOnlyList<string> Names(Assembly project, string room, string butFor) => Who(
        Use.In(project).Where(use => IsIn(use.Type, room) && !IsIn(use.By, butFor) && !IsIn(use.By, room)));

    /// <summary>Who stands in one vendor's room and names another's.</summary>
    public static IReadOnlyList<string> MixVendors(Assembly project, IReadOnlyList<string> rooms) => Who(
        Use.In(project).Where(use => rooms.FirstOrDefault(room => IsIn(use.By, room)) is { } own && rooms.Any(room => room != own && IsIn(use.Type, room))));

    /// <summary>Who names a vendor's types outside the rooms that are the vendor's.</summary>
    public static IReadOnlyList<string> Spread(IEnumerable<Assembly> projects, string vendor, params string[] rooms) => Who(
        projects.SelectMany(Use.In).Where(use => use.Assembly.StartsWith(vendor, StringComparison.Ordinal) && !rooms.Any(room => IsIn(use.By, room))));

    /// <summary>Handlers that send requests, or name another handler.</summary>
    public static IReadOnlyList<string> Chain(Assembly project)
    {
        var handlers = project.GetTypes().Where(IsHandlerOfRequests).Select(type => type.FullName!).ToHashSet();
        return Who(Use.In(project).Where(use => handlers.Contains(use.By) && use.By != use.Type
            && (use.Type is "MediatR.IMediator" or "MediatR.ISender" || handlers.Contains(use.Type))));
    }

    /// <summary>Who reads a clock or makes an id by himself.</summary>
    public static IReadOnlyList<string> OwnClock(Assembly project) => Who(
        Use.In(project).Where(use => use.Member is { } member && Ticks.Contains(member) && Clocks.Contains(use.Type)));

    private static bool IsHandlerOfRequests(Type type) =>
        type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>));

    private static bool IsIn(string type, string room) => type.StartsWith(room + ".", StringComparison.Ordinal);

    private static IReadOnlyList<string> Who(IEnumerable<Use> uses) => [.. uses.Select(use => use.By).Distinct().Order(StringComparer.Ordinal)];
}
