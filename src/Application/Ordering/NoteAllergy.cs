using FluentValidation;
using Kalliky.Application.Assistant;
using Kalliky.Application.Catalogue;
using MediatR;

namespace Kalliky.Application.Ordering;

/// <summary>The caller tells an allergy: it stands on the ticket as a band.</summary>
public sealed record NoteAllergy(Situation Call, string Allergy) : IRequest<NoteAllergy.Noted>
{
    /// <param name="Allergy">In the menu's word where it is one of the 14, else as said.</param>
    public sealed record Noted(OrderState Order, string Allergy);
}

internal sealed class NoteAllergyValidator : AbstractValidator<NoteAllergy>
{
    public NoteAllergyValidator() =>
        RuleFor(request => request.Allergy).NotEmpty().MaximumLength(60).WithMessage("Une allergie tient en 60 caractères.");
}

internal sealed class NoteAllergyHandler(Drafts drafts) : IRequestHandler<NoteAllergy, NoteAllergy.Noted>
{
    private const int Most = 14;

    public async Task<NoteAllergy.Noted> Handle(NoteAllergy request, CancellationToken cancellationToken)
    {
        var sheet = await drafts.Sheet(request.Call, cancellationToken);
        var draft = await drafts.Open(request.Call, cancellationToken);
        var allergy = AllergenWords.Find(request.Allergy) ?? request.Allergy.Trim();
        if (draft.Allergies.Count < Most)
            draft.Mind(allergy);
        return new NoteAllergy.Noted(await drafts.Save(draft, sheet, cancellationToken), allergy);
    }
}
