using Kalliky.Fakes.OpenAi;
using Kalliky.Fakes.Telnyx;
using Npgsql;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>A lying model, a database that takes nothing, a carrier in disorder: nothing false is said, nothing is lost.</summary>
[Collection<OnePizzeria>]
public sealed class TroubleTests(Pizzeria pizzeria)
{
    [Fact]
    public async Task A_model_that_lies_is_not_heard()
    {
        await using var vendor = await FakeOpenAi.Start();
        vendor.Otherwise = _ => Reply.Says("C'est confirmé, votre commande numéro 12 est enregistrée ! Cela fait 42 euros. Je vous ai envoyé un SMS.");
        await using var node = pizzeria.AddRealNode(vendor);
        pizzeria.Reach(node);
        var call = await pizzeria.Dial();
        await call.Hears();
        await call.Says("Une Margherita.");
        var heard = await call.Hears();
        heard.ShouldNotContain("confirmé");
        heard.ShouldNotContain("42");
        heard.ShouldNotContain("enregistrée");
        await call.HangsUp();
        await pizzeria.Ended(call);
        (await pizzeria.Orders(call)).ShouldBeEmpty();
        (await pizzeria.Transcript(call)).ShouldNotContain(line => line.Contains("confirmé"));
    }

    [Fact]
    public async Task A_database_that_takes_no_order_is_admitted_and_a_human_follows()
    {
        pizzeria.Carrier.Human = Human.Waits;
        pizzeria.Reach(pizzeria.Usual);
        var call = await pizzeria.Dial();
        await call.Hears();
        await Owner("REVOKE INSERT, UPDATE ON orders FROM PUBLIC, {0}");
        try
        {
            await call.Says(Regular.Order);
            var heard = await call.HearsAbout("souci technique");
            heard.ShouldContain("elle n'est pas notée");
            heard.ShouldEndWith("Je vous passe quelqu'un.");
            await Telephone.Until(() => Task.FromResult(call.Transfer is not null));
        }
        finally
        {
            await Owner("GRANT INSERT, UPDATE ON orders TO {0}");
        }

        await call.HangsUp();
        await pizzeria.Ended(call);
        (await pizzeria.Orders(call)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_database_that_hangs_is_admitted_too()
    {
        pizzeria.Carrier.Human = Human.Waits;
        pizzeria.Reach(pizzeria.Usual);
        var call = await pizzeria.Dial();
        await call.Hears();
        await using var connection = new NpgsqlConnection(pizzeria.Database.Owner);
        await connection.OpenAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await new NpgsqlCommand("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE", connection, transaction).ExecuteNonQueryAsync();
            await call.Says(Regular.Order);
            (await call.HearsAbout("souci technique")).ShouldContain("elle n'est pas notée");
            await transaction.RollbackAsync();
        }

        await call.HangsUp();
        await pizzeria.Ended(call);
        (await pizzeria.Orders(call)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_twice_and_in_any_order_disturb_no_order()
    {
        pizzeria.Reach(pizzeria.Usual);
        pizzeria.Carrier.Webhooks.Copies = 2;
        pizzeria.Carrier.Webhooks.Shuffle = TimeSpan.FromMilliseconds(400);
        try
        {
            var call = await pizzeria.Dial();
            var caller = new Regular(call);
            await caller.Talk();
            await pizzeria.Ended(call);
            (await pizzeria.Orders(call)).Single().ShouldStartWith("Confirmed | Pickup | 19:30 | Lefebvre");
            await pizzeria.Carrier.Webhooks.Settle();
            call.Commands.Count(command => command.Verb == "answer").ShouldBe(1);
        }
        finally
        {
            pizzeria.Carrier.Webhooks.Copies = 1;
            pizzeria.Carrier.Webhooks.Shuffle = TimeSpan.Zero;
        }
    }

    private async Task Owner(string sql)
    {
        await using var connection = new NpgsqlConnection(pizzeria.Database.Owner);
        await connection.OpenAsync();
        var application = new NpgsqlConnectionStringBuilder(pizzeria.Database.Application).Username;
#pragma warning disable CA2100 // The role's name comes from the test itself.
        await using var command = new NpgsqlCommand(string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, application), connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
