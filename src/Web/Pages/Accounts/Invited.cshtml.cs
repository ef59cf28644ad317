using Kalliky.Application.Accounts;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Web.Accounts;
using Kalliky.Web.Pages.Shared;
using Kalliky.Web.Setup;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Accounts;

/// <summary>The link of an invitation. It works for the inviting business, whichever one the visitor has open.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInSetup.RateLimit)]
public sealed class InvitedModel(
    IMediator mediator, IStringLocalizer<Texts> words, IDoors doors, TenantScopes scopes, ISignIns signIns)
    : DoorPage(mediator, words)
{
    public ShowInvitation.Letter? Letter { get; private set; }

    public Told? Told { get; private set; }

    public bool IsSignedIn => Account is not null;

    /// <summary>Somebody else than whom it is for is signed in.</summary>
    public bool IsOther => IsSignedIn && !string.Equals(User.Identity?.Name, Letter?.Email, StringComparison.OrdinalIgnoreCase);

    private Guid? Account => Devices.AccountOf(User);

    public async Task OnGet(string token) => await Read(token);

    public async Task<IActionResult> OnPost(string token, string? password)
    {
        if (await Read(token) is not { } door)
            return Refused();
        switch (await scopes.Send(door.TenantId, new JoinBusiness(door.InvitationId, Account, password, From), HttpContext.RequestAborted))
        {
            case JoinBusiness.Joined joined:
                return await Enter(door.TenantId, joined, password);
            case JoinBusiness.WeakPassword weak:
                return Refused("password", Words[PasswordWords.Of(weak.Problem)]);
            case JoinBusiness.Over over:
                Told = Told.OfInvitation(over.State);
                return Refused();
            case JoinBusiness.Unknown:
                Told = Told.OfInvitation(null);
                return Refused();
            default:
                // Somebody else is signed in, or the account is new: the page says which.
                return await Read(token) is null ? Refused() : Refused("", Words["Connectez-vous avec l’adresse invitée, puis ouvrez de nouveau le lien."]);
        }
    }

    private async Task<(Guid TenantId, Guid InvitationId)?> Read(string token)
    {
        var door = await doors.OfInvitation(token, HttpContext.RequestAborted);
        Letter = door is { } found ? await scopes.Send(found.TenantId, new ShowInvitation(found.InvitationId), HttpContext.RequestAborted) : null;
        Told = Letter is { State: InvitationState.Open, Email: not null } ? null : Told.OfInvitation(Letter?.State is InvitationState.Open ? null : Letter?.State);
        return Told is null ? door : null;
    }

    // Straight into the business that one was invited to.
    private async Task<IActionResult> Enter(Guid business, JoinBusiness.Joined joined, string? password)
    {
        if (Account is null)
            await signIns.Enter(joined.Email, password!);
        HttpContext.RequestServices.GetRequiredService<Places>().Forget(joined.Account);
        Response.Cookies.Append(Member.ChoiceCookie, business.ToString(), Appearance.ForAYear);
        return LocalRedirect("/");
    }
}
