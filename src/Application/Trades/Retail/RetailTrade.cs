using System.Text;
using Kalliky.Application.Businesses;
using Kalliky.Application.Speech.French;
using Kalliky.Application.Trades.Diary;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;

namespace Kalliky.Application.Trades.Retail;

/// <summary>Shops: what is there, what it costs, putting it aside.</summary>
internal sealed class RetailTrade : ITrade
{
    /// <summary>More articles are searched, not learnt by heart.</summary>
    private const int MostByHeart = 80;

    public string Key => Trade.Retail;

    public string Name => "Boutique, librairie, commerce";

    public IReadOnlyList<Type> Tools { get; } = [typeof(RetailTools), typeof(BookingTools)];

    public string Instructions(Language language) => Trades.Instructions.Read("Retail.retail", language);

    public string Digest(StoreSheet sheet)
    {
        var digest = new StringBuilder("# Les articles\n");
        var articles = sheet.Products.ToList();
        if (articles.Count > MostByHeart)
            digest.Append(articles.Count).AppendLine(" articles, à chercher avec find_product.");
        else
            digest.AppendLine("identifiant | nom | prix | tailles. Ce qu'il en reste : find_product.");
        foreach (var article in articles.Take(articles.Count > MostByHeart ? 0 : MostByHeart))
        {
            digest.Append(article.Id.ToString("N")).Append(" | ").Append(article.Name).Append(" | ").Append(Amounts.Show(article.Price.Cents).Replace('\u00A0', ' '));
            if (article.Sizes?.Select(size => size.Size).OfType<string>().ToList() is { Count: > 0 } sizes)
                digest.Append(" | ").AppendJoin(", ", sizes);
            digest.AppendLine();
        }

        return digest.AppendLine("# Les retours").AppendLine(ReturnSpeech.Of(sheet.Returns)).ToString();
    }

    public string OutcomeSchema { get; } = OutcomeForm.Schema("du magasin", OutcomeForm.Holds);
}
