using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Accounts;

/// <summary>Whoever reads the address opens the account and the business that were asked for. They say the password that they
/// chose: somebody else may have typed that address, and must not end up with a password to it.</summary>
public sealed record ConfirmSignUp(string Token, string Password, Language Language, string? From) : IRequest<ConfirmSignUp.Answer>
{
    public abstract record Answer;

    /// <param name="Store">The key of the store that it begins with.</param>
    public sealed record Opened(string Email, string Store) : Answer;

    /// <summary>It was opened before: they sign in.</summary>
    public sealed record Used : Answer;

    public sealed record Expired : Answer;

    public sealed record Unknown : Answer;

    public sealed record WrongPassword : Answer;

    /// <summary>The address has an account.</summary>
    public sealed record AlreadyKnown : Answer;

    // Never in a log.
    public override string ToString() => "ConfirmSignUp { }";
}

internal sealed class ConfirmSignUpHandler(
    IKallikyDb db, IAccountVault vault, IMoment moment, IAccounts accounts, AccountPost post, INewBusinessKeys keys, CurrentTenant tenant,
    IStoreTemplates templates)
    : IRequestHandler<ConfirmSignUp, ConfirmSignUp.Answer>
{
    public async Task<ConfirmSignUp.Answer> Handle(ConfirmSignUp request, CancellationToken ct)
    {
        var hash = Token.HashOf(request.Token);
        var link = await db.AccountLinks.FirstOrDefaultAsync(known => known.TokenHash == hash && known.Purpose == AccountLinkPurpose.SignUp, ct);
        if (link is null)
            return new ConfirmSignUp.Unknown();
        if (link.UsedAt is not null)
            return new ConfirmSignUp.Used();
        if (link.IsOver(moment.Now) || vault.Open(link.Email) is not { } email)
            return new ConfirmSignUp.Expired();
        if (request.Password.Length > PasswordRules.Longest)
            return new ConfirmSignUp.WrongPassword();
        if (!await Take(link, ct))
            return new ConfirmSignUp.Expired();
        if (!accounts.Fits(link.PasswordHash!, request.Password))
            return new ConfirmSignUp.WrongPassword();
        await GiveBack(link, ct);

        // The account first, under the id that was kept for it: should what follows break off, the same link goes on from there.
        if (!await accounts.Make(link.AccountId!.Value, email, link.PasswordHash!, ct))
            return new ConfirmSignUp.AlreadyKnown();
        await post.IsWanted(email, ct);
        try
        {
            return new ConfirmSignUp.Opened(email, await Open(link, email, request, ct));
        }
        catch (Exception problem) when (Race.Lost(problem))
        {
            // A double click: the other one opened it.
            return new ConfirmSignUp.Used();
        }
    }

    // Counted where it is kept, before the password is looked at: tries at the same moment are as many tries.
    private async Task<bool> Take(AccountLink link, CancellationToken ct) => await db.AccountLinks
        .Where(known => known.Id == link.Id && known.Tries < AccountLink.MostTries)
        .ExecuteUpdateAsync(set => set.SetProperty(known => known.Tries, known => known.Tries + 1), ct) == 1;

    private Task GiveBack(AccountLink link, CancellationToken ct) => db.AccountLinks.Where(known => known.Id == link.Id)
        .ExecuteUpdateAsync(set => set.SetProperty(known => known.Tries, known => known.Tries - 1), ct);

    // The business, its key, its first store and its owner: all of them or none, and once.
    private async Task<string> Open(AccountLink link, string email, ConfirmSignUp request, CancellationToken ct)
    {
        var (business, name) = (link.BusinessId!.Value, vault.Open(link.Business)!);
        tenant.Set(business);
        link.Use(moment.Now);
        db.Businesses.Add(new Business(business, name, Plan.Free, moment.Now, request.Language));
        keys.Add(business);
        db.Memberships.Add(new Membership(moment.NewId(), business, link.AccountId!.Value, Role.Owner));
        var store = FirstStore.Of(moment.NewId(), business, name, link.Trade!);
        db.Stores.Add(store);
        templates.Fill(store);
        db.JournalLines.Add(new JournalLine(moment.NewId(), business, moment.Now, link.AccountId, null, nameof(ConfirmSignUp), business, request.From));
        await post.Write(AccountMailKind.Welcome, email, request.Language, ct, business: name);
        await db.SaveChangesAsync(ct);
        return store.Key;
    }
}
