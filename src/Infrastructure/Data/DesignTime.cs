using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Infrastructure.Data.Accounts;
using Microsoft.EntityFrameworkCore.Design;

namespace Kalliky.Infrastructure.Data;

/// <summary>Lets `dotnet ef migrations add NAME --project src/Infrastructure --context KallikyDb` build the model without a database.</summary>
internal sealed class KallikyDesign : IDesignTimeDbContextFactory<KallikyDb>
{
    public KallikyDb CreateDbContext(string[] args) => new(DataRegistration.Options<KallikyDb>("Host=design"), new CurrentTenant(), new Haste());
}

/// <summary>The same for --context AccountsDb.</summary>
internal sealed class AccountsDesign : IDesignTimeDbContextFactory<AccountsDb>
{
    public AccountsDb CreateDbContext(string[] args) => new(DataRegistration.Options<AccountsDb>("Host=design"));
}
