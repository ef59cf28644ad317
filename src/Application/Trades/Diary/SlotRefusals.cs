using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Scheduling;
using NodaTime;

namespace Kalliky.Application.Trades.Diary;

/// <summary>What a caller hears when a place cannot be had, with what can. What the caller said is never repeated: in a
/// practice it must not be written down.</summary>
internal static class SlotRefusals
{
    /// <param name="wished">When the caller wanted to come; null where that is not known.</param>
    /// <param name="staff">With whom.</param>
    public static ToolAnswer Of(
        SlotRefusal why, IReadOnlyList<FreeSlot> instead, StoreSheet sheet, LocalDate today, bool isTable, LocalDateTime? wished = null, string? staff = null)
    {
        var slots = Slots(instead);
        var (reason, say) = Say(why, sheet, today, wished, staff);
        var goesOn = why is SlotRefusal.Taken or SlotRefusal.Closed or SlotRefusal.LastSeating or SlotRefusal.StaffAway or SlotRefusal.TooSoon || why is SlotRefusal.NobodyDoesIt && slots.Count > 0;
        return new ToolAnswer(goesOn ? $"{say} {SlotSpeech.Offer(slots, today, isTable)}" : say, false, reason, Slots: slots);
    }

    public static IReadOnlyList<FoundSlot> Slots(IReadOnlyList<FreeSlot> free) =>
        [.. free.Select(slot => new FoundSlot(slot.Slot, BookingSpeech.Write(slot.StartsAt), BookingSpeech.Write(slot.EndsAt), slot.With))];

    private static (string Reason, string Say) Say(SlotRefusal why, StoreSheet sheet, LocalDate today, LocalDateTime? wished, string? staff) => why switch
    {
        SlotRefusal.Taken => ("taken", Taken(today, wished, staff)),
        SlotRefusal.StaffAway no => ("staff_away", $"{SlotSpeech.Capital(BookingSpeech.Person(no.Staff))} ne travaille pas à ce moment-là."),
        SlotRefusal.Closed no => ("closed", $"Nous sommes fermés {BookingSpeech.Day(no.Day, today).TrimEnd(',')}{(wished is { } at && sheet.Hours.On(no.Day).Count > 0 ? $" à {Times.Say(at.TimeOfDay)}" : "")}."),
        SlotRefusal.LastSeating no => ("last_seating", $"{SlotSpeech.Capital(BookingSpeech.Day(no.Last.Date, today)).TrimEnd(',')}, nous n'accueillons plus personne après {Times.Say(no.Last.TimeOfDay)}."),
        SlotRefusal.Past => ("past", "Cette date est déjà passée. Pour quel jour souhaitez-vous venir ?"),
        SlotRefusal.TooSoon no => ("too_soon", $"C'est un peu tôt : il faut s'y prendre au moins {Times.SayLength(no.LeadMinutes)} à l'avance."),
        SlotRefusal.TooFar no => ("too_far", $"C'est trop loin : je ne prends rien plus de {Numbers.Say(no.MostDays)} jours à l'avance. Pour un autre jour ?"),
        SlotRefusal.UnknownService => ("unknown_service", UnknownService(sheet)),
        SlotRefusal.UnknownStaff => ("unknown_staff", $"Je ne trouve personne de ce nom. Il y a {Lists.Say([.. Team(sheet)])}. Avec qui souhaitez-vous venir ?"),
        SlotRefusal.UnknownArea => ("unknown_area", $"Nous n'avons pas cela. Il y a {Lists.Say([.. Areas(sheet)])}. Que préférez-vous ?"),
        SlotRefusal.NobodyDoesIt no => ("nobody_does_it", Nobody(no, sheet)),
        SlotRefusal.TooMany no => ("too_many",
            $"Au-delà de {BookingSpeech.People(no.Most)}, c'est le restaurant qui s'en occupe directement. Voulez-vous laisser un message pour être rappelé ?"),
        SlotRefusal.NoReservations => ("no_reservations", "Nous ne prenons pas de réservation par téléphone. Voulez-vous laisser un message ?"),
        _ => throw new ArgumentOutOfRangeException(nameof(why), why.GetType().Name, "No sentence for this refusal."),
    };

    // "Samedi 28 novembre à dix heures, Sophie n'est pas libre."
    private static string Taken(LocalDate today, LocalDateTime? wished, string? staff)
    {
        if (wished is not { } at)
            return "Cette place vient malheureusement d'être prise.";
        var when = SlotSpeech.Capital(SlotSpeech.At(at, today));
        return staff is null ? $"{when}, il n'y a plus de place." : $"{when}, {BookingSpeech.Person(staff)} n'est pas libre.";
    }

    private static string UnknownService(StoreSheet sheet)
    {
        var some = sheet.Services.Take(3).Select(service => BookingSpeech.Small(service.Name)).ToList();
        var such = some.Count > 0 ? $", par exemple {Lists.Say(some, "ou")}" : "";
        return sheet.Services.Any(service => service.Code is not null) ? $"C'est pour quel motif{such} ?" : $"Je ne trouve pas cette prestation. Que souhaitez-vous{such} ?";
    }

    private static string Nobody(SlotRefusal.NobodyDoesIt no, StoreSheet sheet)
    {
        var what = Lists.Say([.. no.Services.Select(BookingSpeech.Small)]);
        if (no.Staff is null)
            return $"Personne ne fait cela chez nous en ce moment : {what}. Puis-je vous proposer autre chose ?";
        var others = sheet.Resources.Where(member => member.Kind == ResourceKind.Person
            && sheet.Services.Where(service => no.Services.Contains(service.Name)).All(service => member.Does(service.Id))).Select(member => BookingSpeech.Person(member.Name)).ToList();
        var with = others.Count > 0 ? $" C'est possible avec {Lists.Say(others, "ou")}." : "";
        return $"{SlotSpeech.Capital(BookingSpeech.Person(no.Staff))} ne fait pas cela : {what}.{with}";
    }

    private static IEnumerable<string> Team(StoreSheet sheet) =>
        sheet.Resources.Where(member => member.Kind == ResourceKind.Person).Select(member => BookingSpeech.Person(member.Name));

    private static IEnumerable<string> Areas(StoreSheet sheet) =>
        sheet.Resources.Where(area => area.Kind == ResourceKind.Area).Select(area => BookingSpeech.Small(area.Name));
}
