using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Catalogue;

/// <summary>A menu, a list of services or of articles that somebody handed over, on its way to the store: it is read, then
/// reviewed by people, then published all at once. Nothing of it is on sale before.</summary>
public sealed class MenuImport : TenantEntity
{
    /// <summary>What nobody finished is deleted after that; so is what was published.</summary>
    public static readonly Duration KeptFor = Duration.FromDays(30);

    /// <summary>Who reads for longer has died over it.</summary>
    private static readonly Duration LongestReading = Duration.FromMinutes(20);

    private MenuImport() { }

    public MenuImport(Guid id, Guid tenantId, Guid storeId, ImportSource source, Sealed content, string by, Instant at)
    {
        (Id, TenantId, StoreId, Source, Content, By, CreatedAt) = (id, tenantId, storeId, source, content, by, at);
        Raise(new ImportHandedOver(id));
    }

    public Guid StoreId { get; private init; }

    public ImportSource Source { get; private init; }

    /// <summary>What was handed over, sealed; forgotten as soon as it was read.</summary>
    public Sealed? Content { get; private set; }

    public ImportStatus Status { get; private set; } = ImportStatus.Reading;

    /// <summary>Why nothing came of it; null otherwise.</summary>
    public ImportProblem? Problem { get; private set; }

    /// <summary>How many parts (pages, as a rule) it has, and how many of them have been read.</summary>
    public int Parts { get; private set; }

    public int PartsRead { get; private set; }

    /// <summary>It held a script, which was not run.</summary>
    public bool HadScript { get; private set; }

    /// <summary>Grows with each change of a line: whoever publishes says which lines they have seen.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>The account that handed it over.</summary>
    public string By { get; private init; } = "";

    public Instant CreatedAt { get; private init; }

    public Instant? PublishedAt { get; private set; }

    public bool IsStuck(Instant now) => Status == ImportStatus.Reading && now - CreatedAt > LongestReading;

    /// <summary>Its lines are there to be reviewed.</summary>
    public void WasRead(bool hadScript)
    {
        (Status, Content, HadScript, PartsRead) = (ImportStatus.Review, null, hadScript, Parts);
    }

    public void Refuse(ImportProblem problem)
    {
        (Status, Content, Problem) = (ImportStatus.Refused, null, problem);
    }

    /// <summary>False when it is not under review (any more): then nothing happens.</summary>
    public bool Publish(Instant at)
    {
        if (Status != ImportStatus.Review)
            return false;
        (Status, PublishedAt) = (ImportStatus.Published, at);
        return true;
    }
}

/// <summary>What it was, as its first bytes tell, whatever its name says.</summary>
public enum ImportSource
{
    Photo,
    Pdf,
    Table,
    Text,
}

public enum ImportStatus
{
    Reading,
    Review,
    Refused,
    Published,
}

/// <summary>Why nothing came of what was handed over.</summary>
public enum ImportProblem
{
    /// <summary>It cannot be read at all.</summary>
    Broken,

    /// <summary>A password is needed.</summary>
    Locked,

    /// <summary>More pages than any menu has.</summary>
    TooManyPages,

    /// <summary>It unfolds to more than a menu ever holds.</summary>
    TooLarge,

    /// <summary>More lines than can be reviewed.</summary>
    TooManyLines,

    /// <summary>Pictures of pages, and no model that takes pictures.</summary>
    NoWords,

    /// <summary>Words, and nothing to sell among them.</summary>
    NothingFound,

    /// <summary>A picture, and no model answered.</summary>
    NotAnswered,
}

/// <summary>Somebody handed over a menu: it is to be read.</summary>
public sealed record ImportHandedOver(Guid ImportId) : DomainEvent;
