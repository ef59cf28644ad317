using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Messaging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Messaging;

/// <summary>What a store writes to its customers and to its owner, and where the owner reads it.</summary>
/// <param name="AlertPhone">As written; empty when the owner wants no text message.</param>
[Needs(Permission.SettleMessages)]
public sealed record SettleMessages(Guid StoreId, MessageSettings Settings, string? AlertPhone, string? AlertEmail) : IRequest<bool>;

internal sealed class SettleMessagesValidator : AbstractValidator<SettleMessages>
{
    public SettleMessagesValidator()
    {
        RuleFor(request => request.Settings.Sender).Cascade(CascadeMode.Stop)
            .Must(name => Problem(name) != "length").WithMessage("Le nom de l’expéditeur a de 3 à 11 signes.")
            .Must(name => Problem(name) != "letters").WithMessage("Des lettres sans accent et des chiffres, sans espace : les opérateurs n’en prennent pas d’autres.")
            .Must(name => Problem(name) != "no_letter").WithMessage("Le nom de l’expéditeur a au moins une lettre.")
            .Must(name => Problem(name) is null).WithMessage("Les opérateurs bloquent les noms aussi courants : choisissez celui de votre établissement.")
            .OverridePropertyName("Sender");
        RuleFor(request => request.Settings.ReminderHour).InclusiveBetween(QuietHours.From.Hour, QuietHours.To.Hour - 1)
            .OverridePropertyName("ReminderHour").WithMessage("Le rappel part entre 8 h et 19 h.");
        RuleFor(request => request.Settings.AlertAfterMinutes).InclusiveBetween(1, 60)
            .OverridePropertyName("AlertAfterMinutes").WithMessage("Vous êtes prévenu après 1 à 60 minutes.");
        RuleFor(request => request.AlertPhone).MaximumLength(30).WithMessage("Ce n’est pas un numéro de téléphone. Par exemple 06 39 98 01 00.");
        RuleFor(request => request.AlertPhone).Must(text => WrittenNumber.Read(text!) is { TakesTexts: true }).When(request => !string.IsNullOrWhiteSpace(request.AlertPhone))
            .WithMessage("Un SMS n’arrive que sur un mobile. Par exemple 06 39 98 01 00.");
        RuleFor(request => request.AlertEmail).Must(text => string.IsNullOrWhiteSpace(text) || WrittenEmail.Read(text) is not null)
            .WithMessage("Ce n’est pas une adresse e-mail. Par exemple prenom@exemple.fr.");
    }

    private static string? Problem(string? name) => string.IsNullOrWhiteSpace(name) ? null : SenderName.Problem(name.Trim());
}

internal sealed class SettleMessagesHandler(IKallikyDb db, IVault vault, ILiveFeed live) : IRequestHandler<SettleMessages, bool>
{
    public async Task<bool> Handle(SettleMessages request, CancellationToken ct)
    {
        if (await db.Stores.Open().FirstOrDefaultAsync(known => known.Id == request.StoreId, ct) is not { } store)
            return false;
        var sender = request.Settings.Sender?.Trim();
        store.Messages = request.Settings with { Sender = string.IsNullOrEmpty(sender) ? null : sender };
        store.AlertPhone = string.IsNullOrWhiteSpace(request.AlertPhone) ? null : vault.Seal(WrittenNumber.Read(request.AlertPhone)!.Value.Value);
        store.AlertEmail = WrittenEmail.Read(request.AlertEmail) is { } email ? vault.Seal(email) : null;
        await db.SaveChangesAsync(ct);
        live.Publish(new LiveEvent(store.TenantId, store.Id, "store", store.Id));
        return true;
    }
}
