using Htmx;
using Kalliky.Application.Accounts;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Scheduling;
using Kalliky.Web.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Kalliky.Web.Pages.Scheduling;

/// <summary>Équipe: who works when and does what; in a restaurant, which parts of the house take how many covers.</summary>
[WhileOpen]
public sealed class TeamModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words, IOptions<AppOptions> app)
    : StorePage(mediator, here, moment, words)
{
    public TeamView View { get; private set; } = null!;

    public async Task OnGet() => View = await Look();

    public async Task<IActionResult> OnGetPart() => Part("_Team", await Look());

    [Needs(Permission.SettleDiary)]
    public async Task<IActionResult> OnGetEdit(Guid? member)
    {
        var team = await Ask(new ShowTeam(Here.Id));
        if (member is null)
            return Part("_Member", new MemberDraft(team, null, MemberForm.New(team), Here));
        return team.Members.FirstOrDefault(known => known.Id == member) is { } found
            ? Part("_Member", new MemberDraft(team, found, MemberForm.Of(found, team), Here))
            : NotFound();
    }

    [Needs(Permission.SettleDiary)]
    public async Task<IActionResult> OnPostKeep(Guid? member, MemberForm form)
    {
        var team = await Ask(new ShowTeam(Here.Id));
        var known = team.Members.FirstOrDefault(one => one.Id == member);
        if (member is not null && known is null)
            return NotFound();
        var draft = new MemberDraft(team, known, form, Here);
        var (hours, wrong) = form.Read();
        foreach (var (field, why) in form.LikeTheStore ? [] : wrong)
            ModelState.AddModelError(field, Words[why]);
        if (!ModelState.IsValid)
            return Refused(draft);
        var (valid, answer) = await Try(form.ToRequest(Here.Id, member, Here.Shell.Trade, hours));
        if (answer is KeepStaff.NameTaken)
            ModelState.AddModelError(nameof(form.Name), Words["Ce nom est déjà pris dans l’équipe."]);
        if (answer is KeepStaff.Unknown)
            return NotFound();
        if (!valid || !ModelState.IsValid)
            return Refused(draft);
        Response.Htmx(headers => headers.Retarget("#equipe").Reswap("morph:outerHTML").WithTrigger("saved"));
        return Part("_Team", await Look(), new Message(Words["{0} : enregistré.", form.Name!.Trim()]));
    }

    [Needs(Permission.SettleDiary)]
    public async Task<IActionResult> OnGetCalendar(Guid member) =>
        await Find(member) is { } found ? Part("_Calendar", new CalendarDraft(found, null, Here)) : NotFound();

    /// <summary>A new secret address for somebody's calendar program; the one before opens nothing any more.</summary>
    /// <param name="open">False: no address at all.</param>
    [Needs(Permission.SettleDiary)]
    public async Task<IActionResult> OnPostCalendar(Guid member, bool open)
    {
        if (await Find(member) is not { } found || await Ask(new RenewCalendar(member, open)) is not RenewCalendar.Renewed renewed)
            return NotFound();
        if (renewed.Secret is { } secret)
            return Part("_Calendar", new CalendarDraft(found, $"{app.Value.PublicUrl}/calendars/{secret}.ics", Here));
        Response.Htmx(headers => headers.Retarget("#equipe").Reswap("morph:outerHTML").WithTrigger("saved"));
        return Part("_Team", await Look(), new Message(Words["L’adresse de {0} est fermée.", found.Name]));
    }

    // A member of another store has no page here.
    private async Task<ShowTeam.Member?> Find(Guid member) =>
        (await Ask(new ShowTeam(Here.Id))).Members.FirstOrDefault(known => known.Id == member);

    private IActionResult Refused(MemberDraft draft) => Part("_Member", draft, status: StatusCodes.Status422UnprocessableEntity);

    private async Task<TeamView> Look() => new(await Ask(new ShowTeam(Here.Id)), Here, Now);
}

public sealed record MemberDraft(ShowTeam.Team Team, ShowTeam.Member? Member, MemberForm Form, OpenStore Here)
{
    public bool IsArea => Member?.Kind == ResourceKind.Area || Member is null && Here.Shell.Trade == Trade.Restaurant;
}

/// <param name="Secret">The address, the one time that it is shown.</param>
public sealed record CalendarDraft(ShowTeam.Member Member, string? Secret, OpenStore Here);

/// <summary>What one fills in about a member of the team or an area.</summary>
public sealed class MemberForm : HoursForm
{
    public string? Name { get; set; }

    public int? Covers { get; set; }

    /// <summary>Works whenever the store is open.</summary>
    public bool LikeTheStore { get; set; }

    public bool DoesAll { get; set; }

    /// <summary>Null when none is chosen.</summary>
    public IReadOnlyList<Guid>? ServiceIds { get; set; }

    public bool IsActive { get; set; }

    public static MemberForm New(ShowTeam.Team team)
    {
        var form = new MemberForm { LikeTheStore = true, DoesAll = true, IsActive = true };
        form.Fill(team.Hours with { Closures = [], Exceptions = null });
        return form;
    }

    public static MemberForm Of(ShowTeam.Member member, ShowTeam.Team team)
    {
        var form = new MemberForm
        {
            Name = member.Name,
            Covers = member.Covers,
            LikeTheStore = member.Hours is null,
            DoesAll = member.DoesAll,
            ServiceIds = member.ServiceIds,
            IsActive = member.IsActive,
        };
        form.Fill(member.Hours ?? team.Hours with { Closures = [], Exceptions = null });
        return form;
    }

    public KeepStaff ToRequest(Guid store, Guid? member, string trade, OpeningHours hours) => new(
        store, member, trade == Trade.Restaurant ? ResourceKind.Area : ResourceKind.Person, Name?.Trim() ?? "", Covers,
        LikeTheStore ? null : hours, DoesAll, ServiceIds ?? [], IsActive);
}
