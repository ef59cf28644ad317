using System.Reflection;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Accounts;

/// <summary>Stops a use case that whoever asks may not do, and writes into the journal what they did. The line is saved with
/// the rows that the use case saves, so that neither is there without the other; what was refused saves nothing and leaves no line.</summary>
internal sealed class Guard<TRequest, TAnswer>(Actor actor, IKallikyDb db, IMoment moment, CurrentTenant tenant) : IPipelineBehavior<TRequest, TAnswer>
    where TRequest : IRequest<TAnswer>
{
    private static readonly Permission? Needed = typeof(TRequest).GetCustomAttribute<NeedsAttribute>()?.Permission;

    // The first id of a request names what it is about.
    private static readonly PropertyInfo? About = typeof(TRequest).GetProperties()
        .FirstOrDefault(property => property.PropertyType == typeof(Guid) && property.Name != "StoreId");

    private static readonly bool SavesNothing = typeof(TRequest).GetCustomAttribute<JournalAlwaysAttribute>() is not null;

    public async Task<TAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        if (Needed is not { } permission || actor.IsNobody)
            return await next();
        if (!actor.May(permission))
            throw new NotAllowedException(permission);
        var line = new JournalLine(
            moment.NewId(), tenant.Required(), moment.Now, actor.Account, actor.Key, typeof(TRequest).Name, About?.GetValue(request) as Guid?, actor.From);
        db.JournalLines.Add(line);
        try
        {
            var answer = await next();
            if (SavesNothing && answer is not (null or false))
                await db.SaveChangesAsync(cancellationToken);
            return answer;
        }
        finally
        {
            if (db.JournalLines.Entry(line).State == EntityState.Added)
                db.JournalLines.Entry(line).State = EntityState.Detached;
        }
    }
}

/// <summary>A use case that saves no row of its own, such as one that hands personal data over: its line is saved after it.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class JournalAlwaysAttribute : Attribute;
