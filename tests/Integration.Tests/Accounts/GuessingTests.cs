using Kalliky.Application.Accounts;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Shared;
using Kalliky.Integration.Tests.Calls;
using Kalliky.Integration.Tests.Pages;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Accounts;

/// <summary>Guesses at the same moment are as many guesses, at every door and behind it; and a door does the same for anybody.</summary>
[Collection<OnePeople>]
public sealed class GuessingTests(PeopleHost host)
{
    private const string Wrong = "pas celui-là, ni un autre";

    [Fact]
    public async Task Of_twenty_passwords_at_the_same_moment_five_are_looked_at()
    {
        var me = (await host.AccountOf(await host.NewAccount()))!.Value;

        var checks = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Check(me, Wrong)));

        checks.Count(check => check == PasswordCheck.Wrong).ShouldBe(5);
        checks.Count(check => check == PasswordCheck.LockedOut).ShouldBe(15);
        (await Check(me, House.Password)).ShouldBe(PasswordCheck.LockedOut);
    }

    [Fact]
    public async Task Nine_passwords_at_the_same_moment_close_the_door_to_the_right_one()
    {
        var email = await host.NewAccount();
        using var visitor = host.Visitor();
        await visitor.Open("/connexion");

        await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => visitor.Fill("/connexion", ("email", email), ("password", Wrong))));

        (await visitor.SignIn(email, House.Password)).Status.ShouldBe(422);
    }

    [Fact]
    public async Task Eight_codes_at_the_same_moment_close_the_door_to_the_right_one()
    {
        var email = await host.NewAccount();
        var codes = await TurnOnCodes(email);
        using var visitor = host.Visitor();
        await visitor.SignIn(email, House.Password);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(guess => visitor.Fill("/connexion?handler=Code", ("code", guess % 2 == 0 ? "000000" : "AAAAA-AAAAA"))));

        (await visitor.Fill("/connexion?handler=Code", ("code", codes[0]))).Status.ShouldBe(422);
    }

    [Fact]
    public async Task A_right_password_before_each_code_gives_no_more_codes()
    {
        var email = await host.NewAccount();
        var codes = await TurnOnCodes(email);
        for (var guess = 0; guess < 5; guess++)
        {
            using var visitor = host.Visitor();
            (await visitor.SignIn(email, House.Password)).Status.ShouldBe(200);
            (await visitor.Fill("/connexion?handler=Code", ("code", "000000"))).Status.ShouldBe(422);
        }

        using var last = host.Visitor();
        (await last.SignIn(email, House.Password)).Status.ShouldBe(422);
        (await last.Fill("/connexion?handler=Code", ("code", codes[0]))).Status.ShouldBe(422);
    }

    [Fact]
    public async Task Wrong_codes_at_the_same_moment_on_ones_own_page_count_too()
    {
        var me = (await host.AccountOf(await host.NewAccount()))!.Value;
        await Ask(codes => codes.Prepare(me));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Ask(codes => codes.TurnOn(me, "000000"))));

        (await Check(me, House.Password)).ShouldBe(PasswordCheck.LockedOut);
    }

    [Fact]
    public async Task Whoever_was_right_has_guessed_nothing()
    {
        var me = (await host.AccountOf(await host.NewAccount()))!.Value;
        for (var round = 0; round < 3; round++)
        {
            for (var guess = 0; guess < 4; guess++)
                (await Check(me, Wrong)).ShouldBe(PasswordCheck.Wrong);
            (await Check(me, House.Password)).ShouldBe(PasswordCheck.Right);
        }
    }

    [Fact]
    public async Task Of_nine_passwords_for_one_link_at_the_same_moment_five_are_looked_at()
    {
        var email = PeopleHost.NewEmail();
        using var visitor = host.Visitor();
        await visitor.Open("/inscription");
        await visitor.Fill("/inscription", ("Email", email), ("Password", House.Password), ("Business", "Chez Moi"), ("Trade", "retail"));
        var word = await host.Secret(email, AccountMailKind.SignUp);

        var answers = await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => Confirm(word, Wrong)));

        answers.Count(answer => answer is ConfirmSignUp.WrongPassword).ShouldBe(5);
        (await Confirm(word, House.Password)).ShouldBeOfType<ConfirmSignUp.Expired>();
    }

    [Fact]
    public async Task The_same_is_asked_of_the_database_for_somebody_for_nobody_and_at_a_locked_door()
    {
        var (known, locked) = (await host.NewAccount(), await host.NewAccount());
        var lockedOut = (await host.AccountOf(locked))!.Value;
        for (var guess = 0; guess < 5; guess++)
            await Check(lockedOut, Wrong);

        var somebody = await AskedAtTheDoor(known);

        somebody.Count.ShouldBe(2, string.Join('\n', somebody));
        (await AskedAtTheDoor(PeopleHost.NewEmail())).ShouldBe(somebody);
        (await AskedAtTheDoor(locked)).ShouldBe(somebody);
    }

    private async Task<List<string>> AskedAtTheDoor(string email)
    {
        using var visitor = host.Visitor();
        await visitor.Open("/connexion");
        using var trips = new Trips(host.Api.Database.Application, sql => sql.Contains("accounts.accounts", StringComparison.Ordinal));
        (await visitor.Fill("/connexion", ("email", email), ("password", Wrong))).Status.ShouldBe(422);
        return [.. trips.Made];
    }

    private async Task<IReadOnlyList<string>> TurnOnCodes(string email)
    {
        var me = (await host.AccountOf(email))!.Value;
        return (await Ask(async codes => await codes.TurnOn(me, AccountPageTests.Totp(await codes.Prepare(me))))).ShouldNotBeNull();
    }

    private async Task<PasswordCheck> Check(Guid account, string password)
    {
        await using var scope = host.Api.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAccounts>().Check(account, password);
    }

    private async Task<T> Ask<T>(Func<IAuthenticators, Task<T>> ask)
    {
        await using var scope = host.Api.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<IAuthenticators>());
    }

    private async Task<ConfirmSignUp.Answer> Confirm(string word, string password)
    {
        await using var scope = host.Api.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ConfirmSignUp(word, password, Language.French, null));
    }
}
