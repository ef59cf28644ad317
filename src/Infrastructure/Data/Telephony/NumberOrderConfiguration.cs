using Kalliky.Domain.Businesses;
using Kalliky.Domain.Telephony;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Telephony;

/// <summary>One that is open per store: the database refuses a second.</summary>
internal sealed class NumberOrderConfiguration : IEntityTypeConfiguration<NumberOrder>
{
    private const string Open = "status NOT IN ('Refused', 'Released')";

    public void Configure(EntityTypeBuilder<NumberOrder> builder)
    {
        builder.ToTable("number_orders");
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Property(order => order.FileHandle).HasMaxLength(NumberOrder.LongestHandle);
        builder.Property(order => order.OrderHandle).HasMaxLength(NumberOrder.LongestHandle);
        builder.Property(order => order.NumberHandle).HasMaxLength(NumberOrder.LongestHandle);
        builder.HasOne<Store>().WithMany().HasForeignKey(order => order.StoreId);
        builder.HasIndex(order => order.StoreId, "ix_number_orders_open").IsUnique().HasFilter(Open).HasDatabaseName("ix_number_orders_open");
        builder.HasIndex(order => order.OrderHandle);
        builder.HasIndex(order => order.LookAt);
    }
}

internal sealed class NumberPaperConfiguration : IEntityTypeConfiguration<NumberPaper>
{
    public void Configure(EntityTypeBuilder<NumberPaper> builder)
    {
        builder.ToTable("number_papers");
        builder.Property(paper => paper.Requirement).HasMaxLength(NumberOrder.LongestHandle);
        builder.Property(paper => paper.Name).HasMaxLength(NumberPaper.LongestName);
        builder.Property(paper => paper.Hint).HasMaxLength(NumberPaper.LongestHint);
        builder.Property(paper => paper.MediaType).HasMaxLength(50);
        builder.HasOne<NumberOrder>().WithMany().HasForeignKey(paper => paper.OrderId);
    }
}

internal sealed class ForwardingTestConfiguration : IEntityTypeConfiguration<ForwardingTest>
{
    public void Configure(EntityTypeBuilder<ForwardingTest> builder)
    {
        builder.ToTable("forwarding_tests");
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Property(test => test.PhoneKey).HasMaxLength(64);
        builder.Property(test => test.Leg).HasMaxLength(ForwardingTest.LongestLeg);
        builder.HasOne<Store>().WithMany().HasForeignKey(test => test.StoreId);
        builder.HasIndex(test => new { test.TenantId, test.StartedAt });
    }
}
