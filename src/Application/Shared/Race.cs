using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Shared;

/// <summary>Tells what the database refused because somebody else was quicker (to be done again on fresh rows) from
/// a database that does not answer.</summary>
public static class Race
{
    public static bool Lost(Exception problem) => problem is DbUpdateConcurrencyException || Sql(problem) is "23505" or "40001" or "40P01";

    /// <summary>The database is gone, or too slow to count on.</summary>
    public static bool DatabaseGone(Exception problem)
    {
        for (var cause = problem; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException or DbUpdateException or TimeoutException)
                return true;
        }

        return false;
    }

    private static string? Sql(Exception problem) => problem is DbUpdateException { InnerException: DbException cause } ? cause.SqlState : null;
}
