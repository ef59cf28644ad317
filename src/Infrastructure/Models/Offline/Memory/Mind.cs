using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Domain.Businesses;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Menu;
using Kalliky.Infrastructure.Models.Offline.Reading;
using Kalliky.Infrastructure.Models.Offline.Reading.Orders;
using Kalliky.Infrastructure.Models.Offline.Reading.Questions;
using Kalliky.Infrastructure.Models.Offline.Reading.Slots;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Infrastructure.Models.Offline.Memory;

/// <summary>What the assistant knows when it answers a turn: the dialogue read again, each turn by what stood before it.
/// Nothing is kept between turns.</summary>
internal sealed class Mind
{
    // What was said longer ago than this matters no more.
    private const int Remembered = 16;

    private readonly Dictionary<int, Meaning> read = [];

    public Mind(Dialogue dialogue, StoreSheet sheet, Situation situation, IReadOnlySet<string> tools)
    {
        (Dialogue, Sheet, Situation, Tools) = (dialogue, sheet, situation, tools);
        Menu = MenuLexicon.Of(sheet);
        Open = OpenDishes.Of(this);
        Now = Open.Settle(At(Last));
    }

    public Dialogue Dialogue { get; }

    public StoreSheet Sheet { get; }

    public Situation Situation { get; }

    /// <summary>The names of the tools that this call has.</summary>
    public IReadOnlySet<string> Tools { get; }

    public MenuLexicon Menu { get; }

    /// <summary>Dishes that were asked for and are not clear yet.</summary>
    public OpenDishes Open { get; }

    /// <summary>What the caller means now.</summary>
    public Meaning Now { get; }

    public Asked Asked => Dialogue.Asked;

    public OrderState? Order => Dialogue.Order;

    /// <summary>What the tools told of bookings so far, this turn's included.</summary>
    public BookingMemory Bookings => BookingMemory.Of(Dialogue.Turns.SelectMany(turn => turn.Tools));

    /// <summary>A booking was made or given up in this call.</summary>
    public bool IsSettled => Settled(Last + 1) > First;

    /// <summary>What was said since the last booking was settled, this turn included.</summary>
    public IEnumerable<Meaning> Recent => Enumerable.Range(Settled(Last), Last - Settled(Last) + 1).Select(At);

    /// <summary>What the caller wished for since then.</summary>
    public BookingWish Wish => Recent.Aggregate(Companions.Of(this, Last).Wish(this), (wish, said) => wish.With(said));

    /// <summary>Those who come together, after what was done in this turn.</summary>
    public Companions Companions => Companions.Of(this, Last + 1);

    /// <summary>The turns since the last booking was settled, this one included.</summary>
    public IEnumerable<Exchanged> RecentTurns => Dialogue.Turns.Skip(Settled(Last));

    /// <summary>Tables are spoken of, or whatever else is booked, and no dishes.</summary>
    public bool Books => BooksAt(Last);

    public bool IsDictating => Order is { Status: "draft", Lines.Count: > 0 };

    public int Last => Dialogue.Turns.Count - 1;

    public int First => Math.Max(0, Last - Remembered);

    /// <summary>The meaning of a turn, by what was known before it.</summary>
    public Meaning At(int turn)
    {
        if (!read.TryGetValue(turn, out var meaning))
            read[turn] = meaning = Repetition.Without(Interpreter.Read(Dialogue.Turns[turn].Said, Around(turn)), turn > First ? At(turn - 1) : Meaning.Nothing);
        return meaning;
    }

    public IEnumerable<Meaning> Earlier => Enumerable.Range(First, Last - First).Select(At);

    /// <summary>The caller has said that nothing more is wanted; what is corrected after that is read back at once.</summary>
    public bool HasAll => Enumerable.Range(First, Last - First + 1).Any(EndsTheList);

    /// <summary>The caller has said to be under age.</summary>
    public bool IsMinor => Enumerable.Range(First, Last - First + 1).Any(turn => At(turn).Has<Act.IsMinor>());

    /// <summary>Allergies told in this call, this turn included.</summary>
    public IEnumerable<string> Allergies => Enumerable.Range(First, Last - First + 1).SelectMany(turn => At(turn).Of<Act.TellAllergy>()).Select(told => told.Allergen).Distinct();

    public OrderState? OrderBefore(int turn) =>
        Dialogue.Turns.Take(turn).SelectMany(one => one.Tools).Select(tool => tool.Answer.Order).LastOrDefault(order => order is not null);

