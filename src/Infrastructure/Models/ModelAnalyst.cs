using System.Text.Json;
using Kalliky.Application.Calls;

namespace Kalliky.Infrastructure.Models;

/// <summary>Asks the models of the chain about a call that has ended; nobody waits on the phone, so each has its time.</summary>
internal sealed class ModelAnalyst(FormFilling forms) : ICallAnalyst
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public Task<JsonElement?> Fill(string schema, string instructions, string conversation, CancellationToken ct) =>
        forms.Ask("a call", Patience, (model, late) => model.Fill(schema, instructions, conversation, late), ct);
}
