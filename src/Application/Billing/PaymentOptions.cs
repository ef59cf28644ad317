namespace Kalliky.Application.Billing;

/// <summary>Section "Payments": what happens when one is owed.</summary>
public sealed class PaymentOptions
{
    public const string Section = "Payments";

    /// <summary>How long everything stays as it was after a payment was refused.</summary>
    public int GraceDays { get; set; } = 10;

    /// <summary>In production too, where no collector is set up, plans are given away as in the demonstration. Elsewhere they are anyway.</summary>
    public bool Demonstration { get; set; }

    /// <summary>What is wrong, in one sentence that names the setting and the remedy; null when nothing is.</summary>
    public string? Problem() => GraceDays is >= 1 and <= 60
        ? null
        : $"{Section}__{nameof(GraceDays)} is {GraceDays}: give a whole number of days from 1 to 60, or remove it for 10.";
}
