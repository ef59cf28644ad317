using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kalliky.Application.Trades;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace Kalliky.Application.Assistant;

/// <summary>A tool: how the agent runs it and how a model sees it.</summary>
internal sealed record Tool(string Name, bool Writes, AIFunction Function, KernelFunction Shown)
{
    /// <summary>The JSON schema of its parameters.</summary>
    public JsonElement Schema => Function.JsonSchema;
}

/// <summary>The tools of a trade, made once: the trade's own and those that every trade has. The instance behind a tool
/// comes from the scope that it runs in.</summary>
internal sealed class Toolbox(IEnumerable<ITrade> trades)
{
    private static readonly Type[] Common = [typeof(CommonTools), typeof(PeopleTools)];

    private static readonly AIFunctionFactoryOptions Manners = new()
    {
        MarshalResult = (result, _, _) => ValueTask.FromResult(result),
        SerializerOptions = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
            NumberHandling = JsonNumberHandling.AllowReadingFromString,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        },
    };

    private readonly Dictionary<string, ITrade> byKey = trades.ToDictionary(trade => trade.Key);
    private readonly ConcurrentDictionary<string, ToolSet> made = new();

    /// <summary>A trade that nobody has registered has the common tools only.</summary>
    public ToolSet For(string trade) => made.GetOrAdd(trade, key => new ToolSet(
        [.. Common.Concat(byKey.TryGetValue(key, out var known) ? known.Tools : []).SelectMany(Of)]));

    private static IEnumerable<Tool> Of(Type type) =>
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
        let shown = method.GetCustomAttribute<KernelFunctionAttribute>()
        where shown is not null
        select Make(type, method, shown.Name ?? method.Name);

    private static Tool Make(Type type, MethodInfo method, string name)
    {
        var options = new AIFunctionFactoryOptions
        {
            Name = name, MarshalResult = Manners.MarshalResult, SerializerOptions = Manners.SerializerOptions,
        };
        var function = method.IsStatic
            ? AIFunctionFactory.Create(method, target: null, options)
            : AIFunctionFactory.Create(method, arguments => ActivatorUtilities.CreateInstance(arguments.Services!, type), options);
        return new Tool(name, method.GetCustomAttribute<WritesAttribute>() is not null, function, function.AsKernelFunction());
    }
}

/// <summary>The tools of one trade.</summary>
internal sealed class ToolSet(IReadOnlyList<Tool> tools)
{
    private readonly Dictionary<string, Tool> byName = tools.ToDictionary(tool => tool.Name);

    public IReadOnlyList<KernelFunction> Shown { get; } = [.. tools.Select(tool => tool.Shown)];

    public Tool? Named(string name) => byName.GetValueOrDefault(name);
}
