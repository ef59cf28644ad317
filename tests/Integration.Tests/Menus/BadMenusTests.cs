using System.IO.Compression;
using System.Text;
using Kalliky.Application.Catalogue.Imports;
using Kalliky.Domain.Catalogue;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Integration.Tests.Menus;

/// <summary>What people hand over that is no menu, or means no good: each has its answer, and leaves nothing behind.</summary>
public sealed class BadMenusTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Fact]
    public async Task What_is_refused_at_once()
    {
        await using var lou = await Importing.Open(database);

        (await Why(lou, [])).ShouldBe(StartImport.Reason.Empty);
        (await Why(lou, [0xEF, 0xBB, 0xBF, (byte)'\n'])).ShouldBe(StartImport.Reason.Empty);
        (await Why(lou, Encoding.UTF8.GetBytes(new string('a', ImportBounds.MostBytes + 1)))).ShouldBe(StartImport.Reason.TooLarge);
        (await Why(lou, Zip())).ShouldBe(StartImport.Reason.Archive);
        (await Why(lou, [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[40]])).ShouldBe(StartImport.Reason.Heic);
        (await Why(lou, [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 3, 4])).ShouldBe(StartImport.Reason.NoMenu);
        (await Why(lou, Papers.Jpeg)).ShouldBe(StartImport.Reason.NoEyes, "no model takes pictures here");

        (await lou.Work(db => db.MenuImports.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_pdf_of_three_hundred_pages_is_no_menu() => await IsRefused(Papers.OfPages(300), ImportProblem.TooManyPages);

    [Fact]
    public async Task A_pdf_that_wants_a_password_says_so() => await IsRefused(Papers.Locked(), ImportProblem.Locked);

    [Fact]
    public async Task A_pdf_that_unfolds_to_gigabytes_is_stopped_long_before()
    {
        var bomb = Papers.Bomb(400);
        bomb.Length.ShouldBeLessThan(2_000_000);
        await IsRefused(bomb, ImportProblem.TooLarge);
    }

    [Fact]
    public async Task A_pdf_without_an_end_to_its_arrays_is_broken() => await IsRefused(Papers.Deep(), ImportProblem.Broken);

    [Fact]
    public async Task Half_a_pdf_is_broken() => await IsRefused([.. "%PDF-1.7\n"u8, .. Enumerable.Range(0, 500).Select(at => (byte)(at * 37))], ImportProblem.Broken);

    [Fact]
    public async Task A_pdf_of_pictures_cannot_be_read_without_a_model_that_sees() => await IsRefused(Papers.Scan(), ImportProblem.NoWords);

    [Fact]
    public async Task A_letter_is_no_menu() => await IsRefused(Encoding.UTF8.GetBytes("Bonjour,\nnous sommes ravis de vous compter parmi nos clients.\nÀ bientôt"), ImportProblem.NothingFound);

    [Fact]
    public async Task More_lines_than_anybody_reviews_are_told() =>
        await IsRefused(Encoding.UTF8.GetBytes("Nom;Prix\n" + string.Join('\n', Enumerable.Range(0, ImportBounds.MostLines + 5).Select(at => $"Plat {at};9,50"))), ImportProblem.TooManyLines);

    [Fact]
    public async Task A_script_in_a_pdf_is_not_run_and_is_told()
    {
        await using var lou = await Importing.Open(database);

        var import = await lou.Import(Papers.WithScript("Pizzas", "Margherita  9,80", "Reine  11,80"));

        import.HadScript.ShouldBeTrue();
        import.Review!.Lines.Select(line => line.Name).ShouldBe(["Margherita", "Reine"]);
        (await lou.Import(Papers.Menu("Pizzas", "Margherita  9,80"))).HadScript.ShouldBeFalse();
    }

    [Fact]
    public async Task Two_columns_are_read_one_after_the_other_with_their_accents()
    {
        await using var lou = await Importing.Open(database);

        var import = await lou.Import(Papers.Menu(
            (50, 0, "Entrées"), (320, 0, "Desserts"),
            (50, 1, "Salade"), (240, 1, "8,50"), (320, 1, "Crème brûlée"), (520, 1, "7,00"),
            (50, 2, "Soupe"), (240, 2, "6,50"), (320, 2, "Tiramisu"), (520, 2, "6,50"),
            (50, 3, "Terrine"), (240, 3, "9,00"), (320, 3, "Sorbet"), (520, 3, "5,50")));

        import.Review!.Lines.Select(line => (line.Category, line.Name, line.Price)).ShouldBe(
            [("Entrées", "Salade", 850), ("Entrées", "Soupe", 650), ("Entrées", "Terrine", 900), ("Desserts", "Crème brûlée", 700), ("Desserts", "Tiramisu", 650), ("Desserts", "Sorbet", 550)]);
    }

    public static TheoryData<string> Writings => ["utf-8", "utf-8 with its mark", "windows-1252", "utf-16", "utf-16 the other way round"];

    [Theory]
    [MemberData(nameof(Writings))]
    public async Task A_table_is_read_however_it_was_written(string writing)
    {
        await using var lou = await Importing.Open(database);
        foreach (var separator in (string[])[";", ",", "\t"])
        {
            var text = $"Catégorie{separator}Produit{separator}Prix{separator}Allergènes\r\nEntrées{separator}\"Crème brûlée, à l’œuf\"{separator}7.50{separator}lait / œufs\r\nEntrées{separator}Pâté{separator}8{separator}aucune idée\r\n";
            byte[] file = writing switch
            {
                "utf-8" => Encoding.UTF8.GetBytes(text),
                "utf-8 with its mark" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
                "windows-1252" => Windows.GetBytes(text),
                "utf-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
                _ => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
            };

            var import = await lou.Import(file);

            import.Source.ShouldBe(ImportSource.Table, separator);
            import.Review!.Lines.Select(line => (line.Category, line.Name, line.Price)).ShouldBe([("Entrées", "Crème brûlée, à l’œuf", 750), ("Entrées", "Pâté", 800)]);
            import.Review.Lines[0].Allergens.ShouldBe(["lait", "œufs"]);
            import.Review.Lines[1].Allergens.ShouldBeNull("half a declaration is worse than none");
            await lou.Send(new DropImport(lou.Store, import.Id));
        }
    }

    [Fact]
    public async Task The_bytes_tell_what_it_is_and_not_the_name()
    {
        await using var lou = await Importing.Open(database);

        // No name is asked for: a PDF that is called menu.csv is a PDF.
        (await lou.Import(Papers.Menu("Pizzas", "Margherita  9,80"))).Source.ShouldBe(ImportSource.Pdf);
        (await lou.Import("Pizzas\nMargherita 9,80\nReine 11,80")).Source.ShouldBe(ImportSource.Text);
    }

    private async Task IsRefused(byte[] file, ImportProblem problem)
    {
        await using var lou = await Importing.Open(database);

        var import = await lou.Import(file);

        (import.Status, import.Problem).ShouldBe((ImportStatus.Refused, problem));
        (await lou.Work(db => db.ImportLines.CountAsync())).ShouldBe(0);
        (await lou.Work(db => db.MenuImports.Select(row => row.Content).SingleAsync())).ShouldBeNull();
        (await lou.Publish(import)).ShouldBeOfType<PublishImport.Over>();
    }

    private static async Task<StartImport.Reason> Why(Importing lou, byte[] file) => (await lou.Start(file)).ShouldBeOfType<StartImport.Refused>().Why;

    private static byte[] Zip()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("carte.txt").Open();
            for (var written = 0; written < 100; written++)
                entry.Write(new byte[1_000_000]);
        }

        return file.ToArray();
    }
}
