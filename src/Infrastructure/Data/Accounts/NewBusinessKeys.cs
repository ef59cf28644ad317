using Kalliky.Application.Accounts;
using Kalliky.Infrastructure.Data.Vault;

namespace Kalliky.Infrastructure.Data.Accounts;

internal sealed class NewBusinessKeys(KallikyDb db, Keyring keyring) : INewBusinessKeys
{
    public void Add(Guid business) => db.BusinessKeys.Add(keyring.NewKey(business));
}
