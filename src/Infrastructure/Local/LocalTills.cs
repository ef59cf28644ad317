using Kalliky.Application.Billing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Kalliky.Infrastructure.Local;

/// <summary>Whether the demonstration's tills are open: everywhere but in production, where plans would be given away, and there too
/// where the operator wants that.</summary>
internal sealed class LocalTills(IOptions<PaymentOptions> options, IHostEnvironment? environment = null)
{
    public bool AreOpen => options.Value.Demonstration || environment?.IsProduction() != true;
}
