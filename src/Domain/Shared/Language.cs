namespace Kalliky.Domain.Shared;

/// <summary>The languages that Kalliky speaks.</summary>
public enum Language
{
    French,
    English,
}
