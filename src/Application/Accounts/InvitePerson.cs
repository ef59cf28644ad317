using FluentValidation;
using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Accounts;

/// <summary>Asks somebody by e-mail to work here. Asked again, the newest invitation counts and the one before opens nothing.</summary>
[Needs(Permission.ManagePeople)]
public sealed record InvitePerson(string Email, Role Role, Language Language) : IRequest<InvitePerson.Answer>
{
    public abstract record Answer;

    public sealed record Invited(string Email) : Answer;

    public sealed record Yourself : Answer;

    public sealed record AlreadyMember : Answer;

    /// <summary>A role that whoever asks may not give.</summary>
    public sealed record AboveYou : Answer;

    /// <summary>Too many to this address in an hour, or from this business in a day.</summary>
    public sealed record TooMany : Answer;

    /// <param name="People">How many the plan has, those who are invited included.</param>
    public sealed record PlanFull(Plan Plan, int People) : Answer;
}

internal sealed class InvitePersonValidator : AbstractValidator<InvitePerson>
{
    public InvitePersonValidator() => RuleFor(request => request.Email).Must(text => WrittenEmail.Read(text) is not null)
        .WithMessage("Ce n’est pas une adresse e-mail. Par exemple prenom@exemple.fr.");
}

internal sealed class InvitePersonHandler(
    IKallikyDb db, IVault vault, IMoment moment, IAccounts accounts, AccountPost post, Actor actor, CurrentTenant tenant, PeoplePlaces places)
    : IRequestHandler<InvitePerson, InvitePerson.Answer>
{
    /// <summary>A business that hires more in a day is none of ours; a stolen session must not write to the world.</summary>
    public const int MostADay = 20;

    public async Task<InvitePerson.Answer> Handle(InvitePerson request, CancellationToken ct)
    {
        if (actor is not { Account: { } me, Role: { } mine } || !Enum.IsDefined(request.Role) || !Permissions.MayGrant(mine, request.Role))
            return new InvitePerson.AboveYou();
        var email = WrittenEmail.Read(request.Email)!;

        // Only whether somebody works here is told, never whether an address has an account.
        var account = await accounts.Find(email, ct);
        if (account == me)
            return new InvitePerson.Yourself();
        if (account is not null && await db.Memberships.AnyAsync(member => member.AccountId == account, ct))
            return new InvitePerson.AlreadyMember();
        var since = moment.Now - Duration.FromDays(1);
        if (await db.Invitations.CountAsync(one => one.CreatedAt > since, ct) >= MostADay)
            return new InvitePerson.TooMany();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await places.Full(vault.KeyOf(email), ct) is var (plan, most))
            return new InvitePerson.PlanFull(plan, most);
        var (business, token) = (await db.Businesses.Select(known => known.Name).FirstAsync(ct), Token.New());
        if (await post.Write(AccountMailKind.Invitation, email, request.Language, ct, token, business) is not { } mail)
            return new InvitePerson.TooMany();
        await Replace(email, request.Role, token, me, mail, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new InvitePerson.Invited(email);
    }

    private async Task Replace(string email, Role role, string token, Guid by, Guid mail, CancellationToken ct)
    {
        var key = vault.KeyOf(email);
        foreach (var before in await db.Invitations.Where(one => one.EmailKey == key && one.UsedAt == null && one.WithdrawnAt == null).ToListAsync(ct))
            before.Withdraw(moment.Now);
        db.Invitations.Add(new Invitation(moment.NewId(), tenant.Required(), vault.Seal(email), key, role, Token.HashOf(token), by, moment.Now) { MailId = mail });
    }
}
