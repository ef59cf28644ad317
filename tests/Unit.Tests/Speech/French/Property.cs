using FsCheck;
using FsCheck.Fluent;

namespace Kalliky.Unit.Tests.Speech.French;

/// <summary>Runs a property on many generated values and shows the smallest that breaks it.</summary>
static class Property
{
    public static void Holds<T>(Gen<T> values, Func<T, bool> property) =>
        Prop.ForAll(values.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(60).WithQuietOnSuccess(true));
}
