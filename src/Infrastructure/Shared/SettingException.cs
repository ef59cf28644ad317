namespace Kalliky.Infrastructure.Shared;

/// <summary>A setting is missing or wrong; the message names it and the remedy, and is all that needs to be shown.</summary>
public sealed class SettingException(string message) : Exception(message);
