using Microsoft.AspNetCore.Http;

namespace Kalliky.Fakes.Telnyx;

/// <summary>The carrier's way to say no: a status and one error.</summary>
internal sealed record Refusal(int Status, string Code, string Title, string Detail, string? Pointer = null)
{
    public static Refusal Unauthorised { get; } = new(401, "10009", "Authentication failed", "The required authentication headers were either invalid or not included in the request.");

    public static Refusal UnknownAddress { get; } = new(404, "10005", "Resource not found", "The requested resource or URL could not be found.");

    public static Refusal NotWellFormed { get; } = new(400, "10015", "Bad Request", "The request failed because it was not well-formed.");

    public static Refusal TooMany { get; } = new(429, "10011", "Too many requests", "You have exceeded the maximum number of allowed requests.");

    public static Refusal UnknownCall { get; } = new(422, "90015", "Invalid Call Control ID", "The call_control_id provided was not valid.", "/call_control_id");

    public static Refusal InvalidState { get; } = new(422, "90017", "Invalid value for client_state", "The client_state must be a valid Base-64 encoded string.", "/client_state");

    public static Refusal Ended { get; } = new(422, "90018", "Call has already ended", "This call is no longer active and can't receive commands.");

    public static Refusal NotAnswered { get; } = new(422, "90034", "Call not answered yet", "This call can't receive this command because it has not been answered yet.");

    public static Refusal RelayRuns { get; } = new(422, "90061", "AI Assistant is already in progress", "AI Assistant cannot be started more than once.");

    public static Refusal UnknownPaper { get; } = new(422, "10017", "Associated resource does not exist", "The requested parameter is invalid as the associated resource does not exist.", "/regulatory_requirements");

    public static Refusal NumberGone { get; } = new(422, "10015", "Bad Request", "The requested phone number is not available, or was not searched for lately.", "/phone_numbers");

    public static Refusal NotPending { get; } = new(422, "10015", "Bad Request", "Only pending orders can be cancelled.");

    public static Refusal StillLinked { get; } = new(422, "10015", "Bad Request", "It is linked to a service and must be unlinked first.");

    public static Refusal Missing(string field) => new(422, "10004", "Missing required parameter", $"The '{field}' parameter is required and cannot be blank.", $"/{field}");

    public static Refusal NotOneOf(string field, IEnumerable<string> values) =>
        new(422, "10032", "Invalid enumerated value", $"The value must be one of: {string.Join(", ", values)}.", $"/{field}");

    public static Refusal NotANumber(string field) => new(422, "10016", "Phone number must be in +E164 format", $"The '{field}' parameter must be in E164 format.", $"/{field}");

    public static Refusal NotAnAddress(string field) => new(422, "10003", "Invalid URL", $"The '{field}' must start with ws:// or wss://.", $"/{field}");

    public static Refusal Broken(int status) => new(status, "10007", "Unexpected error", "An unexpected error occured.");

    public IResult Answer() => Results.Json(new { errors = new[] { Error() } }, statusCode: Status);

    private object Error() => Pointer is null
        ? new { code = Code, title = Title, detail = Detail }
        : new { code = Code, title = Title, detail = Detail, source = new { pointer = Pointer } };
}
