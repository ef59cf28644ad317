using System.Text.Json;
using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Telephony;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Telephony;

/// <summary>Somebody hands papers in. Those that can be read are kept, so that nothing is asked twice; once none is missing all of
/// them go to the carrier.</summary>
[Needs(Permission.SettleNumbers)]
public sealed record GivePapers(Guid OrderId, IReadOnlyList<PaperAnswer> Answers) : IRequest<GivePapers.Answer>
{
    public abstract record Answer;

    /// <summary>All are there.</summary>
    public sealed record HandedIn : Answer;

    /// <summary>Some are missing or cannot be read; the others are kept.</summary>
    public sealed record Incomplete(IReadOnlyDictionary<Guid, PaperProblem> Problems) : Answer;

    /// <summary>None are wanted.</summary>
    public sealed record NotWanted : Answer;

    // Never in a log.
    public override string ToString() => $"GivePapers {{ {OrderId} }}";
}

/// <summary>What was given for one requirement: one of words, an address and a file; nothing, where nothing was.</summary>
public sealed record PaperAnswer(Guid PaperId, string? Words, PaperAddress? Address, byte[]? File)
{
    public override string ToString() => "PaperAnswer { }";
}

public enum PaperProblem
{
    Missing,
    TooLong,

    /// <summary>Its street, postcode, town or name is not there.</summary>
    AddressIncomplete,

    TooLarge,

    /// <summary>Neither a PDF nor a photo in JPEG or PNG, whatever its name says.</summary>
    NoDocument,
}

internal sealed class GivePapersValidator : AbstractValidator<GivePapers>
{
    public GivePapersValidator() => RuleFor(request => request.Answers.Count).LessThanOrEqualTo(NumberBounds.MostPapers);
}

internal sealed class GivePapersHandler(IKallikyDb db, IVault vault, IMoment moment, CurrentTenant tenant) : IRequestHandler<GivePapers, GivePapers.Answer>
{
    public async Task<GivePapers.Answer> Handle(GivePapers request, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockBusiness(tenant.Required(), ct);
        if (await db.NumberOrders.SingleOrDefaultAsync(known => known.Id == request.OrderId && known.Status == NumberStatus.PapersWanted, ct) is not { } order)
            return new GivePapers.NotWanted();
        var papers = await db.NumberPapers.Where(paper => paper.OrderId == order.Id).ToListAsync(ct);
        var problems = new Dictionary<Guid, PaperProblem>();
        foreach (var paper in papers)
        {
            if (Take(paper, request.Answers.FirstOrDefault(answer => answer.PaperId == paper.Id)) is { } problem)
                problems[paper.Id] = problem;
        }

        if (problems.Count == 0)
            order.HandIn(moment.Now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return problems.Count == 0 ? new GivePapers.HandedIn() : new GivePapers.Incomplete(problems);
    }

    private PaperProblem? Take(NumberPaper paper, PaperAnswer? answer) => paper.Kind switch
    {
        PaperKind.Words when !string.IsNullOrWhiteSpace(answer?.Words) => Words(paper, answer.Words.Trim()),
        PaperKind.Address when answer?.Address is { } address => Address(paper, address),
        PaperKind.Document when answer?.File is { Length: > 0 } file => Document(paper, file),
        _ => paper.IsWanted ? PaperProblem.Missing : null,
    };

    private PaperProblem? Words(NumberPaper paper, string words)
    {
        if (words.Length > NumberBounds.LongestWords)
            return PaperProblem.TooLong;
        paper.Give(vault.Seal(words));
        return null;
    }

    private PaperProblem? Address(NumberPaper paper, PaperAddress address)
    {
        string[] parts = [address.Business, address.FirstName, address.LastName, address.Street, address.Postcode, address.City];
        if (parts.Any(string.IsNullOrWhiteSpace))
            return parts.All(string.IsNullOrWhiteSpace) && !paper.IsWanted ? null : PaperProblem.AddressIncomplete;
        if (parts.Any(part => part.Length > NumberBounds.LongestWords))
            return PaperProblem.TooLong;
        paper.Give(vault.Seal(JsonSerializer.Serialize(address)));
        return null;
    }

    private PaperProblem? Document(NumberPaper paper, byte[] file)
    {
        if (file.Length > NumberBounds.MostBytes)
            return PaperProblem.TooLarge;
        if (MediaTypeOf(file) is not { } type)
            return PaperProblem.NoDocument;
        paper.Give(vault.SealBytes(file), type);
        return null;
    }

    // As the bytes themselves tell: a name may lie.
    private static string? MediaTypeOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "application/pdf",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        _ => null,
    };
}
