using System.Diagnostics;
using System.Text.Json;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Kalliky.Web.Api;

/// <summary>Every refusal of the API, as RFC 9457 problem+json with the trace id that our logs know.</summary>
internal static class Problems
{
    public const string MediaType = "application/problem+json";

    public static ProblemHttpResult NotFound(HttpContext http, string what) =>
        Of(http, StatusCodes.Status404NotFound, $"There is no such {what}.");

    public static ProblemHttpResult Conflict(HttpContext http, string detail) => Of(http, StatusCodes.Status409Conflict, detail);

    /// <summary>The place in the diary is not to be had; what is free instead comes along.</summary>
    public static ProblemHttpResult Conflict(HttpContext http, string detail, IReadOnlyList<SlotJson> slots)
    {
        var problem = Conflict(http, detail);
        problem.ProblemDetails.Extensions["slots"] = slots;
        return problem;
    }

    public static ProblemHttpResult TooMany(HttpContext http) =>
        Of(http, StatusCodes.Status429TooManyRequests, "Too many requests. Try again after the time in Retry-After.");

    public static ProblemHttpResult Invalid(HttpContext http, string detail) =>
        Of(http, StatusCodes.Status422UnprocessableEntity, detail);

    public static ProblemHttpResult Invalid(HttpContext http, IReadOnlyDictionary<string, string[]> errors) =>
        Of(http, StatusCodes.Status422UnprocessableEntity, "Some fields are not valid.", errors);

    public static ProblemHttpResult Invalid(HttpContext http, string field, string expected) =>
        Invalid(http, new Dictionary<string, string[]> { [field] = [expected] });

    /// <summary>The fields as the operation calls them.</summary>
    public static ProblemHttpResult Invalid(HttpContext http, ValidationException refused) => Invalid(
        http,
        refused.Errors.GroupBy(error => FieldOf(http, error.PropertyName))
            .ToDictionary(field => field.Key, field => field.Select(error => error.ErrorMessage).ToArray()));

    /// <summary>A field of a use case's request, as the operation calls it.</summary>
    public static string FieldOf(HttpContext http, string property) =>
        http.GetEndpoint()?.Metadata.GetOrderedMetadata<FieldName>().FirstOrDefault(name => name.Property == property)?.Field
        ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property);

    /// <summary>Something that a body names and that is not there.</summary>
    public static ProblemHttpResult Unknown(HttpContext http, string property) => Invalid(http, FieldOf(http, property), "There is none with this id.");

    public static ProblemHttpResult Of(
        HttpContext http, int status, string? detail = null, IReadOnlyDictionary<string, string[]>? errors = null)
    {
        var title = ReasonPhrases.GetReasonPhrase(status);
        var problem = new ProblemDetails
        {
            Type = "urn:kalliky:problem:" + title.ToLowerInvariant().Replace(' ', '-'),
            Title = title,
            Status = status,
            Detail = detail,
            Extensions = { ["trace_id"] = Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier },
        };
        if (errors is not null)
            problem.Extensions["errors"] = errors;
        return TypedResults.Problem(problem);
    }
}
