using System.Text.RegularExpressions;
using Kalliky.Application.Businesses;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Scheduling;
using NodaTime;

namespace Kalliky.Application.Calls.Analysis;

/// <summary>Totals, hours, days and numbers that the assistant said of what was agreed, held against the rows. Only from
/// where it was read back: before that, they may still change. Pure.</summary>
internal static class SpokenFigures
{
    /// <summary>"Dans une demi-heure" is about then.</summary>
    private const int MinutesAbout = 15;

    private static readonly Regex Sum = Has(@"total|en tout|ca fait|cela fait|ca fera|vous (devrez|aurez a|reglez|reglerez)|montant");
    private static readonly Regex OfOrder = Has(@"prete?s?|livree?s?|livraison|commande|recuperer|chercher|retrait|emporter|attend|attendons|sera|seront|recapitule");
    private static readonly Regex OfBooking = Has(@"rendez vous|rdv|reserv\w*|table|attend|attendons|note|notee|inscrite?|confirmee?|c est bon|recapitule|prevue?|deplacee?|modifiee?");

    // Opening hours, other places that are free, limits and denials say nothing of what was agreed.
    private static readonly Regex OfElse = Has(
        @"ouvr\w*|ferm\w*|jusqu|services?|avant|apres|entre|libres?|disponibles?|propose|creneaux?|reste|sinon|ou bien|pas|ne|n|si|plus|possible|j ai une place|autre");

    public static IReadOnlyList<Difference> Differ(IReadOnlyList<Spoken> spoken, Committed made, StoreSheet sheet, ZonedDateTime now)
    {
        var statements = spoken.Where(sentence => !sentence.Asks && !OfElse.IsMatch(sentence.Plain)).ToList();
        var ofOrders = made.Orders.Count == 0 ? [] : statements.Where(sentence => sentence.Turn > made.Orders.Min(order => order.Since)).ToList();
        var standing = made.Standing.Where(booking => booking.Kind != BookingKind.Hold).ToList();
        var ofBookings = standing.Count == 0 ? [] : statements.Where(sentence => sentence.Turn > standing.Min(booking => booking.Since) && OfBooking.IsMatch(sentence.Plain)).ToList();
        var times = made.Orders.Select(order => order.ReadyAt).Concat(standing.Select(booking => booking.At)).ToList();
        return
        [
            .. ofOrders.Where(sentence => Sum.IsMatch(sentence.Plain)).Select(sentence => Total(sentence, made)).OfType<Difference>().Take(1),
            .. ofOrders.SelectMany(sentence => Counts(sentence, made, sheet)).DistinctBy(differs => differs.Said),
            .. ofOrders.Where(sentence => OfOrder.IsMatch(sentence.Plain)).Concat(ofBookings).Select(sentence => Time(sentence, times, now)).OfType<Difference>().Take(1),
            .. ofBookings.Select(sentence => Day(sentence, standing, now.Date)).OfType<Difference>().Take(1),
            .. ofBookings.Select(sentence => Party(sentence, standing)).OfType<Difference>().Take(1),
        ];
    }

    private static Difference? Total(Spoken sentence, Committed made) =>
        Amounts.Hear(sentence.Text) is { Count: > 0 } heard && !heard.Any(amount => made.Orders.Any(order => order.Total == amount.Cents))
            ? new(DifferenceKind.Total, Written.Of(heard[0].Cents), Written.Of(made.Orders[^1].Total))
            : null;

    private static Difference? Time(Spoken sentence, IReadOnlyList<LocalDateTime?> times, ZonedDateTime now)
    {
        // Put off or moved by somebody since: nothing to compare with.
        if (times.Contains(null))
            return null;
        var heard = Times.Hear(sentence.Text, new TimeContext(now)).OfType<HeardTime.Clock>().Where(clock => !clock.Denied).ToList();
        return heard.Count > 0 && !heard.Exists(clock => times.Any(time => Near(clock, time!.Value.TimeOfDay)))
            ? new(DifferenceKind.Time, Written.Of(heard[0].At), Written.Of(times[^1]!.Value.TimeOfDay))
            : null;
    }

    private static bool Near(HeardTime.Clock clock, LocalTime time) => new[] { clock.At, clock.Or ?? clock.At }.Any(said =>
        Math.Abs(Period.Between(said, time, PeriodUnits.Minutes).Minutes) is var apart && (apart == 0 || apart == 720 || apart <= (clock.Approximate ? MinutesAbout : 0)));

    private static Difference? Day(Spoken sentence, List<CommittedBooking> standing, LocalDate today)
    {
        if (standing.Exists(booking => booking.At is null))
            return null;
        var heard = Dates.Hear(sentence.Text, today).Where(date => date is { IsWindow: false, Denied: false, Past: false, Candidates.Count: > 0 }).ToList();
        return heard.Count > 0 && !heard.Exists(date => standing.Exists(booking => date.Candidates.Contains(booking.At!.Value.Date)))
            ? new(DifferenceKind.Date, Written.Of(heard[0].Date!.Value), Written.Of(standing[^1].At!.Value.Date))
            : null;
    }

    private static Difference? Party(Spoken sentence, List<CommittedBooking> standing)
    {
        if (!standing.Exists(booking => booking.PartySize is not null))
            return null;
        var words = Words.Of(sentence.Text);
        var said = Numbers.Hear(words).FirstOrDefault(number => words.At(number.Next) is "personne" or "personnes" or "couverts" or "convives");
        return said is not null && !standing.Exists(booking => booking.PartySize == said.Value)
            ? new(DifferenceKind.Party, Count(said.Value), Count(standing[^1].PartySize ?? 0))
            : null;
    }

    // "Deux Margherita" of which one was recorded. What is counted is a dish of the menu; what is only named may be an answer.
    private static IEnumerable<Difference> Counts(Spoken sentence, Committed made, StoreSheet sheet)
    {
        if (!OfOrder.IsMatch(sentence.Plain) && !Sum.IsMatch(sentence.Plain))
            return [];
        var lines = made.Orders.SelectMany(order => order.Lines).ToList();
        return from dish in DishCount.In(sentence.Text, sheet.Products.Select(product => product.Name).Union(lines.Select(line => line.Name)))
               let recorded = lines.FindAll(line => Names.AreClose(line.Name, dish.Name))
               let count = recorded.Sum(line => line.Quantity)
               where count != dish.Quantity && recorded.TrueForAll(line => line.Quantity != dish.Quantity)
               select new Difference(DifferenceKind.Item, $"{dish.Quantity} {dish.Name}", count == 0 ? null : $"{count} {recorded[0].Name}");
    }

    private static string Count(decimal value) => value.ToString("0", System.Globalization.CultureInfo.InvariantCulture);

    private static Regex Has(string words) =>
        new($@"\b({words})\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
