using Kalliky.Application.Telephony;
using Kalliky.Web.Pages.Shared;
using NodaTime;

namespace Kalliky.Web.Pages.Telephony;

/// <summary>The number of a store at one moment.</summary>
public sealed record NumberView(ShowNumbers.Shown Shown, OpenStore Here, Instant Now);

/// <summary>Numbers to choose from.</summary>
/// <param name="Region">Null while nobody has asked for any.</param>
/// <param name="Numbers">Null when the carrier did not answer.</param>
public sealed record OffersView(NumberRegion Suggested, NumberRegion? Region, IReadOnlyList<string>? Numbers, bool IsDemonstration, OpenStore Here);

/// <summary>The papers that are wanted, with what was wrong about those that were just given.</summary>
public sealed record PapersView(ShowNumbers.Ordered Order, IReadOnlyDictionary<Guid, PaperProblem> Problems, IReadOnlyDictionary<Guid, PaperForm> Given, OpenStore Here)
{
    public PaperForm FormOf(Guid paper) => Given.GetValueOrDefault(paper) ?? new PaperForm { Id = paper };

    public PaperProblem? ProblemOf(Guid paper) => Problems.TryGetValue(paper, out var problem) ? problem : null;
}

/// <summary>One paper, where it stands in the form.</summary>
public sealed record PaperView(ShowNumbers.Paper Paper, int At, PaperForm Form, PaperProblem? Problem);

/// <summary>How one forwards, and how the latest try went.</summary>
/// <param name="Number">The store's number at Kalliky; null while it has none.</param>
public sealed record ForwardingView(string? Number, LineKind Line, ShowForwardingTest.Shown? Test, string Phone, bool IsDemonstration, OpenStore Here);

/// <summary>What one fills in for a paper.</summary>
public sealed class PaperForm
{
    public Guid Id { get; set; }

    public string? Words { get; set; }

    public string? Business { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? Street { get; set; }

    public string? Postcode { get; set; }

    public string? City { get; set; }

    public IFormFile? File { get; set; }

    public PaperAddress? Address => Street is null && City is null ? null : new PaperAddress(
        Business?.Trim() ?? "", FirstName?.Trim() ?? "", LastName?.Trim() ?? "", Street?.Trim() ?? "", Postcode?.Trim() ?? "", City?.Trim() ?? "");
}
