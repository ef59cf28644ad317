using System.Reflection;
using Kalliky.Domain.Shared;
using MediatR;

namespace Kalliky.Architecture.Tests;

/// <summary>The laws of the house. Each names those who break it, so that a test can show that it finds a sinner.</summary>
internal static partial class Laws
{
    /// <summary>Assemblies that a project must not know.</summary>
    public static IReadOnlyList<string> Knows(Assembly project, params string[] forbidden) =>
    [
        .. project.GetReferencedAssemblies().Select(known => known.Name!)
            .Where(name => forbidden.Any(start => name == start || name.StartsWith(start + ".", StringComparison.Ordinal))),
    ];

    /// <summary>Handlers and validators are a room's own affair.</summary>
    public static IReadOnlyList<Type> OpenHandlers(IEnumerable<Type> types) =>
    [
        .. types.Where(type => type is { IsClass: true, IsAbstract: false } && IsHandler(type) && (type.IsVisible || !type.IsSealed)),
    ];

    /// <summary>Adapters and mappings are their room's own affair too.</summary>
    /// <param name="ports">The assembly whose interfaces an adapter fulfils.</param>
    public static IReadOnlyList<Type> OpenAdapters(IEnumerable<Type> types, Assembly ports) =>
    [
        .. types.Where(type => type is { IsClass: true, IsAbstract: false } && (type.IsVisible || !type.IsSealed) && type.GetInterfaces().Any(contract =>
            contract.Assembly == ports || (contract.IsGenericType && contract.GetGenericTypeDefinition().Name.StartsWith("IEntityTypeConfiguration", StringComparison.Ordinal)))),
    ];

    /// <summary>Files that one cannot read at a sitting.</summary>
    public static IReadOnlyList<string> LongFiles(string folder, int most) =>
    [
        .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !new[] { "/obj/", "/bin/", "/Migrations/" }.Any(part => file.Contains(part, StringComparison.Ordinal)))
            .Where(file => File.ReadLines(file).Count() > most).Select(file => Path.GetRelativePath(folder, file)),
    ];

    /// <summary>Whatever is kept belongs to a business, or says that it belongs to nobody.</summary>
    public static IReadOnlyList<Type> Ownerless(IEnumerable<Type> types) =>
    [
        .. types.Where(type => type is { IsClass: true, IsAbstract: false } && typeof(Entity).IsAssignableFrom(type)
            && !typeof(TenantEntity).IsAssignableFrom(type) && type.GetCustomAttribute<GlobalAttribute>() is null),
    ];

    /// <summary>Names that say nothing; a tag helper is what the framework calls it.</summary>
    public static IReadOnlyList<Type> Nameless(IEnumerable<Type> types) =>
    [
        .. types.Where(type => !type.IsNested && !type.Name.Contains('<') && !type.Name.EndsWith("TagHelper", StringComparison.Ordinal)
            && new[] { "Manager", "Helper", "Util", "Utils", "Processor", "Common" }.Any(word => type.Name.EndsWith(word, StringComparison.Ordinal))),
    ];

    private static bool IsHandler(Type type) => type.GetInterfaces().Any(contract => contract.IsGenericType
        && (contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) || contract.GetGenericTypeDefinition() == typeof(FluentValidation.IValidator<>)));
}
