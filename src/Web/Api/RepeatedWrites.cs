using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kalliky.Application.Accounts;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Kalliky.Web.Api;

/// <summary>Makes a write that carries an Idempotency-Key happen once: sent again within a day, it answers what it
/// answered the first time. Without the header, every request counts.</summary>
internal sealed class RepeatedWrites(IOptions<JsonOptions> json) : IEndpointFilter
{
    private const string Header = "Idempotency-Key";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!http.Request.Headers.TryGetValue(Header, out var sent))
            return await next(context);
        if (sent is not [{ Length: > 0 and <= KeptAnswer.LongestKey } key])
            return Problems.Invalid(http, $"{Header} is one word of 1 to {KeptAnswer.LongestKey} characters.");
        var mediator = http.RequestServices.GetRequiredService<IMediator>();
        var keyId = Guid.Parse(http.User.FindFirstValue(ApiKeys.KeyClaim)!);
        return await mediator.Send(new ClaimWrite(keyId, key, Fingerprint(context)), http.RequestAborted) switch
        {
            ClaimWrite.Fresh { ClaimId: var claim } => await Once(claim, context, next, mediator),
            ClaimWrite.Done { Status: var status, Body: var body } => Again(http, status, body),
            ClaimWrite.UnderWay => Problems.Conflict(http, "A request with this Idempotency-Key is being handled."),
            _ => Problems.Invalid(http, "This Idempotency-Key was used for another request."),
        };
    }

    /// <summary>The caller going away does not stop the bookkeeping: the write may be done already.</summary>
    private async Task<object?> Once(Guid claim, EndpointFilterInvocationContext context, EndpointFilterDelegate next, IMediator mediator)
    {
        var result = await Try(claim, context, next, mediator);
        var status = (result as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK;
        var value = (result as IValueHttpResult)?.Value;
        var body = value is null ? "" : JsonSerializer.Serialize(value, json.Value.SerializerOptions.GetTypeInfo(value.GetType()));
        await mediator.Send(new KeepAnswer(claim, status, body), CancellationToken.None);
        return result;
    }

    // Only a write that failed may be tried again under its key; one that is done and could not be noted may not.
    private static async Task<object?> Try(Guid claim, EndpointFilterInvocationContext context, EndpointFilterDelegate next, IMediator mediator)
    {
        try
        {
            return await next(context);
        }
        catch
        {
            await mediator.Send(new DropClaim(claim), CancellationToken.None);
            throw;
        }
    }

    private static IResult Again(HttpContext http, int status, string? body)
    {
        http.Response.Headers["Idempotency-Replayed"] = "true";
        return body is null
            ? Problems.Of(http, StatusCodes.Status410Gone, "The answer was erased with the business's data.")
            : TypedResults.Text(body, status < 400 ? "application/json" : Problems.MediaType, Encoding.UTF8, status);
    }

    /// <summary>What was asked: where, and the body as it was understood.</summary>
    private string Fingerprint(EndpointFilterInvocationContext context)
    {
        var request = context.HttpContext.Request;
        var asked = new StringBuilder(request.Method).Append(' ').Append(request.Path);
        foreach (var body in context.Arguments.OfType<IBody>())
            asked.Append('\n').Append(JsonSerializer.Serialize(body, json.Value.SerializerOptions.GetTypeInfo(body.GetType())));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked.ToString())));
    }
}

/// <summary>Marks what is read from the body of a write.</summary>
internal interface IBody;
