using System.Text.Json.Nodes;
using Kalliky.Application.Shared;
using Microsoft.OpenApi;

namespace Kalliky.Web.Api;

/// <summary>What an operation says of itself in the document: the words that its routes are written with.</summary>
internal static class Described
{
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string name, string summary, string description) =>
        endpoint.WithName(name).WithSummary(summary).WithDescription(description);

    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, params Filter[] filters) => endpoint.WithMetadata([.. filters]);

    public static RouteHandlerBuilder TakesPage(this RouteHandlerBuilder endpoint) => endpoint.Takes(Filters.Limit, Filters.Cursor);

    /// <summary>The body that it reads, with an example.</summary>
    public static RouteHandlerBuilder Accepts<T>(this RouteHandlerBuilder endpoint, T example)
        where T : IBody => endpoint.WithMetadata(new BodyExample(example));

    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder endpoint, object example) =>
        endpoint.Produces<T>().WithMetadata(new AnswerExample(example));

    /// <summary>Something is made: 201 with its address.</summary>
    public static RouteHandlerBuilder AnswersCreated<T>(this RouteHandlerBuilder endpoint, object example) =>
        endpoint.Produces<T>(StatusCodes.Status201Created).WithMetadata(new AnswerExample(example, StatusCodes.Status201Created));

    /// <summary>Calls a field of the use case's request by another name.</summary>
    public static RouteHandlerBuilder Calls(this RouteHandlerBuilder endpoint, string property, string field) =>
        endpoint.WithMetadata(new FieldName(property, field));

    public static RouteHandlerBuilder AnswersNotFound(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new Refusal(404));

    public static RouteHandlerBuilder AnswersConflict(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new Refusal(409));

    /// <summary>Refuses a place that is not to be had, with those that are free.</summary>
    public static RouteHandlerBuilder AnswersTaken(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new Refusal(409, Examples.Slots.Data));
}

internal sealed record BodyExample(object Value);

internal sealed record AnswerExample(object Value, int Status = StatusCodes.Status200OK);

/// <param name="Property">Of the use case's request.</param>
/// <param name="Field">On the wire.</param>
internal sealed record FieldName(string Property, string Field);

/// <summary>A refusal besides those that every operation has.</summary>
/// <param name="Slots">What is free instead, where that comes along.</param>
internal sealed record Refusal(int Status, IReadOnlyList<SlotJson>? Slots = null);

/// <summary>A parameter of a list. The same name is read by <see cref="Asked"/>.</summary>
internal sealed record Filter(string Name, string Description, OpenApiSchema Schema, JsonNode? Example = null);

internal static class Filters
{
    public static readonly Filter StoreId = new(
        "store_id", "Only of this store.", new OpenApiSchema { Type = JsonSchemaType.String }, Examples.StoreId);

    public static readonly Filter Limit = new(
        "limit", "How many at most.",
        new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = Digits(Slice.Most), Default = Slice.Usual });

    public static readonly Filter Cursor = new(
        "cursor", "The next_cursor of the answer before.", new OpenApiSchema { Type = JsonSchemaType.String });

    public static readonly Filter Month = new(
        "month", "A month; the present one where none is named.", new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^\\d{4}-\\d{2}$" }, "2026-11");

    public static Filter Since(string what) => new(
        "since", $"Only {what} at or after this time.", new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
        "2026-11-24T18:00:00+01:00");

    public static Filter Time(string name, string what) => new(
        name, what, new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" }, "2026-11-28T09:00:00+01:00");

    public static Filter Text(string name, string what, string? example = null) => new(name, what, new OpenApiSchema { Type = JsonSchemaType.String }, example);

    public static Filter Number(string name, string what) => new(name, what, new OpenApiSchema { Type = JsonSchemaType.Integer });

    public static Filter Flag(string name, string what) => new(name, what, new OpenApiSchema { Type = JsonSchemaType.Boolean });

    public static Filter Word<T>(string name, string what)
        where T : struct, Enum =>
        new(name, what, new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Words.All<T>().Select(word => (JsonNode)word)] });

    private static string Digits(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
