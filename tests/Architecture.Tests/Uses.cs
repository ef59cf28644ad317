using System.Collections.Concurrent;
using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Kalliky.Architecture.Tests;

/// <summary>Who uses what, read from the compiled code itself: signatures, fields and every instruction. What the compiler
/// made of a lambda, an iterator or an async method counts as the class it was written in.</summary>
internal sealed record Use(string By, string Type, string Assembly, string? Member)
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<Use>> Known = new();

    public static IReadOnlyList<Use> In(Assembly assembly) => Known.GetOrAdd(assembly.Location, Read);

    private static IReadOnlyList<Use> Read(string path)
    {
        using var module = ModuleDefinition.ReadModule(path);
        return [.. module.GetTypes().SelectMany(type => Of(type, Outermost(type).FullName, module)).Distinct()];
    }

    private static IEnumerable<Use> Of(TypeDefinition type, string by, ModuleDefinition module)
    {
        IEnumerable<TypeReference?> named =
        [
            type.BaseType, .. type.Interfaces.Select(contract => contract.InterfaceType), .. type.Fields.Select(field => field.FieldType),
            .. type.Methods.SelectMany(method => method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType)),
            .. type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Variables).Select(variable => variable.VariableType),
        ];
        var operands = type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions).Select(instruction => instruction.Operand).ToList();
        foreach (var reference in named.Concat(operands.OfType<TypeReference>()).OfType<TypeReference>().SelectMany(Parts))
            yield return Make(by, reference, null, module);
        foreach (var member in operands.OfType<MemberReference>().Where(member => member.DeclaringType is not null and not GenericParameter && member is not TypeReference))
        {
            foreach (var part in Parts(member.DeclaringType))
                yield return Make(by, part, member.Name, module);
            if (member is GenericInstanceMethod generic)
            {
                foreach (var argument in generic.GenericArguments.SelectMany(Parts))
                    yield return Make(by, argument, null, module);
            }
        }
    }

    private static Use Make(string by, TypeReference type, string? member, ModuleDefinition module) => new(
        by, type.GetElementType().FullName.Replace('/', '.'), type.Scope is AssemblyNameReference other ? other.Name : module.Assembly.Name.Name, member);

    // A list of orders is a list and an order.
    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        _ => [type],
    };

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