    // "Non, c'est tout", or an answer to "et avec ceci ?" that goes on to something else.
    private bool EndsTheList(int turn)
    {
        var meaning = turn == Last ? Now ?? At(turn) : At(turn);
        if (meaning.Orders)
            return meaning.Of<Act.ThatIsAll>().Any(all => all.Last);
        if (OrderBefore(turn) is not { Lines.Count: > 0 } && turn != Last)
            return false;
        return meaning.Has<Act.ThatIsAll>() || meaning.Asked is Asked.More && (meaning.Has<Act.No>() || meaning.Has<Act.Fulfil>() || meaning.Has<Act.GiveTime>() || meaning.Has<Act.GiveName>());
    }

    private Circumstances Around(int turn)
    {
        var order = OrderBefore(turn);
        var asked = QuestionTurns.Of(Dialogue.Turns[turn].Before);
        var option = OptionQuestion(order);
        if (option is not null && asked is Asked.Nothing or Asked.Which or Asked.Start or Asked.When)
            asked = Asked.Option;
        var bookings = BookingMemory.Of(Dialogue.Turns.Take(turn).SelectMany(one => one.Tools));
        return new Circumstances(Menu, Situation.Now, asked, order)
        {
            Books = BooksAt(turn),
            About = BookingMemory.At(bookings.Draft?.StartsAt ?? (bookings.Offers.Count > 0 ? bookings.Offers[0].StartsAt : bookings.Known is [var only] ? only.StartsAt : null)),
            Option = option,
            Before = Spoken(turn, order),
            Day = Day(turn),
            Digits = turn > 0 && asked is Asked.Phone ? At(turn - 1).Of<Act.HalfPhone>().Select(half => half.Digits).LastOrDefault() ?? "" : "",
            Ready = order?.ReadyAt is { } ready && OffsetDateTimePattern.Rfc3339.Parse(ready) is { Success: true } at ? at.Value.LocalDateTime : null,
        };
    }

    private readonly Dictionary<int, bool> books = [];

    private bool BooksAt(int turn)
    {
        if (!books.TryGetValue(turn, out var known))
            books[turn] = known = Sheet.Trade != Trade.Restaurant || Tools.Contains("book_table") && Reservations.IsSpokenOf(Dialogue.Turns[turn].Said, QuestionTurns.Of(Dialogue.Turns[turn].Before), OrderBefore(turn), turn > First && BooksAt(turn - 1), Menu);
        return known;
    }

    // The turn after the last one that settled a booking.
    private int Settled(int turn)
    {
        for (var earlier = turn - 1; earlier >= First; earlier--)
        {
            if (Dialogue.Turns[earlier].Tools.Any(tool => tool is { Name: "confirm_booking" or "cancel_booking", Answer.Done: true }))
                return earlier + 1;
        }

        return First;
    }

    // The first option that the tools say is missing is the one that was asked for.
    private OrderQuestion? OptionQuestion(OrderState? order)
    {
        var parts = order?.Missing.FirstOrDefault(missing => missing.StartsWith("option:", StringComparison.Ordinal))?.Split(':', 3);
        if (parts is not [_, var number, var group] || !int.TryParse(number, out var line))
            return null;
        var product = order!.Lines.FirstOrDefault(one => one.Line == line) is { } state ? Sheet.Product(state.ProductId) : null;
        return product?.OptionGroups.FirstOrDefault(one => one.Name == group) is { } known ? new OrderQuestion(line, product, known) : null;
    }

    private QuestionContext Spoken(int turn, OrderState? order)
    {
        var before = turn > 0 ? At(turn - 1) : Meaning.Nothing;
        var products = before.Questions.SelectMany(question => question switch
        {
            Question.Allergen allergen => allergen.Of,
            Question.Ingredients ingredients => ingredients.Of,
            Question.Price price => price.Of,
            Question.Available available => available.Of,
            _ => [],
        }).ToList();
        var allergen = Enumerable.Range(First, Math.Max(0, turn - First)).SelectMany(earlier => AllergyReader.Hear(At(earlier).Said)).LastOrDefault();
        return new QuestionContext(allergen, [.. products.Distinct()], order is { Status: "draft", Lines.Count: > 0 }, null) { Last = before.Questions.LastOrDefault() };
    }

    private LocalDate? Day(int turn)
    {
        var reader = new TimeReader(Sheet.Hours, Situation.Now, null);
        for (var earlier = turn - 1; earlier >= First; earlier--)
        {
            if (reader.Day(At(earlier).Said) is { } day)
                return day;
        }

        return null;
    }
}
