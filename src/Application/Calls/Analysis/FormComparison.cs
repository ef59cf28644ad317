using Kalliky.Application.Speech.French;
using Kalliky.Domain.Scheduling;
using NodaTime;

namespace Kalliky.Application.Calls.Analysis;

/// <summary>What a model read out of the words, held against what was committed, both ways round. Pure.</summary>
internal static class FormComparison
{
    /// <summary>"Dès que possible" is an estimate, which may be said rounded.</summary>
    private const int MinutesAbout = 15;

    public static IReadOnlyList<Difference> Differ(FilledForm form, Committed made)
    {
        var orders = form.Orders.Where(order => order is { State: SaidState.Agreed, Lines.Count: > 0 }).ToList();
        var bookings = form.Bookings.Where(booking => booking.State == SaidState.Agreed).ToList();
        return [.. Orders(orders, made), .. Bookings(bookings, made), .. Cancellations(form, made)];
    }

    private static IEnumerable<Difference> Orders(List<SaidOrder> said, Committed made)
    {
        for (var at = 0; at < Math.Max(said.Count, made.Orders.Count); at++)
        {
            if (at >= made.Orders.Count)
            {
                // An order of an earlier call may have been spoken of.
                if (!made.KnowsOlder)
                    yield return new Difference(DifferenceKind.Order, Dishes(said[at].Lines.Select(line => (line.Quantity, line.Name))), null);
            }
            else if (at >= said.Count)
            {
                yield return new Difference(DifferenceKind.Order, null, Dishes(made.Orders[at].Lines.Select(line => (line.Quantity, line.Name))));
            }
            else
            {
                foreach (var difference in Order(said[at], made.Orders[at]))
                    yield return difference;
            }
        }
    }

    private static IEnumerable<Difference> Order(SaidOrder said, CommittedOrder made)
    {
        if (said.Total is { } total && total != made.Total)
            yield return new Difference(DifferenceKind.Total, Written.Of(total), Written.Of(made.Total));
        foreach (var difference in When(said.Date, said.Time, made.ReadyAt, made.AsSoonAsPossible ? MinutesAbout : 0))
            yield return difference;
        foreach (var difference in LineComparison.Differ(said.Lines, made.Lines))
            yield return difference;
    }

    private static IEnumerable<Difference> Bookings(List<SaidBooking> said, Committed made)
    {
        var left = made.Standing.ToList();
        foreach (var one in said)
        {
            if ((left.Find(booking => booking.At is { } at && Written.Of(at.Date) == one.Date && Written.Of(at.TimeOfDay) == one.Time) ?? left.FirstOrDefault()) is not { } booked)
            {
                if (!made.KnowsOlder)
                    yield return new Difference(DifferenceKind.Booking, BookingWords.Of(one), null);
                continue;
            }

            left.Remove(booked);
            foreach (var difference in Booking(one, booked))
                yield return difference;
        }

        foreach (var booked in left)
            yield return new Difference(DifferenceKind.Booking, null, BookingWords.Of(booked));
    }

    private static IEnumerable<Difference> Booking(SaidBooking said, CommittedBooking made)
    {
        // "Until Saturday" says no hour.
        foreach (var difference in When(said.Date, made.Kind == BookingKind.Hold ? null : said.Time, made.At, 0))
            yield return difference;
        if (said.PartySize is { } party && made.PartySize is { } seats && party != seats)
            yield return new Difference(DifferenceKind.Party, $"{party}", $"{seats}");
        if (said.With is { } with && made.With is { } recorded && !Names.AreClose(with, recorded) && !recorded.Split(" et ").Any(name => Names.AreClose(with, name)))
            yield return new Difference(DifferenceKind.Person, with, recorded);
        foreach (var service in said.Services.Where(service => made.Services.Count > 0 && Names.Meant(service, [.. made.Services]) is null))
            yield return new Difference(DifferenceKind.Item, service, Lists.Say([.. made.Services]));
        if (said.Services.Count > 0)
        {
            foreach (var service in made.Services.Where(service => Names.Meant(service, [.. said.Services]) is null))
                yield return new Difference(DifferenceKind.Item, null, service);
        }

        if (said.Product is { } product && made.Product is { } article
            && (!Names.AreClose(product, article) || (said.Quantity is { } quantity && quantity != made.Quantity) || (said.Size is { } size && made.Size is { } kept && !Names.AreClose(size, kept))))
            yield return new Difference(DifferenceKind.Item, BookingWords.Article(said.Quantity, product, said.Size), BookingWords.Article(made.Quantity, article, made.Size));
    }

    private static IEnumerable<Difference> When(string? date, string? time, LocalDateTime? made, int tolerance)
    {
        if (made is not { } at)
            yield break;
        if (date is not null && date != Written.Of(at.Date))
            yield return new Difference(DifferenceKind.Date, date, Written.Of(at.Date));
        if (time is not null && Written.Time.Parse(time) is { Success: true, Value: var said } && Math.Abs(Period.Between(said, at.TimeOfDay, PeriodUnits.Minutes).Minutes) > tolerance)
            yield return new Difference(DifferenceKind.Time, time, Written.Of(at.TimeOfDay));
    }

    private static IEnumerable<Difference> Cancellations(FilledForm form, Committed made)
    {
        var said = form.Orders.Any(order => order.State == SaidState.Cancelled) || form.Bookings.Any(booking => booking.State == SaidState.Cancelled);
        if (said && !made.Cancelled)
            yield return new Difference(DifferenceKind.Cancellation, "annulation", null);
        if (!said && made.CancelledForGood)
            yield return new Difference(DifferenceKind.Cancellation, null, "annulation");
    }

    private static string Dishes(IEnumerable<(int Quantity, string Name)> lines) => Written.Cut(string.Join(", ", lines.Select(line => $"{line.Quantity} {line.Name}")), 200);
}
