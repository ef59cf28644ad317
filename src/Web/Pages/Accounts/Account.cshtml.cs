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

    /// <summary>The passkey that somebody is removing.</summary>
    public string? KeyToRemove { get; private set; }

    /// <summary>Somebody is deleting their account.</summary>
    public bool Leaving { get; private set; }

    /// <summary>Why the account was not deleted.</summary>
    public string? Problem { get; private set; }

    /// <summary>The name of the field with which one says goodbye; what was written is never shown again.</summary>
    public string? Farewell => null;

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

    /// <summary>For the script: what the browser needs to make a passkey, or a sentence why not.</summary>
    public async Task<IActionResult> OnPostOffer(PasskeyForm form) => await Ask(new OfferPasskey(form.Proof ?? "")) switch
    {
        OfferPasskey.Offered { Options: var options } => Content(options, "application/json"),
        OfferPasskey.Enough => NoOffer("C’est assez de clés d’accès : dix par compte. Retirez-en une d’abord."),
        OfferPasskey.LockedOut => NoOffer("Trop de mots de passe inexacts : attendez un quart d’heure."),
        _ => NoOffer("Ce n’est pas votre mot de passe : rien n’a changé."),
    };

    public async Task<IActionResult> OnPostAddKey(PasskeyForm form)
    {
        var (valid, added) = await Try(new AddPasskey(form.Credential ?? "", form.Name ?? "", Reads));
        if (valid && added)
            return Done("Clé d’accès ajoutée : elle ouvre votre compte sans mot de passe.");
        if (valid)
            ModelState.AddModelError(nameof(form.Name), Words["La clé d’accès n’a pas été gardée : recommencez."]);
        return await Refuse();
    }

    public async Task<IActionResult> OnPostRenameKey(string? key, string? called)
    {
        var (valid, _) = await Try(new RenamePasskey(key ?? "", called ?? ""));
        return valid ? Done("Clé d’accès renommée.") : await Refuse();
    }

    public async Task<IActionResult> OnPostRemoveKey(string? key, string? sure)
    {
        KeyToRemove = key;
        return await Ask(new RemovePasskey(key ?? "", sure ?? "")) switch
        {
            RemovePasskey.Answer.Removed => Done("Clé d’accès retirée : elle n’ouvre plus rien. Effacez-la aussi de votre appareil."),
            RemovePasskey.Answer.Unknown => RedirectToPage(),
            RemovePasskey.Answer.LockedOut => await Refuse($"sure-{key}", PasswordCheck.LockedOut),
            _ => await Refuse($"sure-{key}", PasswordCheck.Wrong),
        };
    }

    /// <summary>Whoever has deleted their account is at the door again.</summary>
    public async Task<IActionResult> OnPostErase(string? farewell)
    {
        Leaving = true;
        switch (await Ask(new EraseAccount(farewell ?? "", Reads)))
        {
            case EraseAccount.Erased:
                await signIns.Leave();
                TempData["message"] = Words["Votre compte est supprimé. Merci d’être passé chez Kalliky."].Value;
                return LocalRedirect("/connexion");
            case EraseAccount.OnlyOwner { Businesses: var names }:
                Problem = Words["Vous êtes le seul propriétaire de {0} : cédez-la à quelqu’un ou fermez-la d’abord, sur sa page Accès. Rien n’a été effacé.", string.Join(", ", names)];
                return await Refuse();
            case EraseAccount.LockedOut:
                return await Refuse(nameof(Farewell), PasswordCheck.LockedOut);
            default:
                return await Refuse(nameof(Farewell), PasswordCheck.Wrong);
        }
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

    private JsonResult NoOffer(string why) => new(new { problem = Words[why].Value }) { StatusCode = StatusCodes.Status422UnprocessableEntity };

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

/// <summary>What one fills in to add a passkey, and what the browser makes of it.</summary>
public sealed class PasskeyForm
{
    public string? Name { get; set; }

    /// <summary>The password, once more.</summary>
    public string? Proof { get; set; }

    public string? Credential { get; set; }
}
