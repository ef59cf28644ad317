using Kalliky.Application.Assistant;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Memory;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Bookings;

/// <summary>Whether what the caller says now is another wish than what the draft holds.</summary>
internal sealed class Changes(Mind mind, BookingState draft)
{
    public bool Any => When || Staff || Services || Party;

    private bool When => mind.Now.Of<Act.GiveWhen>().Any(given =>
        given.When.Shift is not null || given.When.ShiftDays is not null || given.When.Other != 0 || given.When is { HasDay: true } or { HasTime: true } && BookingMemory.At(draft.StartsAt) is { } at && !given.When.Suits(at));

    private bool Staff => mind.Now.Of<Act.WantStaff>().Any(staff => staff.Name is { } name && (staff.Denied ? name == draft.With : name != draft.With))
        || mind.Now.Of<Act.WantArea>().Any(area => area.Name != draft.With);

    private bool Services => draft.Moves is null && mind.Now.Of<Act.WantServices>().Any(wanted => wanted.Services.Any(service => service.Sure && !draft.Services.Contains(service.Service.Name)));

    private bool Party => mind.Now.Of<Act.GiveParty>().Any(given => draft.PartySize is { } party && given.Party.Count != party);
}
