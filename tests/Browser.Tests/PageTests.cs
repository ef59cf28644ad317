namespace Kalliky.Browser.Tests;

/// <summary>Every page, in both themes, on a desk and on a phone: what a walk past all of them has found.</summary>
public sealed class PageTests(Walks walks) : IClassFixture<Walks>
{
    public static TheoryData<string> Devices => [.. Walks.Devices];

    [Theory]
    [MemberData(nameof(Devices))]
    public void Are_all_seen(string device) => walks.With(device).Seen.ShouldBeGreaterThan(device == Device.Desk.Name ? 80 : 45);

    [Theory]
    [MemberData(nameof(Devices))]
    public void Are_accessible(string device) => Nothing(walks.With(device).Inaccessible);

    [Theory]
    [MemberData(nameof(Devices))]
    public void Break_no_rule_of_the_browser(string device) => Nothing(walks.With(device).Problems);

    [Theory]
    [MemberData(nameof(Devices))]
    public void Never_scroll_sideways(string device) => Nothing(walks.With(device).Wide);

    [Theory]
    [MemberData(nameof(Devices))]
    public void Give_a_finger_enough_room(string device) => Nothing(walks.With(device).SmallTargets);

    [Theory]
    [MemberData(nameof(Devices))]
    public void Are_walked_through_with_the_tabulator(string device) => Nothing(walks.With(device).Unreached);

    private static void Nothing(IReadOnlyCollection<string> found) => found.ShouldBeEmpty(string.Join('\n', found));
}
