namespace Kalliky.Browser.Tests;

/// <summary>Every page, in both themes, on a desk and on a phone: what a walk past all of them has found.</summary>
public abstract class PageTests(Walk walk)
{
    [Fact]
    public void Are_all_seen() => walk.Seen.ShouldBeGreaterThan(60);

    [Fact]
    public void Are_accessible() => Nothing(walk.Inaccessible);

    [Fact]
    public void Break_no_rule_of_the_browser() => Nothing(walk.Problems);

    [Fact]
    public void Never_scroll_sideways() => Nothing(walk.Wide);

    [Fact]
    public void Give_a_finger_enough_room() => Nothing(walk.SmallTargets);

    [Fact]
    public void Are_walked_through_with_the_tabulator() => Nothing(walk.Unreached);

    private static void Nothing(IReadOnlyCollection<string> found) => found.ShouldBeEmpty(string.Join('\n', found));
}

public sealed class DeskPageTests(DeskWalk walk) : PageTests(walk), IClassFixture<DeskWalk>;

public sealed class PhonePageTests(PhoneWalk walk) : PageTests(walk), IClassFixture<PhoneWalk>;
