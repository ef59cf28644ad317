using System.ComponentModel.DataAnnotations;

namespace Kalliky.Web.Api;

/// <summary>Section "Api".</summary>
internal sealed class ApiOptions
{
    public const string Section = "Api";

    /// <summary>How often one key may ask in a minute.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Api__RequestsPerMinute is a number from 1 to 1000000: how often one REST key may ask in a minute.")]
    public int RequestsPerMinute { get; init; } = 600;
}
