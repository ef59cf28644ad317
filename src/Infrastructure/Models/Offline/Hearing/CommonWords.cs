using System.Collections.Frozen;

namespace Kalliky.Infrastructure.Models.Offline.Hearing;

/// <summary>Everyday words. A menu may have them in a name ("tarte du jour", "menu enfant"), but they are never heard as
/// another word, and alone they name nothing.</summary>
internal static class CommonWords
{
    private static readonly string[] Words =
    [
        "dans", "pour", "mon", "mes", "les", "ces", "cette", "par", "rappelle", "rappeler", "rappel",
        "question", "instant", "seconde", "minute", "moment", "commande", "livraison", "adresse", "nom", "numero", "telephone", "personne", "heure", "demi", "demie", "quart", "foi",
        "peu", "truc", "chose", "soir", "soiree", "midi", "matin", "apre", "table", "place", "ami", "amie", "copain", "copine", "mari", "femme", "fille", "fil", "enfant", "maison", "rue",
        "porte", "etage", "code", "renseignement", "information", "info", "allergie", "probleme", "souci", "carte", "espece", "ticket", "monnaie", "bebe", "chien", "anniversaire",
        "promotion", "promo", "reduction", "prix", "total", "reste", "suite", "tete", "cas", "cause", "fait", "coup", "ligne", "appel", "message", "bonjour", "bonsoir", "merci", "plait",
        "s'il", "vous", "gens", "monde", "famille", "groupe", "invite", "collegue", "bureau", "travail", "route", "voiture", "parking", "retard", "avance", "semaine", "jour", "journee", "demain",
        "aujourd'hui", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "moi", "toi", "lui", "elle", "nous", "eux", "on", "ca", "cela", "autre", "meme", "pareil", "tout", "toute",
        "tous", "rien", "plus", "moin", "trop", "besoin", "envie", "faim", "idee", "choix", "besoins", "euro", "euros", "centime", "minimum", "mieux", "mal", "droit", "gauche", "droite", "fond", "bout",
        "dernier", "derniere", "prochain", "prochaine", "fois", "habitude", "sorte", "type", "genre", "taille", "petit", "petite", "grand", "grande", "bon", "bonne", "vrai", "vraie", "seul", "seule",
        "premier", "premiere", "deuxieme", "troisieme", "celle", "celui", "truc", "machin", "voila", "exact", "oui", "non", "ok", "accord", "parfait", "super", "robot", "machine", "madame", "monsieur",
        "service", "facture", "possible", "emporter", "domicile", "cote", "boire", "manger", "commander", "annuler", "confirmer", "ajouter", "prendre", "faire", "mettre", "avoir", "etre", "savoir", "dire",
        "voir", "aller", "venir", "passer", "payer", "livrer", "partir", "donner", "vite", "tard", "tot", "long", "longtemps", "deja", "encore", "aussi", "bien", "tres", "juste", "seulement", "environ",
        "peut", "puis", "alors", "donc", "enfin", "finalement", "plutot", "attendez", "pardon", "desole", "desolee", "secondes", "couvert", "serviette", "sac", "gare", "mairie", "ecole", "patron", "chef", "responsable",
        "an", "ans", "annee", "mois", "age", "gerant", "cuisine", "cuisinier", "livreur", "client", "restaurant", "magasin", "erreur", "manque", "offre", "achetee", "offerte", "frere", "soeur", "mere", "pere", "maman", "papa", "parents", "voisin", "voisine",
        "est", "ai", "as", "avez", "ont", "suis", "sont", "etes", "sera", "serait", "irait", "ira", "va", "vais", "vont", "peux", "pouvez", "veux", "voulez", "sais", "savez", "crois", "pense", "dis", "dit",
        "sans", "avec", "dont", "plait", "plaire", "voulais", "voudrais", "aimerais", "faudrait", "serait", "ferait", "desirez", "prends", "prend", "mettez", "rajoutez", "enlevez", "permets", "contacter", "sujet",
        "tenez", "ecoutez", "dites", "disons", "comme", "quand", "comment", "combien", "quoi", "quel", "quelle", "parce", "puisque", "depuis", "pendant", "devant", "derriere", "chez", "entre", "sous", "vers", "contre",
        "leur", "leurs", "notre", "votre", "vos", "ses", "son", "sa", "ton", "ta", "tes", "cherie", "cheri", "hein", "euh", "heu", "ben", "bah", "quand", "toujours", "jamais", "souvent", "hier", "tantot", "bientot", "desolee",
        "content", "contente", "contrat", "client", "cliente", "nouveau", "nouvelle", "pret", "prete", "prets", "ouvert", "ouverte", "ferme", "fermee", "carton", "assez", "beaucoup", "presque", "toutefois", "pourtant", "sinon", "ainsi",
        "salle", "terrasse", "interieur", "exterieur", "couvert", "place", "reserver", "reservation", "adulte", "homme", "dame", "garcon", "gamin", "gamine", "copains", "copines", "bonjour", "coucou", "allo", "dehors", "dedans", "dessus", "dessous",
    ];

    private static readonly FrozenSet<string> All = Words.Concat(Words.Select(Stem.Of)).ToFrozenSet(StringComparer.Ordinal);

    public static bool Has(Token token) => All.Contains(token.Plain) || All.Contains(token.Text);

    public static bool Has(string text) => All.Contains(text);
}
