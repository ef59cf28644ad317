using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Infrastructure.Data.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalliky.Infrastructure.Data.Billing;

/// <summary>A business that leaves keeps its invoices: they may not be deleted under it.</summary>
internal sealed class InvoiceConfiguration : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> builder)
    {
        builder.ToTable("invoices", table => {
            table.HasCheckConstraint("ck_invoices_total", "total = net + vat");
            table.HasCheckConstraint("ck_invoices_collected", "CASE WHEN total < 0 THEN paid <= 0 AND given_back <= 0 AND collected + paid + given_back >= total ELSE paid >= 0 AND given_back >= 0 AND collected + paid + given_back <= total END");
        });
        builder.Ignore(invoice => invoice.Due);
        builder.Ignore(invoice => invoice.ToTransfer);
        builder.Ignore(invoice => invoice.Replaces);
        builder.Ignore(invoice => invoice.IsReplaced);
        builder.Property(invoice => invoice.Collected).HasDefaultValueSql("0");
        builder.Property(invoice => invoice.Paid).HasDefaultValueSql("0");
        builder.Property(invoice => invoice.GivenBack).HasDefaultValueSql("0");
        builder.Property(invoice => invoice.Number).HasMaxLength(30);
        builder.Property(invoice => invoice.CreditsNumber).HasMaxLength(30);
        builder.Property(invoice => invoice.Reason).HasMaxLength(200);
        builder.Property(invoice => invoice.OnceKey).HasMaxLength(100);
        builder.Property(invoice => invoice.Lines).AsJson();
        builder.Property(invoice => invoice.Seller).AsJson();
        builder.HasOne<Business>().WithMany().HasForeignKey(invoice => invoice.TenantId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Invoice>().WithMany().HasForeignKey(invoice => invoice.CreditsId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(invoice => invoice.Sequence).IsUnique();
        builder.HasIndex(invoice => invoice.Number).IsUnique();
        builder.HasIndex(invoice => new { invoice.TenantId, invoice.OnceKey }).IsUnique();
        builder.HasIndex(invoice => new { invoice.TenantId, invoice.IssuedAt, invoice.Id });
    }
}

internal sealed class InvoiceDocumentConfiguration : IEntityTypeConfiguration<InvoiceDocument>
{
    public void Configure(EntityTypeBuilder<InvoiceDocument> builder)
    {
        builder.ToTable("invoice_documents");
        builder.Property(document => document.Sha256).HasMaxLength(64);
        builder.HasOne<Invoice>().WithMany().HasForeignKey(document => document.InvoiceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(document => document.InvoiceId).IsUnique();
    }
}

internal sealed class KeptInvoiceConfiguration : IEntityTypeConfiguration<KeptInvoice>
{
    public void Configure(EntityTypeBuilder<KeptInvoice> builder)
    {
        builder.ToTable("kept_invoices");
        builder.Property(kept => kept.Sha256).HasMaxLength(64);
        builder.HasOne<Invoice>().WithMany().HasForeignKey(kept => kept.Id).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(kept => kept.KeptUntil);
    }
}

internal sealed class InvoiceTransferConfiguration : IEntityTypeConfiguration<InvoiceTransfer>
{
    public void Configure(EntityTypeBuilder<InvoiceTransfer> builder)
    {
        builder.ToTable("invoice_transfers", table => table.HasCheckConstraint("ck_invoice_transfers_amount", "amount > 0"));
        builder.Property(transfer => transfer.Reference).HasMaxLength(InvoiceTransfer.LongestReference);
        builder.HasOne<Invoice>().WithMany().HasForeignKey(transfer => transfer.InvoiceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(transfer => new { transfer.TenantId, transfer.InvoiceId, transfer.Reference }).IsUnique();
    }
}

internal sealed class InvoiceCounterConfiguration : IEntityTypeConfiguration<InvoiceCounter>
{
    public void Configure(EntityTypeBuilder<InvoiceCounter> builder)
    {
        builder.ToTable("invoice_counter");
        builder.Property(counter => counter.Id).ValueGeneratedNever();
        builder.Ignore(counter => counter.Events);
    }
}
