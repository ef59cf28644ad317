using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Catalogue;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Catalogue.Imports;

/// <summary>What somebody makes of a line under review. One that is left out keeps what was read on it.</summary>
/// <param name="Price">In cents; null where none is told.</param>
/// <param name="IsNew">It is none of those that the store has, however alike the names are.</param>
[Needs(Permission.EditCatalogue)]
public sealed record ChangeImportLine(Guid ImportId, Guid LineId, bool IsKept, string Name, string Category, long? Price, int? Minutes, bool IsNew = false) : IRequest<ChangeImportLine.Answer>
{
    public enum Answer
    {
        Changed,
        Unknown,

        /// <summary>It was published, or dropped.</summary>
        Over,
    }
}

internal sealed class ChangeImportLineValidator : AbstractValidator<ChangeImportLine>
{
    public ChangeImportLineValidator() => When(request => request.IsKept, () =>
    {
        RuleFor(request => request.Name).NotEmpty().WithMessage("Donnez un nom.").MaximumLength(ImportBounds.LongestName).WithMessage("Le nom tient en 80 caractères.");
        RuleFor(request => request.Category).NotEmpty().WithMessage("Dans quelle catégorie ?").MaximumLength(ImportBounds.LongestName).WithMessage("Le nom tient en 80 caractères.");
        RuleFor(request => request.Price).InclusiveBetween(0, ImportBounds.Dearest).WithMessage("Le prix va de 0 à 1 000 €.");
        RuleFor(request => request.Minutes).InclusiveBetween(5, 480).WithMessage("La durée va de 5 minutes à 8 heures.")
            .Must(minutes => minutes is null || minutes % 5 == 0).WithMessage("La durée va de 5 en 5 minutes.");
    });
}

internal sealed class ChangeImportLineHandler(IKallikyDb db) : IRequestHandler<ChangeImportLine, ChangeImportLine.Answer>
{
    public async Task<ChangeImportLine.Answer> Handle(ChangeImportLine request, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Counted where it is kept, which also makes whoever changes another line, or publishes, wait.
        var open = await db.MenuImports.Where(row => row.Id == request.ImportId && row.Status == ImportStatus.Review)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Revision, row => row.Revision + 1), ct);
        if (open == 0)
            return ChangeImportLine.Answer.Over;
        if (await db.ImportLines.FirstOrDefaultAsync(row => row.Id == request.LineId && row.ImportId == request.ImportId, ct) is not { } line)
            return ChangeImportLine.Answer.Unknown;
        line.IsKept = request.IsKept;
        if (request.IsKept)
        {
            line.IsCategoryGuessed &= line.Category == request.Category.Trim();
            line.HasSeveralPrices &= line.Price == request.Price;
            (line.Name, line.Category, line.Price, line.Minutes) = (request.Name.Trim(), request.Category.Trim(), request.Price, request.Minutes);
            line.KnownId = request.IsNew ? null : line.KnownId;
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return ChangeImportLine.Answer.Changed;
    }
}
