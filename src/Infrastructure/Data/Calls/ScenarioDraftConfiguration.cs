using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Calls;

internal sealed class ScenarioDraftConfiguration : IEntityTypeConfiguration<ScenarioDraft>
{
    public void Configure(EntityTypeBuilder<ScenarioDraft> builder)
    {
        builder.ToTable("scenario_drafts");
        builder.Property(draft => draft.Name).HasMaxLength(100);
        builder.Property(draft => draft.By).HasMaxLength(50);
        builder.HasOne<Store>().WithMany().HasForeignKey(draft => draft.StoreId);
        builder.HasOne<Call>().WithMany().HasForeignKey(draft => draft.CallId);
        builder.HasIndex(draft => new { draft.StoreId, draft.At });
    }
}
