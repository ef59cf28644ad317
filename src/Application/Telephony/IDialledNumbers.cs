using Kalliky.Domain.Shared;

namespace Kalliky.Application.Telephony;

/// <summary>The keyed hash by which a call finds its store, before anybody knows whose it is.</summary>
public interface IDialledNumbers
{
    ValueTask<string> KeyOf(PhoneNumber number, CancellationToken ct);
}
