using System.Globalization;
using System.Security.Cryptography;
using Kalliky.Application.Telephony;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Telephony;

namespace Kalliky.Infrastructure.Local;

/// <summary>Numbers that ring nowhere, of the ranges that the French numbering plan keeps for works of fiction (Arcep, décision
/// 2018-0881): given at once, without papers, each to one store.</summary>
internal sealed class LocalNumbers(IDoors doors) : INumbers
{
    private const int Draws = 24;
    private const int Block = 10_000;

    /// <summary>Ten thousand numbers behind each. There is none in 09.</summary>
    private static readonly Dictionary<char, string> Ranges = new()
    {
        ['1'] = "+3319900", ['2'] = "+3326191", ['3'] = "+3335301", ['4'] = "+3346571", ['5'] = "+3353649",
    };

    public bool IsDemonstration => true;

    public async Task<IReadOnlyList<PhoneNumber>> Search(NumberSearch search, CancellationToken ct)
    {
        if (!Ranges.TryGetValue(search.Prefix, out var range))
            return [];
        var free = new List<PhoneNumber>();
        for (var draws = 0; draws < Draws && free.Count < NumberBounds.MostOffered; draws++)
        {
            var drawn = PhoneNumber.Parse(range + RandomNumberGenerator.GetInt32(Block).ToString("0000", CultureInfo.InvariantCulture));
            if (!free.Contains(drawn) && await doors.OfNumber(drawn, ct) is null)
                free.Add(drawn);
        }

        return free;
    }

    public Task<IReadOnlyList<RequiredPaper>> Required(string country, NumberKind kind, CancellationToken ct) => Task.FromResult<IReadOnlyList<RequiredPaper>>([]);

    public Task<string> HandIn(PaperFile file, CancellationToken ct) => throw new NumberException(NumberTrouble.OurFault);

    public Task ForgetPapers(Guid reference, string? file, CancellationToken ct) => Task.CompletedTask;

    public Task<NumberStanding> Order(NumberWish wish, CancellationToken ct) =>
        Ranges.Values.Any(range => wish.Number.Value.StartsWith(range, StringComparison.Ordinal))
            ? Look(wish.Reference.ToString("N"), null, ct)
            : throw new NumberException(NumberTrouble.Taken);

    public Task<NumberStanding> Look(string order, string? file, CancellationToken ct) => Task.FromResult(new NumberStanding(NumberStage.Granted, order, []));

    // The index of the stores keeps it unique; nobody else has to be told.
    public Task<string> Assign(NumberWish wish, CancellationToken ct) => Task.FromResult(wish.Reference.ToString("N"));

    public Task Release(Guid reference, string? order, string? number, CancellationToken ct) => Task.CompletedTask;
}
