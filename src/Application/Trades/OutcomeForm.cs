namespace Kalliky.Application.Trades;

/// <summary>The form that a model fills in after a call, as a strict JSON schema: one part is every trade's, to which each
/// adds what only its callers agree on. The bounds are ours to check (see FormCheck): few vendors know them.</summary>
internal static class OutcomeForm
{
    /// <summary>Of a restaurant: what was dictated, for how much and for when.</summary>
    public const string Orders = """
        "orders":{"type":"array","maxItems":5,"description":"Les commandes dont il a été question, telles que les mots les disent ; vide s'il n'y en a pas",
        "items":{"type":"object","additionalProperties":false,"required":["state","lines","total_cents","date","time"],"properties":{
        "state":{"type":"string","enum":["agreed","unfinished","cancelled"],"description":"agreed : l'assistant a dit qu'elle est validée ; unfinished : dictée sans être validée ; cancelled : l'assistant a dit qu'elle est annulée"},
        "lines":{"type":"array","maxItems":50,"items":{"type":"object","additionalProperties":false,"required":["quantity","name","without"],"properties":{
        "quantity":{"type":"integer","minimum":1,"maximum":99},
        "name":{"type":"string","minLength":1,"maxLength":120,"description":"Le nom du plat à la carte, sans taille ni supplément"},
        "without":{"type":"array","maxItems":20,"items":{"type":"string","minLength":1,"maxLength":60},"description":"Ce qui est retiré, tel que olives"}}}},
        "total_cents":{"type":["integer","null"],"minimum":0,"maximum":10000000,"description":"Le dernier total dit, en centimes"},
        "date":{"type":["string","null"],"maxLength":10,"description":"Le jour, tel que 2026-11-24"},
        "time":{"type":["string","null"],"maxLength":5,"description":"L'heure, telle que 19:25"}}}}
        """;

    /// <summary>What a place in any diary has, before what is the trade's own.</summary>
    private const string AnyBooking = """
        "state":{"type":"string","enum":["agreed","unfinished","cancelled"],"description":"agreed : l'assistant a dit que c'est réservé ou déplacé ; cancelled : l'assistant a dit que c'est annulé"},
        "date":{"type":["string","null"],"maxLength":10,"description":"Le jour, tel que 2026-11-28 ; d'un article mis de côté, jusqu'à quand"},
        "time":{"type":["string","null"],"maxLength":5,"description":"L'heure, telle que 10:00"}
        """;

    /// <summary>Of a restaurant too: how many guests, and where.</summary>
    public static readonly string Tables = Bookings("Les tables", ("party_size", """{"type":["integer","null"],"minimum":1,"maximum":500}"""), ("place", Name("La salle ou la terrasse")));

    /// <summary>Of a salon: what will be done, and by whom.</summary>
    public static readonly string Appointments = Bookings("Les rendez-vous", ("services", Names("Les prestations, comme au catalogue")), ("person", Name("Avec qui")));

    /// <summary>Of a practice: the reason is one of its list, in no other words.</summary>
    public static readonly string Consultations = Bookings("Les rendez-vous", ("services", Names("Le motif codé du cabinet, jamais un symptôme")), ("person", Name("Avec quel praticien")));

    /// <summary>Of a shop: what is put aside.</summary>
    public static readonly string Holds = Bookings(
        "Les articles mis de côté", ("product", Name("L'article, comme au catalogue")), ("size", Name("La taille")), ("quantity", """{"type":["integer","null"],"minimum":1,"maximum":99}"""));

    /// <param name="where">Such as "du salon".</param>
    /// <param name="own">What the trade adds: properties, each a list that may be empty.</param>
    public static string Schema(string where, params IReadOnlyList<string> own) => $$"""
        {"type":"object","additionalProperties":false,
        "required":["outcome","summary","satisfaction","satisfaction_reason","flags","open_requests"{{string.Concat(own.Select(part => "," + part[..part.IndexOf(':', StringComparison.Ordinal)]))}}],
        "properties":{
        "outcome":{"type":"string","enum":["ordered","booked","answered","message_taken","transferred","cancelled","abandoned","unwanted","failed"],"description":"Ce qu'il est advenu de l'appel"},
        "summary":{"type":"string","minLength":1,"maxLength":600,"description":"Une ou deux phrases en français : ce que l'appelant voulait, ce qui a été fait. Sans numéro de téléphone."},
        "satisfaction":{"type":["integer","null"],"minimum":1,"maximum":5,"description":"De 1 (fâché) à 5 (ravi), par les seuls mots de l'appelant ; null quand ils ne le disent pas"},
        "satisfaction_reason":{"type":["string","null"],"maxLength":200,"description":"Les mots de l'appelant qui le disent, en une ligne ; null avec satisfaction"},
        "flags":{"type":"array","maxItems":4,"items":{"type":"string","enum":["complaint","allergy","emergency","spam"]},"description":"complaint : une réclamation ; allergy : une allergie dite ; emergency : quelqu'un est en danger ; spam : démarchage"},
        "open_requests":{"type":"array","maxItems":5,"items":{"type":"string","minLength":1,"maxLength":200},"description":"Ce qu'une personne {{where}} doit encore faire, une ligne chacun ; vide quand tout est fait"}
        {{string.Concat(own.Select(part => "," + part))}}
        } }
        """;

    private static string Bookings(string what, params (string Name, string Schema)[] own) => $$"""
        "bookings":{"type":"array","maxItems":5,"description":"{{what}} dont il a été question, tels que les mots les disent ; vide s'il n'y en a pas",
        "items":{"type":"object","additionalProperties":false,"required":["state","date","time"{{string.Concat(own.Select(part => $",\"{part.Name}\""))}}],"properties":{
        {{AnyBooking}}{{string.Concat(own.Select(part => $",\"{part.Name}\":{part.Schema}"))}} } } }
        """;

    private static string Name(string what) => $$"""{"type":["string","null"],"maxLength":120,"description":"{{what}}"}""";

    private static string Names(string what) => $$"""{"type":"array","maxItems":10,"items":{"type":"string","minLength":1,"maxLength":120},"description":"{{what}}"}""";
}
