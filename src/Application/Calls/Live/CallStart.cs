using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Trades.Urgency;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Calls.Live;

/// <summary>All that a node must know to hold a conversation, new or taken up again.</summary>
/// <param name="Situation">Its clock is set anew for each turn.</param>
/// <param name="Generation">What this socket writes under; once another one has opened, it writes nothing more.</param>
/// <param name="Conversation">What was said and done so far, the greeting included.</param>
/// <param name="LastSequence">The number of the last turn that was written.</param>
/// <param name="UnansweredTurn">The caller's turn that nobody answered yet, when the conversation broke off there.</param>
/// <param name="IsResumed">The caller has heard the assistant before.</param>
/// <param name="Language">What the caller spoke last.</param>
/// <param name="KeepsWords">False once the caller has asked that nothing more be recorded.</param>
/// <param name="Emergency">What the caller was being handed on for when the conversation broke off.</param>
public sealed record CallStart(
    string CarrierId,
    Situation Situation,
    StoreSheet Sheet,
    int Generation,
    IReadOnlyList<Exchange> Conversation,
    int LastSequence,
    int? UnansweredTurn,
    bool IsResumed,
    TransferState Transfer,
    bool TakesMessageOnly,
    bool KeepsWords,
    Instant AnsweredAt,
    Language Language = Language.French,
    Emergency? Emergency = null);
