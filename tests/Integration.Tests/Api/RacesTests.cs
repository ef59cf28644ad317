namespace Kalliky.Integration.Tests.Api;

/// <summary>Many programs want the same at the same moment: one has it, and the others are told the truth.</summary>
public sealed class RacesTests : IAsyncLifetime
{
    private readonly ApiHost host = new() { IsStill = true, More = new() { ["Api:RequestsPerMinute"] = "100000" } };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Of_two_hundred_who_take_one_place_one_has_it_and_the_others_hear_of_free_ones()
    {
        var salon = await Diary.Open(host);

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => salon.Take(
            salon.Appointment(Diary.Tuesday(10), name: $"Client {number}", phone: $"+3363998{1000 + number}"), $"race-{number}")));

        answers.Count(answer => answer.Status == 201).ShouldBe(1);
        foreach (var refused in answers.Where(answer => answer.Status != 201))
            refused.ShouldRefuse(409).GetProperty("slots").EnumerateArray().Select(slot => slot.GetProperty("starts_at").GetString()).ShouldNotContain(Diary.Tuesday(10));
        answers.Where(answer => answer.Status != 201).ShouldAllBe(answer => answer.Json.GetProperty("slots").GetArrayLength() > 0);
        (await salon.Rows()).ShouldBe((1, 1));
    }

    [Fact]
    public async Task The_same_key_at_the_same_moment_takes_one_booking()
    {
        var salon = await Diary.Open(host);
        var body = new { store_id = salon.Store, starts_at = Diary.Tuesday(12), party_size = 2, name = "Durand", phone = "0639980155" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => salon.Take(body, "storm")));

        answers.ShouldAllBe(answer => answer.Status == 201 || answer.Status == 409);
        answers.Where(answer => answer.Status == 201).Select(answer => answer.Json.GetProperty("id").GetString()).Distinct().Count().ShouldBe(1);
        (await salon.Rows()).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Bookings_of_one_new_customer_at_the_same_moment_make_one_card()
    {
        var salon = await Diary.Open(host);

        var answers = await Task.WhenAll(Enumerable.Range(9, 8).SelectMany(hour => new[]
        {
            salon.Take(salon.Appointment(Diary.Tuesday(hour))),
            salon.Take(new { store_id = salon.Store, starts_at = Diary.Tuesday(hour), party_size = 1, name = "Durand", phone = "06 39 98 01 55" }),
        }));

        answers.ShouldAllBe(answer => answer.Status == 201 || answer.Status == 409);
        (await salon.Rows()).ShouldBe((answers.Count(answer => answer.Status == 201), 1));
    }
}
