using System.Data.Common;
using Kalliky.Domain.Shared;

namespace Kalliky.Infrastructure.Data;

/// <summary>Takes what happened to saved rows to whoever reacts to it, in the transaction that saves them.</summary>
internal interface IPost
{
    /// <summary>False when nobody reacts to this kind of event: then it costs nothing.</summary>
    bool Wants(DomainEvent happened);

    Task Send(IReadOnlyList<DomainEvent> events, Guid tenant, DbConnection connection, DbTransaction transaction);
}
