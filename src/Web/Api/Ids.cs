namespace Kalliky.Web.Api;

/// <summary>Ids as integrators see them: a UUID behind a word for what it names, so that one is never taken for another.</summary>
internal static class Ids
{
    public static readonly IdKind Store = new("str_");
    public static readonly IdKind Product = new("prd_");
    public static readonly IdKind Category = new("cat_");
    public static readonly IdKind Order = new("ord_");
    public static readonly IdKind Booking = new("bkg_");
    public static readonly IdKind Resource = new("res_");
    public static readonly IdKind Call = new("call_");
    public static readonly IdKind Customer = new("cus_");
    public static readonly IdKind Ticket = new("tkt_");
    public static readonly IdKind Invoice = new("inv_");
    public static readonly IdKind LedgerEntry = new("lgr_");
}

internal sealed record IdKind(string Prefix)
{
    public string Of(Guid id) => Prefix + id;

    public string? Of(Guid? id) => id is { } known ? Of(known) : null;

    public bool TryRead(string? text, out Guid id)
    {
        id = default;
        return text is not null && text.StartsWith(Prefix, StringComparison.Ordinal)
            && Guid.TryParseExact(text.AsSpan(Prefix.Length), "D", out id);
    }
}
