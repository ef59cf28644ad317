using NodaTime;

namespace Kalliky.Application.Speech.French;

/// <summary>A date and a time together.</summary>
public static class When
{
    /// <summary>"ce soir à vingt heures trente", "demain à midi", "samedi 28 novembre à dix heures".</summary>
    public static string Say(LocalDateTime moment, LocalDate today)
    {
        var evening = moment.Hour >= 18;
        var day = Period.DaysBetween(today, moment.Date) switch
        {
            0 => evening ? "ce soir" : "aujourd'hui",
            1 => evening ? "demain soir" : "demain",
            _ => Dates.Say(moment.Date, today),
        };
        return $"{day} à {Times.Say(moment.TimeOfDay)}";
    }

    /// <summary>In full, whatever the day: "samedi 28 novembre à vingt heures trente".</summary>
    public static string SayInFull(LocalDateTime moment) => $"{Dates.Say(moment.Date)} à {Times.Say(moment.TimeOfDay)}";

    /// <summary>For tables: "sam. 28 nov. 20:30".</summary>
    public static string Show(LocalDateTime moment) => $"{Dates.ShowShort(moment.Date)} {Times.Show(moment.TimeOfDay)}";
}
