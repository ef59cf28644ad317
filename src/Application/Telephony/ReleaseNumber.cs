using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Telephony;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Telephony;

/// <summary>A number that rings is given back. Nobody gets it back afterwards, so its last digits have to be written.</summary>
/// <param name="LastDigits">The last four of the number.</param>
[Needs(Permission.ReleaseNumber)]
public sealed record ReleaseNumber(Guid OrderId, string LastDigits) : IRequest<ReleaseNumber.Answer>
{
    public abstract record Answer;

    public sealed record Released : Answer;

    /// <summary>Those are not its last digits.</summary>
    public sealed record OtherDigits : Answer;

    /// <summary>No such number rings in this business.</summary>
    public sealed record Unknown : Answer;
}

internal sealed class ReleaseNumberValidator : AbstractValidator<ReleaseNumber>
{
    public ReleaseNumberValidator() => RuleFor(request => request.LastDigits).NotNull().MaximumLength(20);
}

internal sealed class ReleaseNumberHandler(IKallikyDb db, IVault vault, NumberLeaving leaving) : IRequestHandler<ReleaseNumber, ReleaseNumber.Answer>
{
    private const int Digits = 4;

    public async Task<ReleaseNumber.Answer> Handle(ReleaseNumber request, CancellationToken ct)
    {
        if (await db.NumberOrders.AsNoTracking().SingleOrDefaultAsync(order => order.Id == request.OrderId && order.Status == NumberStatus.Active, ct) is not { } active)
            return new ReleaseNumber.Unknown();
        var written = string.Concat(request.LastDigits.Where(char.IsAsciiDigit));
        if (written.Length != Digits || vault.Open(active.Number)?.EndsWith(written, StringComparison.Ordinal) != true)
            return new ReleaseNumber.OtherDigits();
        return await leaving.GiveBack(request.OrderId, unlessActive: false, ct) ? new ReleaseNumber.Released() : new ReleaseNumber.Unknown();
    }
}
