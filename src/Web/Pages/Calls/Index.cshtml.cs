using System.Globalization;
using Kalliky.Application.Calls;
using Kalliky.Application.Shared;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace Kalliky.Web.Pages.Calls;

/// <summary>Appels: who called, and what came of it? Filter and search stand in the address.</summary>
public sealed class IndexModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    public static readonly (string Key, string Word, BrowseCalls.Filter Filter)[] Filters =
    [
        ("tous", "Tous", BrowseCalls.Filter.All),
        ("rappeler", "À rappeler", BrowseCalls.Filter.ToCallBack),
        ("commandes", "Commandes", BrowseCalls.Filter.Orders),
        ("transmis", "Transmis", BrowseCalls.Filter.Transferred),
        ("coupes", "Coupés", BrowseCalls.Filter.CutOff),
        ("essais", "Essais", BrowseCalls.Filter.Tests),
    ];

    [BindProperty(SupportsGet = true, Name = "filtre")]
    public string? Filter { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    /// <summary>Where the part of the list begins, as the link to it said.</summary>
    [BindProperty(SupportsGet = true, Name = "suite")]
    public string? After { get; set; }

    public string CurrentFilter => Filters.FirstOrDefault(filter => filter.Key == Filter).Key ?? Filters[0].Key;

    public bool IsNarrowed => CurrentFilter != Filters[0].Key || !string.IsNullOrWhiteSpace(Search);

    public Slice<CallView> Calls { get; private set; } = new([], null);

    public Task OnGet() => Look();

    public async Task<IActionResult> OnGetList()
    {
        await Look();
        return Part("_List", this);
    }

    public IEnumerable<IGrouping<LocalDate, CallView>> Days() => Calls.Rows.GroupBy(call => call.StartedAt.InZone(Here.Zone).Date);

    public string DayWord(LocalDate day)
    {
        var today = Now.InZone(Here.Zone).Date;
        return day == today ? Words["Aujourd’hui"] : day == today.PlusDays(-1) ? Words["Hier"] : Written.Date(day, capital: true);
    }

    /// <summary>An address of this list, narrowed otherwise.</summary>
    public string To(string? filter = null, string? after = null)
    {
        var parts = new[] { ("filtre", filter ?? (CurrentFilter == Filters[0].Key ? null : CurrentFilter)), ("q", Search), ("suite", after) }
            .Where(part => !string.IsNullOrWhiteSpace(part.Item2) && part is not ("filtre", "tous"))
            .Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}").ToList();
        return Here.To("appels") + (parts.Count > 0 ? "?" + string.Join('&', parts) : "");
    }

    public string? Next => Calls.Next is { } next ? string.Create(CultureInfo.InvariantCulture, $"{next.Time.ToUnixTimeTicks()}-{next.Id:N}") : null;

    private async Task Look()
    {
        var filter = Filters.FirstOrDefault(filter => filter.Key == Filter).Filter;
        var (valid, calls) = await Try(new BrowseCalls(Here.Id, filter, Search, Place(After)));
        if (valid)
            Calls = calls!;
    }

    private static Position? Place(string? text) =>
        text?.Split('-') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
        && time < 4_000_000_000_0000000 && Guid.TryParseExact(id, "N", out var guid)
            ? new Position(Instant.FromUnixTimeTicks(time), guid)
            : null;
}
