using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Customers;

/// <summary>What the business knows about a customer from now on. The number is what they are known by and stays.</summary>
/// <param name="Email">Null or empty forgets it.</param>
/// <param name="Sms">Whether text messages are welcome; null leaves it as it is.</param>
/// <param name="How">How consents are known: one of <see cref="Consent.Ways"/>.</param>
[Needs(Permission.Serve)]
public sealed record ChangeCustomer(
    Guid Id, string Name, string? Email, Language? Language, string? Notes, bool? Sms = null, bool? Mail = null, string How = "counter")
    : IRequest<ChangeCustomer.Answer>
{
    public abstract record Answer;

    public sealed record Changed : Answer;

    public sealed record Unknown : Answer;
}

internal sealed class ChangeCustomerValidator : AbstractValidator<ChangeCustomer>
{
    public ChangeCustomerValidator()
    {
        RuleFor(request => request.Name).NotNull().MaximumLength(80).WithMessage("Le nom tient en 80 caractères.");
        RuleFor(request => request.Email).Must(text => string.IsNullOrWhiteSpace(text) || WrittenEmail.Read(text) is not null)
            .WithMessage("Ce n’est pas une adresse e-mail. Par exemple prenom@exemple.fr.");
        RuleFor(request => request.Notes).MaximumLength(2_000).WithMessage("Les notes tiennent en 2 000 caractères.");
        RuleFor(request => request.Language).IsInEnum();
        RuleFor(request => request.How).Must(Consent.Ways.Contains).When(request => request.Sms is not null || request.Mail is not null);
    }
}

internal sealed class ChangeCustomerHandler(IKallikyDb db, IVault vault, IMoment moment) : IRequestHandler<ChangeCustomer, ChangeCustomer.Answer>
{
    public async Task<ChangeCustomer.Answer> Handle(ChangeCustomer request, CancellationToken ct)
    {
        var card = await db.Customers.FirstOrDefaultAsync(known => known.Id == request.Id && known.MergedInto == null, ct);
        if (card is null)
            return new ChangeCustomer.Unknown();
        card.Name = request.Name.Trim();
        card.Email = WrittenEmail.Read(request.Email) is { } email ? vault.Seal(email) : null;
        card.Language = request.Language;
        card.Notes = request.Notes?.Trim() is { Length: > 0 } notes ? vault.Seal(notes) : null;
        if (request.Sms is { } sms)
            card.AgreeToSms(sms, moment.Now, request.How);
        if (request.Mail is { } mail)
            card.AgreeToEmail(mail, moment.Now, request.How);
        card.Changed();
        await db.SaveChangesAsync(ct);
        return new ChangeCustomer.Changed();
    }
}
