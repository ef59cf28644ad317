using System.Text.Json;
using Kalliky.Application.Catalogue.Imports;

namespace Kalliky.Infrastructure.Models;

/// <summary>Asks the models of the chain about a menu, those that take pictures about one.</summary>
internal sealed class ModelMenus(FormFilling forms) : IMenuModel
{
    /// <summary>A full page is a long answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public bool SeesPictures => forms.Models.Any(model => model.TakesPictures);

    public Task<JsonElement?> Read(string schema, string instructions, MenuPart part, CancellationToken ct) => forms.Ask("a menu", Patience, (model, late) => part switch
    {
        { Text: { } text } => model.Fill(schema, instructions, text, late),
        { Picture: { } picture, MediaType: { } type } when model.TakesPictures => model.Fill(schema, instructions, picture, type, late),
        _ => Task.FromResult<string?>(null),
    }, ct);
}
