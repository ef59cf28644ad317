using System.Text;
using Kalliky.Application.Accounts;
using Kalliky.Application.Calls.Reports;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Web.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Assistant;

/// <summary>The mistakes that were reported, as scenarios to be read and taken along.</summary>
public sealed class ReportsModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    public IReadOnlyList<ListReports.Report> Reports { get; private set; } = [];

    public async Task OnGet() => Reports = await Ask(new ListReports(Here.Id));

    public async Task<IActionResult> OnGetFile(Guid report) =>
        (await Ask(new ListReports(Here.Id))).FirstOrDefault(known => known.Id == report) is { Yaml: { } yaml } found
            ? File(Encoding.UTF8.GetBytes(yaml), "application/yaml", found.Name + ".yaml")
            : NotFound();

    [Needs(Permission.SettleAssistant)]
    public async Task<IActionResult> OnPostDrop(Guid report)
    {
        if ((await Ask(new ListReports(Here.Id))).All(known => known.Id != report))
            return NotFound();
        await Ask(new DropReport(report));
        TempData["message"] = Words["Retiré."].Value;
        return Redirect(Here.To("assistant/erreurs"));
    }
}
