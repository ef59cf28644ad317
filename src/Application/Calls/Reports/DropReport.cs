using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Calls.Reports;

/// <summary>Removes a reported mistake; false when there was none with this id.</summary>
[Needs(Permission.SettleAssistant)]
[JournalAlways]
public sealed record DropReport(Guid Id) : IRequest<bool>;

internal sealed class DropReportHandler(IKallikyDb db) : IRequestHandler<DropReport, bool>
{
    public async Task<bool> Handle(DropReport request, CancellationToken ct) =>
        await db.ScenarioDrafts.Where(draft => draft.Id == request.Id).ExecuteDeleteAsync(ct) > 0;
}
