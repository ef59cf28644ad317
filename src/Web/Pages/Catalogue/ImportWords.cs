using Kalliky.Application.Catalogue.Imports;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Catalogue;
using Kalliky.Web.Pages.Shared;

namespace Kalliky.Web.Pages.Catalogue;

/// <summary>What is said about an import: what it was, how far it is, what is wrong with it and what to do.</summary>
internal static class ImportWords
{
    public static string Title(string trade) => trade switch
    {
        Trade.Restaurant => "Importer ma carte",
        Trade.Salon => "Importer mes prestations",
        Trade.Clinic => "Importer mes motifs",
        _ => "Importer mes articles",
    };

    /// <summary>The page that shows what was published.</summary>
    public static string Shelf(string trade) => trade is Trade.Salon or Trade.Clinic ? "prestations" : "carte";

    public static string Sample(string trade) => trade switch
    {
        Trade.Salon => "Coupes\nCoupe femme 45 min 38,00\nCoupe homme 30 min 25,00",
        Trade.Clinic => "Consultation 20 min\nPremière consultation 30 min",
        Trade.Restaurant => "Pizzas\nMargherita (tomate, mozzarella) 9,80\nReine 11,80",
        _ => "Papeterie\nCarnet à spirale 6,90\nStylo 3,50",
    };

    public static string Of(ImportSource source) => source switch
    {
        ImportSource.Photo => "Photo",
        ImportSource.Pdf => "PDF",
        ImportSource.Table => "Tableau",
        _ => "Texte collé",
    };

    public static string Icon(ImportSource source) => source switch
    {
        ImportSource.Photo => Icons.Camera,
        ImportSource.Table => Icons.Table,
        _ => Icons.File,
    };

    public static string Of(ImportStatus status) => status switch
    {
        ImportStatus.Reading => "En lecture",
        ImportStatus.Review => "À relire",
        ImportStatus.Refused => "Non lu",
        _ => "Publié",
    };

    public static string Refusal(StartImport.Reason why) => why switch
    {
        StartImport.Reason.Empty => "Ce fichier est vide.",
        StartImport.Reason.TooLarge => "Ce fichier dépasse 10 Mo. Une photo plus légère, ou quelques pages à la fois, suffit.",
        StartImport.Reason.Archive => "C’est une archive ou un fichier de bureautique. Enregistrez-le en PDF ou en CSV, puis recommencez.",
        StartImport.Reason.Heic => "Ce format de photo n’est pas lu. Enregistrez-la en JPEG, puis recommencez.",
        StartImport.Reason.NoEyes => "Ici, les photos ne sont pas lues. Envoyez un PDF ou un CSV, ou collez le texte.",
        StartImport.Reason.TooMany => "Plusieurs imports attendent déjà. Publiez-les ou supprimez-les avant d’en ajouter.",
        _ => "Ce n’est ni un PDF, ni une photo, ni un tableau, ni du texte.",
    };

    public static string Of(ImportProblem problem) => problem switch
    {
        ImportProblem.Locked => "Ce PDF est protégé par un mot de passe. Enregistrez-en une copie sans mot de passe.",
        ImportProblem.TooManyPages => "Ce PDF a plus de 40 pages. N’envoyez que la carte.",
        ImportProblem.TooLarge => "Ce document contient bien plus qu’une carte. N’envoyez que la carte.",
        ImportProblem.TooManyLines => "Il y a plus de 600 lignes. Envoyez la carte en plusieurs fois.",
        ImportProblem.NoWords => "Ce PDF ne contient que des images. Envoyez un CSV, ou collez le texte.",
        ImportProblem.NothingFound => "Rien à vendre n’a été trouvé. Est-ce bien une carte, avec des prix ?",
        ImportProblem.NotAnswered => "Le modèle qui lit les photos n’a pas répondu. Réessayez dans un instant, ou collez le texte.",
        _ => "Ce fichier ne s’ouvre pas. Réenregistrez-le en PDF, ou collez le texte.",
    };

    public static string Of(Review.Doubt doubt) => doubt switch
    {
        Review.Doubt.NameMissing => "Sans nom",
        Review.Doubt.NameTooLong => "Nom trop long : 80 caractères au plus",
        Review.Doubt.NameTwice => "Deux fois le même nom",
        Review.Doubt.NameTaken => "Ce nom est déjà pris",
        Review.Doubt.PriceMissing => "Prix manquant",
        Review.Doubt.PriceTooHigh => "Prix au-delà de 1 000 €",
        Review.Doubt.PriceFar => "Prix loin des autres",
        Review.Doubt.SeveralPrices => "Plusieurs prix : le premier est gardé",
        Review.Doubt.CategoryGuessed => "Catégorie devinée",
        Review.Doubt.MinutesMissing => "Durée manquante",
        _ => throw new ArgumentOutOfRangeException(nameof(doubt)),
    };
}
