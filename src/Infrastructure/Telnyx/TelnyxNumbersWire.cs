using System.Text.Json.Serialization;

namespace Kalliky.Infrastructure.Telnyx;

internal sealed record FoundNumbers(IReadOnlyList<FoundNumber>? Data);

internal sealed record FoundNumber(string? PhoneNumber);

internal sealed record RequirementsAnswer(IReadOnlyList<RequirementData>? Data);

internal sealed record RequirementData(IReadOnlyList<RequirementType>? RequirementTypes);

/// <param name="Type">document, address or textual.</param>
internal sealed record RequirementType(string? Id, string? Name, string? Description, string? Example, string? Type);

internal sealed record DocumentBody(string File, string Filename, string CustomerReference);

internal sealed record AddressBody(
    string CustomerReference, string BusinessName, string FirstName, string LastName, string StreetAddress, string PostalCode, string Locality, string CountryCode,
    bool AddressBook, bool ValidateAddress);

internal sealed record IdAnswer(IdData? Data);

internal sealed record IdsAnswer(IReadOnlyList<IdData>? Data);

internal sealed record IdData(string? Id);

internal sealed record GroupBody(string CountryCode, string PhoneNumberType, string Action, string CustomerReference, IReadOnlyList<RequirementValue> RegulatoryRequirements);

internal sealed record GroupChange(IReadOnlyList<RequirementValue> RegulatoryRequirements);

internal sealed record RequirementValue(string RequirementId, string FieldValue);

/// <summary>Groups of requirements come without an envelope.</summary>
internal sealed record GroupAnswer(string? Id, IReadOnlyList<GroupRequirement>? RegulatoryRequirements);

/// <param name="Status">approved, unapproved, pending-approval, declined or expired.</param>
internal sealed record GroupRequirement(string? RequirementId, string? Status);

internal sealed record OrderBody(IReadOnlyList<OrderedBody> PhoneNumbers, string? ConnectionId, string? MessagingProfileId, string CustomerReference);

internal sealed record OrderedBody(string PhoneNumber, string? RequirementGroupId);

internal sealed record OrderAnswer(OrderData? Data);

internal sealed record OrdersAnswer(IReadOnlyList<OrderData>? Data);

/// <param name="Status">pending, success or failure.</param>
internal sealed record OrderData(string? Id, string? Status, IReadOnlyList<OrderedData>? PhoneNumbers, IReadOnlyList<string>? SubNumberOrdersIds);

internal sealed record OrderedData(string? PhoneNumber, string? Status, string? RequirementsStatus);

internal sealed record GroupOfOrder(string RequirementGroupId);

internal sealed record OwnedNumbers(IReadOnlyList<OwnedNumber>? Data);

internal sealed record OwnedNumber(string? Id, string? PhoneNumber, string? Status);

internal sealed record NumberBody(string ConnectionId, string CustomerReference);

internal sealed record NumberMessagingBody(string MessagingProfileId);

internal sealed record DialBody(string ConnectionId, string To, string From, int TimeoutSecs, int TimeLimitSecs, string ClientState, string CommandId);

internal sealed record DialAnswer(DialData? Data);

internal sealed record DialData(string? CallControlId);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FoundNumbers))]
[JsonSerializable(typeof(RequirementsAnswer))]
[JsonSerializable(typeof(DocumentBody))]
[JsonSerializable(typeof(AddressBody))]
[JsonSerializable(typeof(IdAnswer))]
[JsonSerializable(typeof(IdsAnswer))]
[JsonSerializable(typeof(GroupBody))]
[JsonSerializable(typeof(GroupChange))]
[JsonSerializable(typeof(GroupAnswer))]
[JsonSerializable(typeof(OrderBody))]
[JsonSerializable(typeof(OrderAnswer))]
[JsonSerializable(typeof(OrdersAnswer))]
[JsonSerializable(typeof(GroupOfOrder))]
[JsonSerializable(typeof(OwnedNumbers))]
[JsonSerializable(typeof(NumberBody))]
[JsonSerializable(typeof(NumberMessagingBody))]
[JsonSerializable(typeof(DialBody))]
[JsonSerializable(typeof(DialAnswer))]
internal sealed partial class TelnyxNumbersWire : JsonSerializerContext;
