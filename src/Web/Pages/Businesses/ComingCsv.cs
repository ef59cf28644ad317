using System.Globalization;
using System.Text;
using Kalliky.Application.Businesses.Leaving;
using Kalliky.Web.Pages.Shared;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace Kalliky.Web.Pages.Businesses;

/// <summary>Whom a store that closes still expects, for a spreadsheet.</summary>
internal sealed class ComingCsv
{
    private readonly StringBuilder file = new();
    private readonly DateTimeZone zone;

    public ComingCsv(IStringLocalizer<Texts> words, DateTimeZone zone)
    {
        this.zone = zone;
        file.AppendCsv(words["Début"], words["Fin"], words["Nom"], words["Téléphone"], words["Quoi"], words["Avec"], words["Couverts"]);
    }

    public void Add(ListComing.Row row) =>
        file.AppendCsv(At(row.StartsAt), At(row.EndsAt), row.Name, Written.Phone(row.Phone), row.What, row.With, row.PartySize?.ToString(CultureInfo.InvariantCulture));

    public byte[] ToBytes() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(file.ToString())];

    private string At(Instant at) => at.InZone(zone).ToString("uuuu'-'MM'-'dd HH':'mm", CultureInfo.InvariantCulture);
}
