namespace Kalliky.Application.Shared;

/// <summary>How sure what this scope writes must be before it goes on. What a caller dictates may go on as soon as the
/// database has it: should the database server itself break down in that very moment, the last half second is asked again.
/// What is promised waits until it is on the disk, and with it all that was written before.</summary>
public sealed class Haste
{
    /// <summary>Set before anything else is resolved, as the tenant is.</summary>
    public bool IsAllowed { get; set; }
}
