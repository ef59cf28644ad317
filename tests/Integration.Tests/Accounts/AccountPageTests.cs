using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Kalliky.Domain.Accounts;
using Kalliky.Integration.Tests.Pages;
using PageVisitor = Kalliky.Integration.Tests.Pages.Visitor;

namespace Kalliky.Integration.Tests.Accounts;

/// <summary>One's own account: devices, password, and codes at sign-in.</summary>
[Collection<OnePeople>]
public sealed partial class AccountPageTests(PeopleHost host)
{
    private const string New = "un autre mot de passe, plus long";

    [Fact]
    public async Task A_device_that_is_signed_out_is_out_and_this_one_stays()
    {
        var email = await host.NewAccount();
        using var here = host.Visitor();
        using var lost = host.Visitor();
        await here.SignIn(email, House.Password);
        await lost.SignIn(email, House.Password);
        (await lost.Open("/compte")).Status.ShouldBe(200);
        var page = (await here.Open("/compte")).Text;
        page.ShouldContain("cet appareil");
        var other = Other().Match(page).Groups[1].Value;

        (await here.Fill($"/compte?handler=SignOut&session={other}")).Status.ShouldBe(302);

        (await lost.Open("/compte")).Status.ShouldBe(302);
        (await here.Open("/compte")).Status.ShouldBe(200);
        Other().Count((await here.Open("/compte")).Text).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_signs_somebody_elses_device_out()
    {
        var (mine, theirs) = (await host.NewAccount(), await host.NewAccount());
        using var victim = host.Visitor();
        using var second = host.Visitor();
        await victim.SignIn(theirs, House.Password);
        await second.SignIn(theirs, House.Password);
        var session = Other().Match((await second.Open("/compte")).Text).Groups[1].Value;
        session.ShouldNotBeEmpty();
        using var attacker = host.Visitor();
        await attacker.SignIn(mine, House.Password);
        await attacker.Open("/compte");

        await attacker.Fill($"/compte?handler=SignOut&session={session}");

        (await victim.Open("/compte")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task All_the_others_at_once()
    {
        var email = await host.NewAccount();
        using var here = host.Visitor();
        using var lost = host.Visitor();
        await here.SignIn(email, House.Password);
        await lost.SignIn(email, House.Password);
        (await lost.Open("/compte")).Status.ShouldBe(200);
        await here.Open("/compte");

        (await here.Fill("/compte?handler=SignOutOthers")).Status.ShouldBe(302);

        (await lost.Open("/compte")).Status.ShouldBe(302);
        (await here.Open("/compte")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Another_password_needs_the_one_before_and_leaves_this_device_in()
    {
        var email = await host.NewAccount();
        using var here = host.Visitor();
        await here.SignIn(email, House.Password);
        await here.Open("/compte");

        (await here.Fill("/compte?handler=Password", ("Current", "pas celui-là"), ("Password", New))).Text.ShouldContain("Ce n’est pas votre mot de passe");
        (await here.Fill("/compte?handler=Password", ("Current", House.Password), ("Password", "court"))).Text.ShouldContain("au moins 12 caractères");
        (await here.Fill("/compte?handler=Password", ("Current", House.Password), ("Password", New))).Status.ShouldBe(302);

        (await here.Open("/compte")).Text.ShouldContain("Mot de passe changé");
        using var other = host.Visitor();
        (await other.SignIn(email, House.Password)).Status.ShouldBe(422);
        (await other.SignIn(email, New)).Status.ShouldBe(302);
        (await host.Mails(email, AccountMailKind.PasswordChanged)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_code_is_asked_for_once_it_was_shown_to_work()
    {
        var email = await host.NewAccount();
        using var here = host.Visitor();
        await here.SignIn(email, House.Password);
        await here.Open("/compte");
        var secret = Key().Match((await here.Fill("/compte?handler=Prepare")).Text).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        (await here.Fill("/compte?handler=CodeOn", ("code", "000000"))).Status.ShouldBe(422);
        var on = await here.Fill("/compte?handler=CodeOn", ("code", Totp(secret)));
        var recovery = Recovery().Matches(on.Text).Select(code => code.Groups[1].Value).ToList();
        recovery.Count.ShouldBe(10);

        using var visitor = host.Visitor();
        var asked = await visitor.SignIn(email, House.Password);
        (asked.Status, asked.Text.Contains("Code de votre application", StringComparison.Ordinal)).ShouldBe((200, true));
        (await visitor.Open("/compte")).Status.ShouldBe(302, "the password alone opens nothing");
        await visitor.SignIn(email, House.Password);
        (await visitor.Fill("/connexion?handler=Code", ("code", "000000"))).Text.ShouldContain("Ce code ne convient pas");
        (await visitor.Fill("/connexion?handler=Code", ("code", Totp(secret)))).Status.ShouldBe(302);
        (await visitor.Open("/compte")).Status.ShouldBe(200);

        // A recovery code opens once.
        using var spare = host.Visitor();
        await spare.SignIn(email, House.Password);
        (await spare.Fill("/connexion?handler=Code", ("code", recovery[0]))).Status.ShouldBe(302);
        using var again = host.Visitor();
        await again.SignIn(email, House.Password);
        (await again.Fill("/connexion?handler=Code", ("code", recovery[0]))).Status.ShouldBe(422);
        (await spare.Open("/compte")).Text.ShouldContain("restants : 9");
    }

    [Fact]
    public async Task Guessing_codes_locks_the_door()
    {
        var email = await host.NewAccount();
        using var here = host.Visitor();
        await here.SignIn(email, House.Password);
        await here.Open("/compte");
        var secret = Key().Match((await here.Fill("/compte?handler=Prepare")).Text).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        await here.Fill("/compte?handler=CodeOn", ("code", Totp(secret)));
        using var visitor = host.Visitor();
        await visitor.SignIn(email, House.Password);
        for (var tries = 0; tries < 5; tries++)
            await visitor.Fill("/connexion?handler=Code", ("code", "000000"));

        (await visitor.Fill("/connexion?handler=Code", ("code", Totp(secret)))).Status.ShouldBe(422);
    }

    [Fact]
    public async Task The_code_goes_with_the_password_only()
    {
        var email = await host.NewAccount();
        using var here = host.Visitor();
        await here.SignIn(email, House.Password);
        await here.Open("/compte");
        var secret = Key().Match((await here.Fill("/compte?handler=Prepare")).Text).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        await here.Fill("/compte?handler=CodeOn", ("code", Totp(secret)));

        (await here.Fill("/compte?handler=CodeOff", ("sure", "pas celui-là"))).Status.ShouldBe(422);
        (await here.Fill("/compte?handler=CodeOff", ("sure", House.Password))).Status.ShouldBe(302);

        using var visitor = host.Visitor();
        (await visitor.SignIn(email, House.Password)).Status.ShouldBe(302);
    }

    // RFC 6238 with the usual 30 seconds and six digits.
    internal static string Totp(string secret)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var (bytes, buffer, bits) = (new List<byte>(), 0, 0);
        foreach (var sign in secret)
        {
            (buffer, bits) = ((buffer << 5) | alphabet.IndexOf(sign, StringComparison.Ordinal), bits + 5);
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
                buffer &= (1 << bits) - 1;
            }
        }

        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // What the programs on telephones do.
        var hash = HMACSHA1.HashData([.. bytes], step);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xf;
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & 0x7fffffff) % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("handler=SignOut&(?:amp;)?session=([0-9a-f-]+)")]
    private static partial Regex Other();

    [GeneratedRegex("""id="cle">([A-Z2-7 ]+)<""")]
    private static partial Regex Key();

    [GeneratedRegex("<li>([A-Z0-9]{5}-[A-Z0-9]{5})</li>")]
    private static partial Regex Recovery();
}
