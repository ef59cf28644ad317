namespace Kalliky.Domain.Shared;

/// <summary>Something that happened, in the past tense. Carries ids, never personal data: it travels on the bus.</summary>
public abstract record DomainEvent;
