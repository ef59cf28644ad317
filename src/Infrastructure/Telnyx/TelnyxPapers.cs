using Kalliky.Application.Telephony;
using Kalliky.Domain.Telephony;

namespace Kalliky.Infrastructure.Telnyx;

/// <summary>What regulators ask for, by Telnyx: each document and address is handed over, then all of it stands in one group that
/// an order names. Documents that no group names Telnyx deletes by itself after half an hour.</summary>
internal sealed class TelnyxPapers(TelnyxQuestions telnyx)
{
    private const string Ordering = "ordering";

    public async Task<IReadOnlyList<RequiredPaper>> Required(string country, string type, CancellationToken ct)
    {
        var found = await telnyx.Get($"requirements?filter[country_code]={country}&filter[phone_number_type]={type}&filter[action]={Ordering}", TelnyxNumbersWire.Default.RequirementsAnswer, ct);
        return [.. (found.Data ?? []).SelectMany(data => data.RequirementTypes ?? []).Where(one => one.Id is { Length: > 0 and <= NumberOrder.LongestHandle }).DistinctBy(one => one.Id)
            .Select(one => new RequiredPaper(one.Id!, KindOf(one.Type), one.Name ?? "", one.Description ?? one.Example ?? ""))];
    }

    public async Task<string> HandIn(PaperFile file, string type, CancellationToken ct)
    {
        var values = new List<RequirementValue>();
        foreach (var paper in file.Papers)
            values.Add(new RequirementValue(paper.Requirement, await Value(file, paper, ct)));
        var group = file.Known is { } known
            ? await telnyx.Send(HttpMethod.Patch, Group(known), new GroupChange(values), TelnyxNumbersWire.Default.GroupChange, TelnyxNumbersWire.Default.GroupAnswer, NumberTrouble.PapersDeclined, ct)
            : await telnyx.Send(HttpMethod.Post, "requirement_groups", new GroupBody(file.Country, type, Ordering, Reference(file), values), TelnyxNumbersWire.Default.GroupBody, TelnyxNumbersWire.Default.GroupAnswer, NumberTrouble.PapersDeclined, ct);
        return group.Id is { Length: > 0 and <= NumberOrder.LongestHandle } id ? id : throw new NumberException(NumberTrouble.NotReachable);
    }

    /// <summary>The requirements whose papers were not accepted.</summary>
    public async Task<IReadOnlyList<string>> Declined(string file, CancellationToken ct)
    {
        var group = await telnyx.Get(Group(file), TelnyxNumbersWire.Default.GroupAnswer, ct);
        return [.. (group.RegulatoryRequirements ?? []).Where(one => one.Status is "declined" or "expired").Select(one => one.RequirementId).OfType<string>()];
    }

    /// <summary>The group first, since it holds what it names; then all documents and addresses that carry our reference, those too that
    /// others have replaced. Asked again it finds what is left.</summary>
    public async Task Forget(Guid reference, string? file, CancellationToken ct)
    {
        if (file is not null)
            await telnyx.Discard(Group(file), ct);
        foreach (var shelf in (string[])["documents", "addresses"])
        {
            var known = await telnyx.Get($"{shelf}?filter[customer_reference][eq]={reference:N}", TelnyxNumbersWire.Default.IdsAnswer, ct);
            foreach (var id in (known.Data ?? []).Select(one => one.Id).OfType<string>())
                await telnyx.Discard($"{shelf}/{Uri.EscapeDataString(id)}", ct);
        }
    }

    private async Task<string> Value(PaperFile file, GivenPaper paper, CancellationToken ct) => paper switch
    {
        { Words: { } words } => words,
        { Document: { } document } => await Upload(file, document, ct),
        { Address: { } address } => await Upload(file, address, ct),
        _ => throw new NumberException(NumberTrouble.PapersDeclined),
    };

    private Task<string> Upload(PaperFile file, PaperDocument document, CancellationToken ct) =>
        Made("documents", new DocumentBody(Convert.ToBase64String(document.Content), "document." + document.MediaType.Split('/')[^1], Reference(file)), TelnyxNumbersWire.Default.DocumentBody, ct);

    // Checked for its own sake by people, not for emergency calls.
    private Task<string> Upload(PaperFile file, PaperAddress address, CancellationToken ct) => Made(
        "addresses",
        new AddressBody(Reference(file), address.Business, address.FirstName, address.LastName, address.Street, address.Postcode, address.City, file.Country, AddressBook: false, ValidateAddress: false),
        TelnyxNumbersWire.Default.AddressBody, ct);

    private async Task<string> Made<TBody>(string what, TBody body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<TBody> type, CancellationToken ct)
    {
        var made = await telnyx.Send(HttpMethod.Post, what, body, type, TelnyxNumbersWire.Default.IdAnswer, NumberTrouble.PapersDeclined, ct);
        return made.Data?.Id is { Length: > 0 } id ? id : throw new NumberException(NumberTrouble.NotReachable);
    }

    private static string Group(string id) => $"requirement_groups/{Uri.EscapeDataString(id)}";

    private static string Reference(PaperFile file) => file.Reference.ToString("N");

    private static PaperKind KindOf(string? type) => type switch
    {
        "document" => PaperKind.Document,
        "address" => PaperKind.Address,
        _ => PaperKind.Words,
    };
}
