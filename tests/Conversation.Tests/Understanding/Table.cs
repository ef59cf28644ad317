using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Infrastructure.Data.Seed.Files;
using Kalliky.Infrastructure.Models.Offline.Memory;
using Kalliky.Infrastructure.Models.Offline.Menu;
using Kalliky.Infrastructure.Models.Offline.Reading;
using Kalliky.Infrastructure.Models.Offline.Reading.Orders;
using NodaTime;

namespace Kalliky.Conversation.Tests.Understanding;

/// <summary>A table of utterances of one store. A line is "what is said -> what it means" (see <see cref="Shorthand"/>);
/// "@ asked When", "@ order 2 Kebab; 1 Ayran" and "@ now 2026-11-24T18:40" hold until the next "@".</summary>
internal sealed class Table
{
    private static readonly Guid Tenant = Guid.Empty;

    private readonly StoreSheet sheet;
    private LocalDateTime now = new(2026, 11, 24, 18, 40);
    private Asked asked = Asked.Nothing;
    private OrderState? order;

    private Table(StoreSheet sheet) => this.sheet = sheet;

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Understanding");

    /// <summary>What differs, one line each.</summary>
    public static IReadOnlyList<string> Differences(string file)
    {
        var table = new Table(Sheet(Path.GetFileNameWithoutExtension(file)));
        var wrong = new List<string>();
        foreach (var line in File.ReadLines(file).Where(line => line.Trim().Length > 0 && line[0] != '#'))
        {
            if (line[0] == '@')
                table.Set(line[1..].Trim());
            else if (table.Difference(line) is { } difference)
                wrong.Add(difference);
        }

        return wrong;
    }

    public static StoreSheet Sheet(string store)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "stores", store + ".yaml");
        return StoreRows.SheetOf(StoreFiles.Read(path), Tenant, Guid.CreateVersion7);
    }

    private void Set(string directives)
    {
        (asked, order) = (Asked.Nothing, null);
        foreach (var directive in directives.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = directive.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? (directive[..space], directive[(space + 1)..]) : (directive, "");
            _ = name switch
            {
                "asked" => Ask(Enum.Parse<Asked>(value)),
                "order" => Order(value),
                "now" => At(NodaTime.Text.LocalDateTimePattern.GeneralIso.Parse(value + ":00").Value),
                _ => throw new FormatException($"Unknown directive '{name}'."),
            };
        }
    }

    private bool Ask(Asked what) => (asked = what) == what;

    private bool At(LocalDateTime moment) => (now = moment) == moment;

    private bool Order(string dishes)
    {
        var lines = dishes.Split(';', StringSplitOptions.TrimEntries).Select((dish, at) =>
        {
            var parts = dish.Split(' ', 2);
            var (name, options) = parts[1].Split('[') is [var product, var chosen] ? (product.Trim(), chosen.TrimEnd(']').Split('+', StringSplitOptions.TrimEntries)) : (parts[1], []);
            var found = sheet.Products.First(one => one.Name == name);
            var defaults = found.OptionGroups.Where(group => group.Default is not null && !group.Choices.Any(choice => options.Contains(choice.Name))).Select(group => group.Default!);
            return new OrderStateLine(at + 1, found.Id, found.Name, int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), [.. options, .. defaults], [], null, 0);
        }).ToList();
        var missing = from line in lines
                      from option in sheet.Product(line.ProductId)!.OptionGroups
                      where option.MustAsk() && !line.Options.Any(option.Has)
                      select $"option:{line.Line}:{option.Name}";
        order = new OrderState(Guid.Empty, "draft", 1, true, null, null, null, false, null, null, false, lines, [], 0, 0, [.. missing]);
        return true;
    }

    private string? Difference(string line)
    {
        var parts = line.Split("->", 2, StringSplitOptions.TrimEntries);
        var heard = Interpreter.Read(parts[0], new Circumstances(MenuLexicon.Of(sheet), now.InZoneLeniently(sheet.Zone), asked, order)
        {
            Option = Option(),
            Before = new(null, [], order is not null, null),
        });
        var got = Shorthand.Of(heard, now.Date, (order?.Lines ?? []).ToDictionary(state => state.Line, state => state.Name));
        return got == parts[1] ? null : $"{parts[0]}\n      expected {parts[1]}\n      got      {got}";
    }

    private OrderQuestion? Option()
    {
        if (asked is not Asked.Option || order?.Missing is not [var first, ..] || first.Split(':', 3) is not [_, var number, var group])
            return null;
        var line = order.Lines.First(one => one.Line.ToString(System.Globalization.CultureInfo.InvariantCulture) == number);
        var product = sheet.Product(line.ProductId)!;
        return new OrderQuestion(line.Line, product, product.OptionGroups.First(one => one.Name == group));
    }
}
