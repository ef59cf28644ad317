using System.Text.Json;
using System.Text.Json.Serialization;
using Kalliky.Application.Accounts;
using Kalliky.Application.Messaging;
using Kalliky.Application.Tenancy;

namespace Kalliky.Web.Hooks;

/// <summary>What Resend tells us about mails: verified on the bytes as they came (Standard Webhooks).</summary>
internal static class ResendHooks
{
    private const string Vendor = "resend";
    private const int LongestId = 200;

    public static void MapResendHooks(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/webhooks/resend", Take).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> Take(
        HttpRequest request, IMailSignature signature, IDoors doors, TenantScopes scopes, ILogger<Postman> logger, CancellationToken ct)
    {
        var headers = request.Headers;
        string? Header(string name) => headers[$"svix-{name}"].FirstOrDefault() ?? headers[$"webhook-{name}"].FirstOrDefault();
        var (body, length, status) = await SignedBody.Read(request, bytes => signature.IsGenuine(Header("id"), Header("timestamp"), Header("signature"), bytes), ct);
        try
        {
            if (status != StatusCodes.Status200OK)
            {
                logger.LogWarning("A webhook about a mail was refused with {Status}.", status);
                return Results.StatusCode(status);
            }

            if (Read(body.AsSpan(0, length)) is not { Type: { } type, Data: { } data })
                return Results.StatusCode(StatusCodes.Status400BadRequest);
            await Tell(Header("id")!, type, data, doors, scopes, ct);
            return Results.Ok();
        }
        finally
        {
            SignedBody.Return(body);
        }
    }

    private static async Task Tell(string eventId, string type, ResendData data, IDoors doors, TenantScopes scopes, CancellationToken ct)
    {
        (DeliveryNews News, string? Reason)? told = type switch
        {
            "email.sent" => (DeliveryNews.Sent, null),
            "email.delivered" => (DeliveryNews.Delivered, null),
            "email.bounced" or "email.suppressed" => (DeliveryNews.Failed, "bounced"),
            "email.failed" => (DeliveryNews.Failed, "refused"),
            "email.complained" => (DeliveryNews.Unwanted, null),
            _ => null,
        };
        if (told is not var (news, reason) || data.EmailId is not { Length: > 0 and <= LongestId } id)
            return;
        if (await doors.OfMessage(id, Ours(data.Tags), ct) is var (tenant, message))
            await scopes.Send(tenant, new NoteDelivery(Vendor, eventId, message, id, news, reason), ct);
        else
            await scopes.Send(null, new NoteAccountMail(id, Ours(data.Tags), news, reason), ct);
    }

    // Sent as a list of names and values, told back as an object or as that list.
    private static Guid? Ours(JsonElement tags)
    {
        var value = tags.ValueKind switch
        {
            JsonValueKind.Object when tags.TryGetProperty("message", out var tag) => tag,
            JsonValueKind.Array => tags.EnumerateArray().Where(tag => tag.ValueKind == JsonValueKind.Object && tag.TryGetProperty("name", out var name) && name.ValueEquals("message"))
                .Select(tag => tag.TryGetProperty("value", out var found) ? found : default).FirstOrDefault(),
            _ => default,
        };
        return value.ValueKind == JsonValueKind.String && Guid.TryParse(value.GetString(), out var id) ? id : null;
    }

    private static ResendEvent? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, ResendJson.Default.ResendEvent);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal sealed record ResendEvent(string? Type, ResendData? Data);

internal sealed record ResendData(string? EmailId, JsonElement Tags);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ResendEvent))]
internal sealed partial class ResendJson : JsonSerializerContext;
