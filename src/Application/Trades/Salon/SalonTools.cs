using System.ComponentModel;
using Kalliky.Application.Assistant;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Speech.French;
using Kalliky.Application.Trades.Diary;
using MediatR;
using Microsoft.SemanticKernel;

namespace Kalliky.Application.Trades.Salon;

/// <summary>What only a salon is asked.</summary>
internal sealed class SalonTools(IMediator mediator, CurrentCall call)
{
    [KernelFunction("same_as_last_time")]
    [Description("« Comme la dernière fois » : ce que l'appelant a eu la dernière fois, et avec qui.")]
    public async Task<ToolAnswer> SameAsLastTime(CancellationToken ct) => await mediator.Send(new LastServices(call.Situation), ct) switch
    {
        LastServices.Found { Booking: var last } => new ToolAnswer(
            $"La dernière fois, c'était {BookingSpeech.What(last.State)}{With(last.State.With)}.", Booking: last.State),
        _ => new ToolAnswer("Je ne retrouve pas votre dernier passage. Que souhaitez-vous comme prestation ?", false, "no_booking"),
    };

    private static string With(string? name) => name is null ? "" : $" avec {Lists.Say([.. name.Split(" et ").Select(BookingSpeech.Person)])}";
}
