using Kalliky.Infrastructure.Bus;
using Newtonsoft.Json;
using NodaTime;

namespace Kalliky.Unit.Tests.Bus;

/// <summary>What is posted is read as what it was.</summary>
public sealed class WireTests
{
    public static TheoryData<string> Events => [.. Wire.Events.Select(type => type.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_is_the_same_at_the_other_end(string name)
    {
        var type = Wire.Events.Single(known => known.Name == name);
        var parts = type.GetConstructors().MaxBy(made => made.GetParameters().Length)!.GetParameters();
        var posted = Activator.CreateInstance(type, [.. parts.Select(part => Something(Nullable.GetUnderlyingType(part.ParameterType) ?? part.ParameterType))]);

        JsonConvert.DeserializeObject(JsonConvert.SerializeObject(posted, Wire.Json), type, Wire.Json).ShouldBe(posted);
    }

    private static object Something(Type type) => type switch
    {
        _ when type == typeof(Guid) => Guid.NewGuid(),
        _ when type == typeof(bool) => true,
        _ when type == typeof(string) => "in_2026-11-30T00:25:26Z",
        _ when type == typeof(Instant) => Instant.FromUtc(2026, 11, 30, 0, 25, 26).PlusNanoseconds(1),
        _ when type == typeof(LocalDate) => new LocalDate(2026, 11, 1),
        _ when type.IsEnum => Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!,
        _ => throw new InvalidOperationException($"Say what a {type} may be."),
    };
}
