using System.Xml.Linq;
using Microsoft.Playwright;

namespace Kalliky.Browser.Tests;

/// <summary>What pages say, and to whom.</summary>
[Collection<OneEvening>]
public sealed class PageWordsTests(EveningProduct service, Chrome chrome)
{
    [Fact]
    public async Task Speak_English_to_whoever_asks_for_it()
    {
        await using var person = await chrome.Person(Device.Desk);
        await person.AddCookiesAsync([new() { Name = "langue", Value = "c%3Den%7Cuic%3Den", Url = service.Product.Url }]);
        var tab = await Tab.Open(person, service.Product);
        await tab.Go("/connexion");
        await tab.Page.GetByLabel("E-mail address").FillAsync(Demo.Email);
        await tab.Page.GetByLabel("Password").FillAsync(Demo.Password);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await tab.Page.WaitForURLAsync("**/aujourdhui");
        var texts = XDocument.Load(Path.Combine(Product.Root, "src", "Web", "Resources", "Texts.en.resx")).Root!.Elements("data")
            .Select(text => (French: text.Attribute("name")!.Value, English: text.Element("value")!.Value)).ToList();
        var french = texts.Select(text => text.French).Except(texts.Select(text => text.English)).Except(Theirs).ToHashSet();
        var (found, seen) = (new List<string>(), 0);
        foreach (var (name, path) in Pages.Public.Concat(service.Everywhere))
        {
            // Asked for as the browser would, but not drawn: only the words count.
            var page = await (await person.APIRequest.GetAsync(service.Product.Url + path)).TextAsync();
            found.AddRange((await tab.Page.EvaluateAsync<string[]>(Said, page)).Where(french.Contains).Select(text => $"{name}: {text}"));
            seen += page.Length;
        }

        found.ShouldBeEmpty(string.Join('\n', found));
        seen.ShouldBeGreaterThan(200_000);
    }

    [Fact]
    public async Task Of_another_store_or_of_nobody_is_not_found_in_French()
    {
        await using var person = await chrome.Person(Device.Desk);
        var tab = await Tab.Open(person, service.Product);
        await tab.SignIn();
        await tab.Go("/pas-a-moi/commandes");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Page introuvable" })).ToBeVisibleAsync();
    }

    // What the demo's people wrote and said, in the very words of a page: it is never translated.
    private static readonly string[] Theirs = ["Taille", "Salle", "C’est noté.", "Un produit est en rupture"];

    // Each piece of text by itself, and what only a screen reader says.
    private const string Said = """
        html => {
          const page = new DOMParser().parseFromString(html, 'text/html');
          const texts = [], walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) texts.push(walker.currentNode.textContent.trim());
          for (const e of page.querySelectorAll('[aria-label], [placeholder], [title]')) texts.push(e.getAttribute('aria-label'), e.getAttribute('placeholder'), e.getAttribute('title'));
          return [page.title.split(' · ')[0], ...texts].filter(text => text);
        }
        """;
}
