using System.Text.Json;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;

namespace Kalliky.Web.Api;

/// <summary>The customer of that evening, and what she asked for.</summary>
internal static partial class Examples
{
    public static readonly CustomerCardJson Customer = new(
        Lefebvre.Id!, "Lefebvre", "+33639980122", [], "c.lefebvre@exemple.fr", Language.French, "Préfère la pâte fine.",
        new ConsentJson(true, At("18:42:10"), "phone"), null, 12, 9, At("18:40:12"), At("18:40:12"));

    public static readonly ListJson<CustomerCardJson> Customers = new([Customer], Cursor);

    public static readonly CustomerChangeJson CustomerChange = new("Camille Lefebvre", "c.lefebvre@exemple.fr", Language.French, null, true, false);

    public static readonly JsonElement CustomerExport = JsonElement.Parse("""
        {"business":"Pizza Mario","card":{"name":"Lefebvre","numbers":["+33639980122"]},"calls":[{"started_at":"2026-11-24T17:40:12Z","outcome":"Ordered"}]}
        """);

    public static readonly ErasureJson Erasure = new(
        Guid.Parse("019ab5d0-22a1-7c58-9d10-6be2d8f01b11"), Lefebvre.Id!, At("19:02:00"), new Dictionary<string, int> { ["calls"] = 12, ["cards"] = 1, ["orders"] = 9, ["turns"] = 148 });

    public static readonly TicketJson Ticket = new(
        "tkt_019ab5c5-3d10-7b92-8c44-2f6a17d09e12", StoreId, CallId, TicketKind.Callback, "Rappeler pour un buffet de 25 personnes", "Le samedi 12 décembre au soir.",
        TicketStatus.Waiting, Lefebvre, At("18:43:00"), At("20:30:00"), null, null,
        [new ReplyJson(MessageChannel.Sms, "Bonjour, nous vous rappelons ce soir avant 20 h 30.", MessageStatus.Delivered, null, At("18:50:00"))]);

    public static readonly ListJson<TicketJson> Tickets = new([Ticket with { Replies = [] }], Cursor);

    public static readonly NewTicketJson NewTicket = new(
        StoreId, TicketKind.Callback, "Rappeler pour un buffet de 25 personnes", "Le samedi 12 décembre au soir.", "Lefebvre", "+33639980122", null, null, At("20:30:00"));

    public static readonly TicketReplyJson TicketReply = new(MessageChannel.Sms, "Bonjour, nous vous rappelons ce soir avant 20 h 30.", null, false);

    public static readonly TicketMoveJson TicketMove = new(TicketStatus.Snoozed, At("20:00:00"));
}
