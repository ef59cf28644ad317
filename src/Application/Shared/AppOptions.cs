namespace Kalliky.Application.Shared;

/// <summary>Section "App": where this Kalliky is found.</summary>
public sealed class AppOptions
{
    public const string Section = "App";

    /// <summary>The address that callers' webhooks and links use, without a slash at the end; https outside development.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Development and tests only: the clock starts at this instant (RFC 3339) and runs on from there.</summary>
    public string? Clock { get; set; }
}
