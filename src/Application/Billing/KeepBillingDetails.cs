using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>To whom the business wants its invoices written, from the next one on: those that are written stay as they are.</summary>
/// <param name="Country">ISO 3166-1, two letters; of the European Union.</param>
/// <param name="Siren">As written; wanted of a French company.</param>
/// <param name="VatNumber">As written; empty where it has none.</param>
/// <param name="Email">As written; empty, to the owner.</param>
[Needs(Permission.SettleBilling)]
public sealed record KeepBillingDetails(
    string Name, string Street, string Postcode, string City, string Country, string? Siren, string? VatNumber, string? Email, Language Language) : IRequest<bool>;

internal sealed class KeepBillingDetailsValidator : AbstractValidator<KeepBillingDetails>
{
    private const string France = "FR";

    public KeepBillingDetailsValidator()
    {
        RuleFor(request => request.Name).Must(Fits).WithMessage("Écrivez le nom de la société, comme sur son Kbis.");
        RuleFor(request => request.Street).Must(Fits).WithMessage("Écrivez le numéro et la rue.");
        RuleFor(request => request.City).Must(Fits).WithMessage("Écrivez la ville.");
        RuleFor(request => request.Postcode).Must(code => code is { Length: >= 2 and <= 12 } && code.Trim().Length > 1).WithMessage("Écrivez le code postal.");
        RuleFor(request => request.Postcode).Matches("^[0-9]{5}$").When(IsFrench).WithMessage("Un code postal français a cinq chiffres. Par exemple 38000.");
        RuleFor(request => request.Country).Must(country => Countries.OfTheUnion.Contains(country)).WithMessage("Choisissez un pays de l’Union européenne.");
        RuleFor(request => request.Siren).Must(text => Domain.Billing.Siren.Read(text) is not null).When(request => IsFrench(request) || !string.IsNullOrWhiteSpace(request.Siren))
            .WithMessage("Ce n’est pas un numéro SIREN : neuf chiffres, qui se trouvent sur votre Kbis.");
        RuleFor(request => request.VatNumber).Cascade(CascadeMode.Stop)
            .Must(text => Domain.Billing.VatNumber.Read(text) is not null).WithMessage("Ce n’est pas un numéro de TVA. En France : FR, deux chiffres, puis le SIREN.")
            .Must((request, text) => BelongsTo(request, Domain.Billing.VatNumber.Read(text)!)).WithMessage("Ce numéro de TVA n’est pas celui de cette société.")
            .When(request => !string.IsNullOrWhiteSpace(request.VatNumber));
        RuleFor(request => request.Email).Must(text => string.IsNullOrWhiteSpace(text) || WrittenEmail.Read(text) is not null)
            .WithMessage("Ce n’est pas une adresse e-mail. Par exemple prenom@exemple.fr.");
    }

    private static bool IsFrench(KeepBillingDetails request) => request.Country == France;

    private static bool Fits(string? text) => text?.Trim() is { Length: > 0 and <= 120 } && !text.Any(char.IsControl);

    // In Greece the number begins with EL.
    private static bool BelongsTo(KeepBillingDetails request, string number) => IsFrench(request)
        ? Domain.Billing.Siren.Read(request.Siren) is { } siren && Domain.Billing.VatNumber.IsOf(number, siren)
        : number.StartsWith(request.Country == "GR" ? "EL" : request.Country, StringComparison.Ordinal);
}

internal sealed class KeepBillingDetailsHandler(IKallikyDb db, IVault vault, IMoment moment, CurrentTenant tenant, Buyers buyers) : IRequestHandler<KeepBillingDetails, bool>
{
    public async Task<bool> Handle(KeepBillingDetails request, CancellationToken cancellationToken)
    {
        // A payment that is read at this moment may keep what was written where one paid: the business has the last word.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockBusiness(tenant.Required(), cancellationToken);
        var kept = await db.BillingDetails.SingleOrDefaultAsync(cancellationToken);
        if (kept is null)
            db.BillingDetails.Add(kept = new BillingDetails(tenant.Required()));
        var buyer = new Buyer(
            request.Name.Trim(), request.Street.Trim(), request.Postcode.Trim(), request.City.Trim(), request.Country, Siren.Read(request.Siren), VatNumber.Read(request.VatNumber));
        kept.Keep(buyers.Seal(buyer), WrittenEmail.Read(request.Email) is { } email ? vault.Seal(email) : null, request.Language, moment.Now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
