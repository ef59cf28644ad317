using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Kalliky.Web.Api;

/// <summary>The OpenAPI 3.1 document of the API, and the page that one reads it on.</summary>
internal static class Document
{
    private const string Security = "api_key";

    /// <summary>What every operation may refuse with; its own ones stand in its metadata.</summary>
    private static readonly int[] Refusals = [401, 403, 422, 429];

    public static void AddDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = operation => operation.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type)?.Replace("Json", "", StringComparison.Ordinal);
        options.AddDocumentTransformer(Introduce);
        options.AddOperationTransformer(Complete);
    });

    public static void MapDocument(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        routes.MapScalarApiReference("/api/docs", options => options
                .WithTitle("Kalliky API").WithOpenApiRoutePattern("/openapi/{documentName}.json").WithNonce()
                .DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideClientButton().HideDeveloperTools()
                .AddPreferredSecuritySchemes(Security))
            .AllowAnonymous()
            .AddEndpointFilter<IEndpointConventionBuilder, ReaderPolicy>();
    }

    private static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Kalliky API",
            Version = "1",
            Description = "For cash registers, agendas and customer tools. Field names are snake_case, times RFC 3339 with the store's offset, "
                + "money in cents, telephone numbers E.164. Errors are problem+json. A key has scopes and is shown once, when it is made.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Security] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key such as klk_live_…",
            },
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        return Task.CompletedTask;
    }

    private static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var json = context.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        operation.Parameters ??= [];
        foreach (var filter in metadata.OfType<Filter>())
            operation.Parameters.Add(Parameter(filter.Name, ParameterLocation.Query, filter.Description, filter.Schema, filter.Example));
        if (metadata.OfType<TakesIdempotencyKey>().Any())
        {
            operation.Parameters.Add(Parameter(
                "Idempotency-Key", ParameterLocation.Header, "Sent again within 24 hours, the same request is done once and answered alike.",
                new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 255 }, "8f2c-till-3-42"));
        }

        if (metadata.OfType<BodyExample>().FirstOrDefault() is { } body)
            Show(operation.RequestBody?.Content, body.Value, json);
        if (metadata.OfType<AnswerExample>().FirstOrDefault() is { } answer)
            Show(operation.Responses?[Text(answer.Status)].Content, answer.Value, json);
        foreach (var refusal in Refusals.Select(status => new Refusal(status)).Concat(metadata.OfType<Refusal>()).OrderBy(refusal => refusal.Status))
            operation.Responses!.Add(Text(refusal.Status), Problem(refusal, json));
        if (metadata.OfType<RequiredScope>().FirstOrDefault() is { } required)
        {
            operation.Description += $" Needs the scope {required.Scope}.";
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Security, context.Document)] = [] }];
        }

        return Task.CompletedTask;
    }

    private static OpenApiParameter Parameter(string name, ParameterLocation place, string description, OpenApiSchema schema, JsonNode? example) =>
        new() { Name = name, In = place, Description = description, Schema = schema, Example = example?.DeepClone() };

    private static void Show(IDictionary<string, OpenApiMediaType>? content, object example, JsonSerializerOptions json)
    {
        if (content is not null && content.TryGetValue("application/json", out var media))
            media.Example = JsonSerializer.SerializeToNode(example, json.GetTypeInfo(example.GetType()));
    }

    private static OpenApiResponse Problem(Refusal refusal, JsonSerializerOptions json)
    {
        var status = refusal.Status;
        var title = ReasonPhrases.GetReasonPhrase(status);
        var example = new JsonObject
        {
            ["type"] = "urn:kalliky:problem:" + title.ToLowerInvariant().Replace(' ', '-'),
            ["title"] = title,
            ["status"] = status,
            ["trace_id"] = "4bf92f3577b34da6a3ce929d0e0e4736",
        };
        if (status == 422)
            example["errors"] = new JsonObject { ["limit"] = new JsonArray("A number from 1 to 100.") };
        if (refusal.Slots is { } slots)
            example["slots"] = JsonSerializer.SerializeToNode(slots, json.GetTypeInfo(typeof(IReadOnlyList<SlotJson>)));
        return new OpenApiResponse
        {
            Description = title,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [Problems.MediaType] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object }, Example = example },
            },
        };
    }

    private static string Text(int status) => status.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The reader brings its script along; nothing comes from other hosts. It writes styles of its own, hence the one exception.</summary>
    private sealed class ReaderPolicy : IEndpointFilter
    {
        public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            var http = context.HttpContext;
            http.Response.OnStarting(() =>
            {
                if (http.Items[ScalarOptions.NonceHttpContextItemKey] is string nonce)
                    http.Response.Headers.ContentSecurityPolicy = PolicyWith(nonce);
                return Task.CompletedTask;
            });
            return next(context);
        }

        private static string PolicyWith(string nonce) =>
            $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
            + "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }
}
