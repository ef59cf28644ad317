using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using NodaTime;

namespace Kalliky.Browser.Tests;

/// <summary>A whole conversation, with an interruption and the tools that were used.</summary>
internal static class Transcript
{
    private static readonly (double At, bool Ours, string Text, string? Unheard, (string Tool, string Arguments, string Answer)[] Tools)[] Lines =
    [
        (8, false, "Oui bonsoir, ce serait pour commander deux grandes reines, dont une sans olives.", null,
        [
            ("search_menu", """{"query":"reine"}""", """{"say":"Reine, onze euros cinquante.","done":true,"found":[{"product_id":"00000000-0000-0000-0000-000000000001","name":"Reine","price":1150,"available":true,"options":["Normale","Grande"]}]}"""),
            ("add_item", """{"product_id":"00000000-0000-0000-0000-000000000001","quantity":1,"options":["Grande"],"removed":["olives"]}""", """{"say":"Une Reine grande sans olives.","done":true}"""),
        ]),
        (13, true, "Deux Reine grandes, dont une sans olives. Autre chose ?", null, []),
        (16, false, "Euh… une 4 fromages avec du miel, et deux tiramisus.", null, [("add_item", """{"quantity":2}""", """{"say":"Une Quatre fromages au miel et deux tiramisus.","done":true}""")]),
        (23, true, "C’est noté. À emporter ou en livraison ?", null, []),
        (26, false, "À emporter, pour huit heures et quart… enfin plutôt huit heures dix.", null, [("set_time", """{"when":"2026-11-27T20:10"}""", """{"say":"À vingt heures dix.","done":true}""")]),
        (33, true, "À emporter à vingt heures dix. Avant de récapituler, y a-t-il une aller", "gie à signaler à la cuisine ?", []),
        (37, false, "Ah oui, ma fille est allergique aux arachides, il y en a ?", null, [("allergens", """{"allergen":"arachides"}""", """{"say":"D’après la fiche, aucun de ces plats ne contient d’arachides.","done":true}"""), ("note_allergy", """{"allergy":"arachides"}""", """{"say":"C’est noté.","done":true}""")]),
        (42, true, "D’après la fiche du restaurant, aucun de ces plats ne contient d’arachides. Des traces restent possibles, tout est préparé dans la même cuisine. À quel nom ?", null, []),
        (56, false, "Garnier. Et c’est le numéro avec lequel j’appelle.", null, [("read_back_order", "{}", """{"say":"Je relis la commande.","done":true}""")]),
        (64, true, "Je relis : une Reine grande sans olives, une Reine grande, une Quatre fromages au miel, deux tiramisus. À emporter à vingt heures dix, au nom de Garnier. C’est bien cela ?", null, []),
        (85, false, "Oui, c’est parfait.", null, [("confirm_order", """{"version":3}""", """{"say":"C’est confirmé, commande vingt-trois.","done":true}""")]),
        (89, true, "C’est confirmé, commande vingt-trois. Bonne soirée !", null, []),
    ];

    public static void Garnier(IKallikyDb db, IVault vault, Call call, Instant start)
    {
        var sequence = 1;
        foreach (var (at, ours, text, unheard, tools) in Lines)
        {
            sequence++;
            var said = start + Duration.FromSeconds(at);
            db.CallTurns.Add(new CallTurn(Guid.CreateVersion7(), call.TenantId, call.Id, sequence, ours ? Speaker.Assistant : Speaker.Caller, vault.Seal(text), said)
            {
                Unheard = unheard is null ? null : vault.Seal(unheard),
                Interrupted = unheard is not null,
                Model = ours ? "offline" : null,
                FirstTextMilliseconds = ours ? 41 : null,
            });
            foreach (var (tool, arguments, answer) in tools)
                db.ToolCalls.Add(new ToolCall(Guid.CreateVersion7(), call.TenantId, call.Id, sequence, tool, vault.Seal(arguments), vault.Seal(answer), said, 6));
        }

        db.CallEvents.Add(new CallEvent(Guid.CreateVersion7(), call.TenantId, call.Id, "relay_opened", null, start));
    }
}
