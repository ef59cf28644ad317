using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kalliky.Browser.Tests;

/// <summary>Somebody who types into the test phone what a caller would say, and waits for each answer.</summary>
/// <param name="byKeyboard">No mouse is touched.</param>
internal sealed class TestPhone(IPage page, bool byKeyboard = false)
{
    private ILocator Phone => page.Locator("#essai");

    private ILocator Answers => Phone.Locator(".say:not(.say-me)");

    public async Task Dial()
    {
        await Press(Phone.GetByRole(AriaRole.Button, new() { Name = "Appeler", Exact = true }));
        await Expect(Answers.First).ToContainTextAsync("assistant vocal automatique");
    }

    /// <summary>Says what one came for and answers what is asked, until the assistant has said this; then hangs up.</summary>
    /// <param name="says">The first thing at once, the others when asked whether there is anything else.</param>
    /// <param name="answers">What to say to which question, tried in this order before what everybody is asked.</param>
    public async Task Tell(IReadOnlyList<string> says, string until, params (string Asked, string Says)[] answers)
    {
        await Say(says[0]);
        var more = new Queue<string>(says.Skip(1));
        for (var turn = 0; turn < 12; turn++)
        {
            var asked = await Last();
            if (Has(asked, until) || await Phone.GetAttributeAsync("data-line") == "ended")
                break;
            await Say(Reply(asked, answers, more));
        }

        var said = await Phone.Locator(".says").InnerTextAsync();
        Has(said, until).ShouldBeTrue(said);
        if (await Phone.GetAttributeAsync("data-line") == "live")
            await Press(Phone.GetByRole(AriaRole.Button, new() { Name = "Raccrocher" }));
        await Expect(Phone.GetByText("Voir l’appel")).ToBeVisibleAsync();
    }

    /// <summary>Two margheritas, one without olives, for pick-up at half past eight.</summary>
    public Task Order() => Tell(
        ["Bonsoir, ce serait pour commander deux margheritas dont une sans olives."], "confirmé",
        ("emporter|livraison", "À emporter."), ("heure|quand|quel moment", "À vingt heures trente."), Usual[2], ("nom\\b", "Lefebvre."), ("taille|normale", "Normales."));

    private static readonly (string Asked, string Says)[] Usual =
    [
        ("c.est bien ça|c.est bien cela|correct|confirm|c.est bon|d.accord \\?", "Oui, c'est parfait."),
        ("autre chose|faire d.autre|avec ceci|ce sera tout", "Non, c'est tout."),
        ("numéro|téléphone|joindre", "C'est le numéro avec lequel j'appelle."),
    ];

    // People answer the question, which comes last: « C'est noté pour vingt heures. C'est à quel nom ? »
    internal static string Reply(string asked, (string Asked, string Says)[] answers, Queue<string> more)
    {
        var question = asked.Split(". ")[^1];
        return Has(question, Usual[1].Asked) && more.TryDequeue(out var next) ? next : Usual.Take(2).Concat(answers).Concat(Usual).FirstOrDefault(answer => Has(question, answer.Asked)).Says ?? "Oui.";
    }

    internal static bool Has(string said, string pattern) => Regex.IsMatch(said, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private async Task Say(string words)
    {
        var before = await Answers.CountAsync();
        var field = Phone.GetByLabel("Écrire ce que dit le client");
        if (byKeyboard)
        {
            await Keys.To(page, field);
            await page.Keyboard.TypeAsync(words);
            await page.Keyboard.PressAsync("Enter");
        }
        else
        {
            await field.FillAsync(words);
            await Phone.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
        }

        await Expect(Answers).Not.ToHaveCountAsync(before);
        await Expect(Phone).Not.ToHaveAttributeAsync("data-speaking", "yes");
    }

    private Task Press(ILocator button) => byKeyboard ? Keys.Press(page, button) : button.ClickAsync();

    private async Task<string> Last() => await Answers.Last.InnerTextAsync();
}
