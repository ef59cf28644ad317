using Kalliky.Application.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Infrastructure.Data.Vault;

namespace Kalliky.Infrastructure.Data.Accounts;

internal sealed class NewBusinessKeys(Keyring keyring) : INewBusinessKeys
{
    public BusinessKey Of(Guid business) => keyring.NewKey(business);
}
