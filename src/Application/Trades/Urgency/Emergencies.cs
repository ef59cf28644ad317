using Kalliky.Application.Speech.French;

namespace Kalliky.Application.Trades.Urgency;

/// <summary>Hears emergencies in what a caller says, before any model is asked. Where it is not sure it would rather send
/// somebody to the fifteen for nothing; but "une urgence" alone is none, and who tells of the past or of a risk is answered.</summary>
public static class Emergencies
{
    /// <summary>What nobody says of anything else, whatever they called for.</summary>
    public static Emergency? Anywhere(string words)
    {
        var plain = Plain.Of(words);
        return Says(Signs.Vital, plain) ? Emergency.Vital : Says(Signs.Distress, plain) ? Emergency.Distress : null;
    }

    /// <summary>The same, and what at a doctor's means more than elsewhere.</summary>
    public static Emergency? AtTheDoctors(string words)
    {
        var plain = Plain.Of(words);
        return Says(Signs.Vital, plain) || Says(Signs.VitalAtTheDoctors, plain) ? Emergency.Vital
            : Says(Signs.Distress, plain) || Says(Signs.DistressAtTheDoctors, plain) ? Emergency.Distress
            : Says(Signs.Urgent, plain) ? Emergency.Urgent
            : null;
    }

    private static bool Says(IReadOnlyList<Sign> signs, string plain) => signs.Any(sign => sign.IsIn(plain));
}
