using Kalliky.Application.Assistant;
using Kalliky.Application.Calls;
using Kalliky.Application.Calls.Analysis;
using Kalliky.Application.Calls.Live;
using Kalliky.Application.Calls.Reports;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Shared;
using Kalliky.Application.Tickets;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Tickets;
using Kalliky.Fakes.OpenAi;
using Kalliky.Infrastructure.Data;
using Kalliky.Infrastructure.Models;
using Kalliky.Integration.Tests.Scheduling;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Kalliky.Integration.Tests.Scheduling.House;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>A practice's calls: no model is asked, and what is kept says the coded reason and nothing of the patient's words.</summary>
public sealed class PracticeExtractTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Symptom = "J'ai mal au ventre depuis trois jours, c'est inadmissible, et je suis allergique à la pénicilline.";

    private readonly HttpClient http = new();
    private FakeOpenAi vendor = null!;
    private House practice = null!;

    public async ValueTask InitializeAsync()
    {
        vendor = await FakeOpenAi.Start();
        practice = await Open(database, "cabinet-marchand", services => services.AddSingleton<IReadOnlyList<OpenAiModel>>(provider =>
        [
            new(
                new ModelEntry { ApiKey = FakeOpenAi.ApiKey, Endpoint = vendor.Endpoint, HealthData = true }, ModelFacts.Load(), http, provider.GetRequiredService<IMoment>(), TimeProvider.System),
        ]));
    }

    public async ValueTask DisposeAsync()
    {
        await practice.DisposeAsync();
        await vendor.DisposeAsync();
        http.Dispose();
    }

    [Fact]
    public async Task An_appointment_is_read_from_its_rows_by_its_coded_reason()
    {
        var call = await practice.Call();
        var booked = await Booked(call);
        await End(call, booked);

        await Deliver(call);

        vendor.Requests.ShouldBeEmpty();
        var shown = (await practice.Send(new ShowCall(call.CallId)))!;
        (shown.Call.Outcome, shown.Extract!.Source).ShouldBe((CallOutcome.Booked, ExtractSource.Rules));
        shown.Call.Summary!.ShouldStartWith("Rendez-vous : Renouvellement d'ordonnance, ");
        var said = shown.Extract.Bookings.ShouldHaveSingleItem();
        said.Services.ShouldBe(["Renouvellement d'ordonnance"]);
        said.State.ShouldBe(SaidState.Agreed);
        shown.Bookings.ShouldHaveSingleItem().What.ShouldBe("confirmed");
    }

    [Fact]
    public async Task Nothing_of_the_patients_words_is_kept_even_where_a_node_had_written_them()
    {
        var call = await practice.Call();
        await practice.Work(async scope =>
        {
            scope.GetRequiredService<KallikyDb>().CallEvents.Add(new CallEvent(practice.NewId(), practice.Tenant, call.CallId, "emergency", "urgent", practice.Now));
            return await scope.GetRequiredService<KallikyDb>().SaveChangesAsync();
        });
        await practice.Send(new TakeMessage(call, TicketKind.Complaint, "Il vomit depuis lundi", "Mal au ventre"));
        await End(call, null, Symptom);

        await Deliver(call);

        vendor.Requests.ShouldBeEmpty();
        var row = await practice.Read(db => db.Calls.AsNoTracking().SingleAsync(known => known.Id == call.CallId));
        row.Satisfaction.ShouldBeNull();
        var kept = await practice.Work(scope => Task.FromResult($"{scope.GetRequiredService<IVault>().Open(row.Extract)} {scope.GetRequiredService<IVault>().Open(row.Summary)}"));
        foreach (var word in (string[])["ventre", "inadmissible", "allergique", "pénicilline", "vomit"])
            kept.ShouldNotContain(word, Case.Insensitive);
        (await practice.Send(new ShowCall(call.CallId)))!.Extract!.Flags.ShouldBe([CallFlag.Complaint, CallFlag.Emergency]);
    }

    [Fact]
    public async Task A_call_of_which_only_marks_are_kept_is_no_scenario()
    {
        var call = await practice.Call();
        await End(call, null);
        await Deliver(call);

        (await practice.Send(new ReportMistake(call.CallId, new Application.Calls.Reports.Correction(null, [], false), "demo"))).ShouldBeOfType<ReportMistake.NothingToTell>();
    }

    private async Task<BookingState> Booked(Situation call)
    {
        var found = (await practice.Send(new FindSlots(call, ["renouvellement"], "Dr Marchand", null, null))).ShouldBeOfType<FindSlots.Found>();
        (await practice.Send(new HoldSlot(call, found.Slots[0].Slot, ["renouvellement"]))).ShouldBeOfType<HoldSlot.Held>();
        await practice.Name(call, "Vidal", birthdate: "1991-07-22");
        return (await practice.Agree(call)).ShouldBeOfType<ConfirmBooking.Confirmed>().Booking;
    }

    /// <summary>Ends it, with a mark where the patient spoke unless words are given.</summary>
    private Task<int> End(Situation call, BookingState? booking, string words = Discretion.Mark) => practice.Work(async scope =>
    {
        var (db, vault) = (scope.GetRequiredService<KallikyDb>(), scope.GetRequiredService<IVault>());
        db.CallTurns.Add(new CallTurn(practice.NewId(), practice.Tenant, call.CallId, 1, Speaker.Caller, vault.Seal(words), practice.Now));
        db.CallTurns.Add(new CallTurn(practice.NewId(), practice.Tenant, call.CallId, 2, Speaker.Assistant, vault.Seal("Votre rendez-vous est annulé."), practice.Now) { Model = "openai/x" });
        if (booking is not null)
        {
            db.ToolCalls.Add(new ToolCall(
                practice.NewId(), practice.Tenant, call.CallId, 1, "confirm_booking", vault.Seal("{}"),
                vault.Seal(new ToolAnswer("C'est réservé.", Booking: booking, Claims: [Claims.Booked]).ToJson()), practice.Now, 3));
        }

        var row = await db.Calls.SingleAsync(known => known.Id == call.CallId);
        row.End("normal_clearing", practice.Now);
        return await db.SaveChangesAsync();
    });

    private Task<bool> Deliver(Situation call) => practice.Work(async scope =>
    {
        foreach (var reaction in scope.GetServices<IReact<CallEnded>>())
            await reaction.React(new CallEnded(call.CallId, call.TenantId, call.StoreId), TestContext.Current.CancellationToken);
        return true;
    });
}
