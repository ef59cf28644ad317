#pragma warning disable CA1812, CA1852, CA1823, CS0169, CS0414, CS0649, IDE0051, CA1822 // They sin on purpose, and do nothing else.
using Kalliky.Infrastructure.Shared;
using MediatR;

namespace Kalliky.Architecture.Tests.Sinners
{
    internal sealed record Sinful : IRequest<int>;

    internal sealed class Naming : IRequestHandler<Sinful, int>
    {
        public Task<int> Handle(Sinful request, CancellationToken cancellationToken) => new OpenHandler().Handle(new Ask(), cancellationToken);
    }

    internal sealed class Sending(IMediator mediator) : IRequestHandler<Sinful, int>
    {
        public async Task<int> Handle(Sinful request, CancellationToken cancellationToken) => await mediator.Send(new Ask(), cancellationToken);
    }

    internal sealed class Watch
    {
        public async Task<DateTime> Look()
        {
            await Task.Yield();
            return DateTime.UtcNow;
        }
    }

    internal sealed class Dice
    {
        public IEnumerable<Guid> Throw() => Enumerable.Range(0, 2).Select(_ => Guid.NewGuid());
    }
}

namespace Kalliky.Architecture.Tests.Sinners.Setup
{
    internal sealed class Allowed
    {
        public bool Is() => Placeholder.Is("");
    }
}

namespace Kalliky.Architecture.Tests.Sinners.Pages
{
    internal sealed class Field
    {
        private readonly SettingException? kept;
    }

    internal sealed class Body
    {
        public bool Is() => Placeholder.Is("");
    }

    internal sealed class Lambda
    {
        public bool Is() => new[] { "" }.Any(text => Placeholder.Is(text));
    }

    internal sealed class Async
    {
        public async Task<bool> Is()
        {
            await Task.Yield();
            return Placeholder.Is("");
        }
    }

    internal sealed class Generic
    {
        public IReadOnlyList<SettingException> None() => [];
    }
}

namespace Kalliky.Architecture.Tests.Sinners.Bakery
{
    internal sealed class Crust;
}

namespace Kalliky.Architecture.Tests.Sinners.Butcher
{
    internal sealed class Pie
    {
        public Bakery.Crust Make() => new();
    }
}
