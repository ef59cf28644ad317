using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Kalliky.Infrastructure.Documents;

/// <summary>Unfolds what a PDF has folded up, until it has become more than a menu ever is: a few kilobytes can hold gigabytes.
/// Pictures are left as they are.</summary>
/// <param name="most">Bytes of all of it together.</param>
/// <param name="deepest">How deep what comes out may nest.</param>
internal sealed class BoundedFilters(long most, int deepest) : IFilterProvider
{
    private readonly IFilterProvider usual = DefaultFilterProvider.Instance;
    private long unfolded;

    public bool HasRefused { get; private set; }

    /// <summary>Something that it unfolded is a script.</summary>
    public bool HasScript { get; private set; }

    public static bool IsScript(ReadOnlySpan<byte> bytes) => bytes.IndexOf("/JavaScript"u8) >= 0 || bytes.IndexOf("/JS"u8) >= 0;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bound(usual.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bound(usual.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bound(usual.GetAllFilters());

    private List<IFilter> Bound(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new Bounded(filter, this))];

    private Memory<byte> Unfold(IFilter filter, Memory<byte> input, DictionaryToken dictionary, IFilterProvider provider, int index)
    {
        // Measured before it is kept: the library unfolds a stream in one piece.
        if (HasRefused || !Fits(filter, input))
            return Refuse();
        var output = filter.Decode(input, dictionary, provider, index);
        unfolded += output.Length;
        if (unfolded > most || Nesting.Of(output.Span) > deepest)
            return Refuse();
        HasScript |= IsScript(output.Span);
        return output;
    }

    private bool Fits(IFilter filter, Memory<byte> input) => filter switch
    {
        FlateFilter => unfolded + LengthOf(input) <= most,

        // Codes of at least nine bits for at most 4096 bytes each; runs of at most 128 bytes in two.
        LzwFilter => unfolded + input.Length * 3_641L <= most,
        RunLengthFilter => unfolded + input.Length * 64L <= most,
        _ => unfolded + input.Length <= most,
    };

    private long LengthOf(Memory<byte> input)
    {
        var (length, buffer) = (0L, new byte[64 * 1024]);
        try
        {
            using var stream = new ZLibStream(new MemoryStream(input.ToArray()), CompressionMode.Decompress);
            for (var read = stream.Read(buffer); read > 0 && unfolded + length <= most; read = stream.Read(buffer))
                length += read;
        }
        catch (InvalidDataException)
        {
            // A damaged end: as far as it could be unfolded, it counts.
        }

        return length;
    }

    private Memory<byte> Refuse()
    {
        HasRefused = true;
        return Memory<byte>.Empty;
    }

    private sealed class Bounded(IFilter inner, BoundedFilters bounds) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex) =>
            bounds.Unfold(inner, input, streamDictionary, filterProvider, filterIndex);
    }
}
