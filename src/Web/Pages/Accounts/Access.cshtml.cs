using System.Globalization;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using Kalliky.Web.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Accounts;

/// <summary>Accès: who may enter, who is asked to, and what each may do. Forms that work without script.</summary>
public sealed class AccessModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words) : StorePage(mediator, here, moment, words)
{
    public static readonly IReadOnlyList<Role> Roles = [Role.Staff, Role.Manager, Role.Owner];

    public ShowAccess.Access View { get; private set; } = null!;

    public AccessForm Form { get; private set; } = new();

    /// <summary>Why what was asked was not done.</summary>
    public string? Problem { get; private set; }

    /// <summary>Somebody was handing the business over.</summary>
    public bool Handing { get; private set; }

    /// <summary>The roles that the signed-in person may give.</summary>
    public IEnumerable<Role> Grantable => Roles.Where(role => Permissions.MayGrant(User.RoleHere() ?? Role.Staff, role));

    public async Task OnGet() => View = await Ask(new ShowAccess());

    [Needs(Permission.ManagePeople)]
    public async Task<IActionResult> OnPostInvite(AccessForm form)
    {
        Form = form;
        var (valid, answer) = await Try(new InvitePerson(form.Email ?? "", form.Role, Reads));
        if (!valid)
            return await Refused(null);
        if (answer is InvitePerson.Invited invited)
            return Done(Words["Invitation envoyée à {0}.", invited.Email]);
        ModelState.AddModelError(nameof(form.Email), answer switch
        {
            InvitePerson.Yourself => Words["C’est votre propre adresse : vous êtes déjà là."],
            InvitePerson.AlreadyMember => Words["Cette personne fait déjà partie de l’équipe."],
            InvitePerson.PlanFull { Plan: Plan.Enterprise } full => Words["Votre plan comprend {0} accès, invitations comprises : retirez-en un, ou écrivez-nous.", full.People],
            InvitePerson.PlanFull full => Words["Votre plan comprend {0} accès, invitations comprises : retirez-en un, ou changez de plan.", full.People],
            InvitePerson.AboveYou => Words["Votre rôle ne permet pas de donner celui-ci."],
            _ => Words["C’est assez d’invitations pour le moment : trois par heure à une même adresse, vingt par jour en tout."],
        });
        return await Refused(null);
    }

    [Needs(Permission.ManagePeople)]
    public Task<IActionResult> OnPostWithdraw(Guid invitation) => Change(new WithdrawInvitation(invitation), "Invitation retirée : le lien n’ouvre plus rien.", null);

    [Needs(Permission.ManagePeople)]
    public Task<IActionResult> OnPostRole(Guid member, Role role) => Change(new ChangeRole(member, role), "Rôle changé. Il compte dès maintenant.", member);

    [Needs(Permission.ManagePeople)]
    public Task<IActionResult> OnPostRemove(Guid member) => Change(new RemoveMember(member), "Accès retiré.", member);

    [Needs(Permission.TransferBusiness)]
    public async Task<IActionResult> OnPostTransfer(AccessForm form)
    {
        Handing = true;
        var done = await Change(new TransferBusiness(form.Account, form.Password ?? ""), "L’établissement est cédé. Vous en restez responsable.", form.Account);
        Known.Forget(Guid.Parse(By));
        return done;
    }

    /// <summary>Whoever leaves goes on in another business of theirs, or to their account.</summary>
    [Needs(Permission.Serve)]
    public async Task<IActionResult> OnPostLeave()
    {
        if (await Ask(new LeaveBusiness()) is var answer and not MemberChange.Done)
            return await Refused(Why(answer));
        Known.Forget(Guid.Parse(By));
        return LocalRedirect("/");
    }

    private static Language Reads => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? Language.English : Language.French;

    private Places Known => HttpContext.RequestServices.GetRequiredService<Places>();

    private async Task<IActionResult> Change(IRequest<MemberChange> request, string done, Guid? whom)
    {
        if (await Ask(request) is var answer and not MemberChange.Done)
            return await Refused(Why(answer));
        if (whom is { } account)
            Known.Forget(account);
        return Done(Words[done]);
    }

    private string Why(MemberChange answer) => answer switch
    {
        MemberChange.LastOwner => Words["Un établissement a toujours un propriétaire : cédez-le d’abord à quelqu’un."],
        MemberChange.AboveYou => Words["Votre rôle ne va pas jusque-là : demandez-le au propriétaire."],
        MemberChange.Yourself => Words["Cela ne se fait pas à soi-même : pour partir, il y a « Quitter »."],
        MemberChange.WrongPassword => Words["Ce n’est pas votre mot de passe : rien n’a changé."],
        MemberChange.LockedOut => Words["Trop de mots de passe inexacts : attendez un quart d’heure. Rien n’a changé."],
        _ => Words["Cette personne n’est plus ici."],
    };

    private RedirectToPageResult Done(string said)
    {
        TempData["message"] = said;
        return RedirectToPage();
    }

    private async Task<IActionResult> Refused(string? problem)
    {
        Problem = problem;
        View = await Ask(new ShowAccess());
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}

/// <summary>What one fills in about people.</summary>
public sealed class AccessForm
{
    public string? Email { get; set; }

    public Role Role { get; set; }

    /// <summary>To whom the business goes.</summary>
    public Guid Account { get; set; }

    public string? Password { get; set; }
}
