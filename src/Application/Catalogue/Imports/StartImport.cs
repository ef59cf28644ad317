using System.Text;
using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Catalogue;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Catalogue.Imports;

/// <summary>Somebody hands over a menu: a file, or words that they pasted. It is read in the background; nothing of it is on sale
/// before it was reviewed.</summary>
[Needs(Permission.EditCatalogue)]
public sealed record StartImport(Guid StoreId, byte[]? File, string? Text, string By) : IRequest<StartImport.Answer>
{
    public abstract record Answer;

    public sealed record Started(Guid ImportId) : Answer;

    /// <summary>No such store in this business.</summary>
    public sealed record Unknown : Answer;

    /// <summary>Why it is not even begun.</summary>
    public sealed record Refused(Reason Why) : Answer;

    public enum Reason
    {
        Empty,
        TooLarge,

        /// <summary>An archive, or a file of an office program, which is one.</summary>
        Archive,

        /// <summary>A picture that models do not take.</summary>
        Heic,

        /// <summary>Nothing that a menu comes in.</summary>
        NoMenu,

        /// <summary>A photo, and no model that takes pictures.</summary>
        NoEyes,

        /// <summary>Enough are under way.</summary>
        TooMany,
    }

    // Never in a log.
    public override string ToString() => "StartImport { }";
}

internal sealed class StartImportHandler(IKallikyDb db, IVault vault, IMoment moment, CurrentTenant tenant, IMenuModel model) : IRequestHandler<StartImport, StartImport.Answer>
{
    public async Task<StartImport.Answer> Handle(StartImport request, CancellationToken ct)
    {
        if (!await db.Stores.Open().AnyAsync(store => store.Id == request.StoreId, ct))
            return new StartImport.Unknown();
        var bytes = request.File ?? Encoding.UTF8.GetBytes(request.Text ?? "");
        if (Problem(bytes) is { } why)
            return new StartImport.Refused(why);
        var source = HandedOver.SourceOf(bytes)!.Value;
        if (source == ImportSource.Photo && !model.SeesPictures)
            return new StartImport.Refused(StartImport.Reason.NoEyes);
        var since = moment.Now - Duration.FromDays(1);
        var open = await db.MenuImports.CountAsync(row => row.StoreId == request.StoreId && (row.Status == ImportStatus.Reading || row.Status == ImportStatus.Review), ct);
        if (open >= ImportBounds.MostOpen || await db.MenuImports.CountAsync(row => row.CreatedAt > since, ct) >= ImportBounds.MostADay)
            return new StartImport.Refused(StartImport.Reason.TooMany);

        var import = new MenuImport(moment.NewId(), tenant.Required(), request.StoreId, source, vault.SealBytes(bytes), request.By, moment.Now);
        db.MenuImports.Add(import);
        await db.SaveChangesAsync(ct);
        return new StartImport.Started(import.Id);
    }

    private static StartImport.Reason? Problem(byte[] bytes) =>
        bytes.Length > ImportBounds.MostBytes ? StartImport.Reason.TooLarge
        : bytes.All(one => one is 0xEF or 0xBB or 0xBF or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') ? StartImport.Reason.Empty
        : HandedOver.IsArchive(bytes) ? StartImport.Reason.Archive
        : HandedOver.IsHeic(bytes) ? StartImport.Reason.Heic
        : HandedOver.SourceOf(bytes) is null ? StartImport.Reason.NoMenu
        : null;
}
