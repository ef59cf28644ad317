namespace Kalliky.Integration.Tests.Calls;

/// <summary>What a turn asks of the database, counted: what a thousand calls at once cost follows from it.</summary>
public sealed class DatabaseTripsTests(Pizzeria pizzeria) : IClassFixture<Pizzeria>
{
    [Fact]
    public async Task A_turn_that_writes_two_dishes_makes_few_trips()
    {
        pizzeria.Reach(pizzeria.AddRealNode());
        var call = await pizzeria.Dial();
        await call.Connected();
        await call.Hears();
        await pizzeria.Carrier.Webhooks.Settle();
        using var trips = new Trips(pizzeria.Database.Application, IsOfTheCall);
        await call.Says(Regular.Order);
        (await call.Hears()).ShouldContain("argherita");

        // The store's version; the tenant, the draft, another order of this call, the caller's card; twice a dish together
        // with the memory that it was noted.
        var made = trips.Made.Where(sql => !IsJournal(sql)).ToList(); // which is written behind the conversation
        made.Count.ShouldBeLessThanOrEqualTo(7, string.Join('\n', made));
        await call.HangsUp();
    }

    private static bool IsJournal(string sql) => sql.Contains("UPDATE calls SET lease_until = CASE", StringComparison.Ordinal);

    // The bus, the sweeper and the accounts' mails look on their own.
    private static bool IsOfTheCall(string sql) =>
        !sql.Contains("\"bus\"", StringComparison.Ordinal) && !sql.Contains("doors.", StringComparison.Ordinal)
        && !sql.Contains("account_", StringComparison.Ordinal) && !sql.Contains("'app.tenant', ''", StringComparison.Ordinal);
}
