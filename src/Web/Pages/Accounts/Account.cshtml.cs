using Kalliky.Application.Accounts;
using Kalliky.Web.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Accounts;

/// <summary>Votre compte: one's businesses, password, second proof, and the devices on which one is signed in.</summary>
public sealed class AccountModel(IMediator mediator, IStringLocalizer<Texts> words, ISignIns signIns, IAuthenticators authenticators, IAccounts accounts)
    : DoorPage(mediator, words)
{
    public ShowAccount.Sheet Sheet { get; private set; } = null!;

    /// <summary>The key to type into the program, while the code is being added.</summary>
    public string? Secret { get; private set; }

    /// <summary>The recovery codes, the one time that they are shown.</summary>
    public IReadOnlyList<string>? Fresh { get; private set; }

    internal IReadOnlyList<Member.Place> Places => HttpContext.RequestServices.GetRequiredService<Member>().Places;

    public string SecretLink => $"otpauth://totp/Kalliky:{Uri.EscapeDataString(Sheet.Email)}?secret={Secret?.Replace(" ", "", StringComparison.Ordinal)}&issuer=Kalliky";

    public Task<IActionResult> OnGet() => Look();

    /// <summary>Which of one's businesses is open on this device.</summary>
    public IActionResult OnPostChoose(Guid business)
    {
        if (Places.All(place => place.BusinessId != business))
            return NotFound();
        Response.Cookies.Append(Member.ChoiceCookie, business.ToString(), Appearance.ForAYear);
        return LocalRedirect("/");
    }

    public async Task<IActionResult> OnPostPassword(PasswordForm form)
    {
        var (valid, check) = await Try(new ChangePassword(Session ?? Guid.Empty, form.Current ?? "", form.Password ?? "", Reads));
        if (!valid)
            return await Refuse();
        if (check != PasswordCheck.Right)
            return await Refuse(nameof(form.Current), check);
        await signIns.Stay(Me);
        return Done("Mot de passe changé. Vos autres appareils sont déconnectés.");
    }

    public async Task<IActionResult> OnPostSignOut(Guid session)
    {
        await Ask(new EndSessions(session, Session));
        Devices.Of(HttpContext).Forget(session);
        return Done("Appareil déconnecté.");
    }

    public async Task<IActionResult> OnPostSignOutOthers()
    {
        var others = (await Ask(new ShowAccount(Session)))?.Devices ?? [];
        await Ask(new EndSessions(null, Session));
        foreach (var device in others.Where(device => !device.IsThis))
            Devices.Of(HttpContext).Forget(device.Id);
        return Done("Vos autres appareils sont déconnectés.");
    }

    public async Task<IActionResult> OnPostPrepare()
    {
        if (!await authenticators.IsOn(Me))
            Secret = Grouped(await authenticators.Prepare(Me));
        return await Look();
    }

    public async Task<IActionResult> OnPostCodeOn(string? code)
    {
        var plain = string.Concat((code ?? "").Where(char.IsAsciiDigit));
        if (await authenticators.IsOn(Me))
            return RedirectToPage();
        Fresh = plain.Length == 6 ? await authenticators.TurnOn(Me, plain) : null;
        if (Fresh is not null)
        {
            await signIns.Stay(Me);
            return await Look();
        }

        Secret = Grouped(await authenticators.Prepare(Me));
        ModelState.AddModelError("code", Words["Ce code ne convient pas : prenez celui qui s’affiche maintenant, et vérifiez l’heure de votre téléphone."]);
        return await Refuse();
    }

    public async Task<IActionResult> OnPostCodeOff(string? sure)
    {
        if (await accounts.Check(Me, sure ?? "") is not PasswordCheck.Right and var refused)
            return await Refuse(nameof(sure), refused);
        await authenticators.TurnOff(Me);
        await signIns.Stay(Me);
        return Done("Le code n’est plus demandé.");
    }

    private Guid Me => Devices.AccountOf(User) ?? throw new InvalidOperationException("Nobody is signed in.");

    private Guid? Session => Devices.SessionOf(User);

    private async Task<IActionResult> Look()
    {
        if (await Ask(new ShowAccount(Session)) is not { } sheet)
            return NotFound();
        Sheet = sheet;
        return Page();
    }

    private async Task<IActionResult> Refuse(string? field = null, PasswordCheck? why = null)
    {
        if (field is not null)
            ModelState.AddModelError(field, Words[why == PasswordCheck.LockedOut ? "Trop de mots de passe inexacts : attendez un quart d’heure." : "Ce n’est pas votre mot de passe : rien n’a changé."]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await Look();
    }

    private RedirectToPageResult Done(string said)
    {
        TempData["message"] = Words[said].Value;
        return RedirectToPage();
    }

    // In fours, as people type it.
    private static string Grouped(string secret) => string.Join(' ', secret.Chunk(4).Select(four => new string(four)));
}

/// <summary>What one fills in to change a password.</summary>
public sealed class PasswordForm
{
    public string? Current { get; set; }

    public string? Password { get; set; }
}
