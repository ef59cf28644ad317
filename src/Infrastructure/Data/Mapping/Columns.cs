using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kalliky.Infrastructure.Data.Mapping;

/// <summary>How the domain's small values stand in columns, the same everywhere.</summary>
internal static class Columns
{
    public static void Configure(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(30);
        conventions.Properties<Money>().HaveConversion<CentsConverter>();
        conventions.Properties<Sealed>().HaveConversion<SealedConverter>();
    }

    private sealed class CentsConverter() : ValueConverter<Money, long>(money => money.Cents, cents => new Money(cents));

    private sealed class SealedConverter() : ValueConverter<Sealed, byte[]>(data => data.Bytes, bytes => new Sealed(bytes));
}
