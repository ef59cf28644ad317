using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kalliky.Browser.Tests;

/// <summary>Somebody who types into the test phone what a caller would say, and waits for each answer.</summary>
internal sealed class TestPhone(IPage page)
{
    private ILocator Phone => page.Locator("#essai");

    private ILocator Answers => Phone.Locator(".say:not(.say-me)");

    public async Task Dial()
    {
        await Phone.GetByRole(AriaRole.Button, new() { Name = "Appeler", Exact = true }).ClickAsync();
        await Expect(Answers.First).ToContainTextAsync("assistant vocal automatique");
    }

    /// <summary>Two margheritas, one without olives, for pick-up at half past eight.</summary>
    public async Task Order()
    {
        await Say("Bonsoir, ce serait pour commander deux margheritas dont une sans olives.");
        for (var turn = 0; turn < 12; turn++)
        {
            var asked = await Last();
            if (asked.Contains("confirmé", StringComparison.OrdinalIgnoreCase) || await Phone.GetAttributeAsync("data-line") == "ended")
                break;
            await Say(Reply(asked));
        }

        var said = await Phone.Locator(".says").InnerTextAsync();
        said.Contains("confirmé", StringComparison.OrdinalIgnoreCase).ShouldBeTrue(said);
        if (await Phone.GetAttributeAsync("data-line") == "live")
            await Phone.GetByRole(AriaRole.Button, new() { Name = "Raccrocher" }).ClickAsync();
        await Expect(Phone.GetByText("Voir l’appel")).ToBeVisibleAsync();
    }

    // People answer the question, which comes last: « C'est noté pour vingt heures. C'est à quel nom ? »
    private static string Reply(string asked)
    {
        var question = asked.Split(". ")[^1];
        bool Has(params string[] words) => words.Any(word => question.Contains(word, StringComparison.OrdinalIgnoreCase));
        return Has("c'est bien ça", "c’est bien ça", "c'est bien cela", "correct", "confirm", "c'est bon", "d'accord ?") ? "Oui, c'est parfait."
            : Has("autre chose", "avec ceci", "ce sera tout") ? "Non, c'est tout."
            : Has("emporter", "livraison") ? "À emporter."
            : Has("heure", "quand", "quel moment") ? "À vingt heures trente."
            : Has("numéro", "téléphone", "joindre") ? "C'est le numéro avec lequel j'appelle."
            : Has("nom") ? "Lefebvre."
            : Has("taille", "normale") ? "Normales."
            : "Oui.";
    }

    private async Task Say(string words)
    {
        var before = await Answers.CountAsync();
        await Phone.GetByLabel("Écrire ce que dit le client").FillAsync(words);
        await Phone.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
        await Expect(Answers).Not.ToHaveCountAsync(before);
        await Expect(Phone).Not.ToHaveAttributeAsync("data-speaking", "yes");
    }

    private async Task<string> Last() => await Answers.Last.InnerTextAsync();
}
