using Kalliky.Application.Assistant;
using Kalliky.Application.Shared;
using MediatR;
using NodaTime;

namespace Kalliky.Application.Ordering;

/// <summary>When it is to be ready or delivered.</summary>
/// <param name="Wished">Local time of the store; null for as soon as possible.</param>
public sealed record SetTime(Situation Call, LocalDateTime? Wished) : IRequest<SetTime.Answer>
{
    public abstract record Answer;

    public sealed record Set(OrderState Order, LocalDateTime ReadyAt, bool AsSoonAsPossible) : Answer;

    public sealed record NotPossible(TimeAnswer Why, OrderState? Order) : Answer;
}

internal sealed class SetTimeHandler(Drafts drafts, IMoment moment) : IRequestHandler<SetTime, SetTime.Answer>
{
    public async Task<SetTime.Answer> Handle(SetTime request, CancellationToken cancellationToken)
    {
        var sheet = await drafts.Sheet(request.Call, cancellationToken);
        var draft = await drafts.Find(request.Call, cancellationToken);
        var time = request.Wished is { } wished
            ? ReadyTimes.At(sheet, draft?.Fulfilment, wished, moment.Now)
            : ReadyTimes.AsSoonAsPossible(sheet, draft?.Fulfilment, moment.Now);
        if (time is not TimeAnswer.Ready ready)
            return new SetTime.NotPossible(time, draft is null ? null : drafts.State(draft, sheet));
        draft ??= await drafts.Begin(request.Call, cancellationToken);
        draft.ReadyFor(ready.At, ready.AsSoonAsPossible);
        var state = await drafts.Save(draft, sheet, cancellationToken);
        return new SetTime.Set(state, ready.At.InZone(sheet.Zone).LocalDateTime, ready.AsSoonAsPossible);
    }
}
