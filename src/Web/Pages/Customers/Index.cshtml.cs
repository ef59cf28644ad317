using Kalliky.Application.Customers;
using Kalliky.Application.Shared;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Customers;

/// <summary>Clients: who calls, and who is this? The search stands in the address.</summary>
public sealed class IndexModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "suite")]
    public string? After { get; set; }

    public Slice<ShowCustomer.Card> Cards { get; private set; } = new([], null);

    public IReadOnlyList<ListErasures.Proof> Proofs { get; private set; } = [];

    public async Task OnGet()
    {
        await Look();
        Proofs = await Ask(new ListErasures());
    }

    public async Task<IActionResult> OnGetList()
    {
        await Look();
        return Part("_List", this);
    }

    private async Task Look()
    {
        var (valid, cards) = await Try(new BrowseCustomers(Search, After: WrittenPlace.Read(After)));
        if (valid)
            Cards = cards!;
    }
}
