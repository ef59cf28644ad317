using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Memory;
using Kalliky.Infrastructure.Models.Offline.Menu;
using Kalliky.Infrastructure.Models.Offline.Reading.Orders;
using Kalliky.Infrastructure.Models.Offline.Reading.Questions;
using Kalliky.Infrastructure.Models.Offline.Reading.Slots;

namespace Kalliky.Infrastructure.Models.Offline.Reading;

/// <summary>From an utterance to acts. First what has a shape of its own (numbers, names, addresses, times), then
/// questions, then dishes in what is left, last what none of them explains.</summary>
internal static class Interpreter
{
    public static Meaning Read(string text, Circumstances about)
    {
        var said = Utterance.Of(text);
        if (said.IsEmpty)
            return new Meaning(said, about.Asked, []);
        var acts = new List<Act>();
        var taken = new bool[said.Count];
        var topics = Topics.In(said.Plain);
        if (about.Books)
            return Booking(said, about, topics);
        var clauses = Clauses.Of(said);
        var overruled = Plausible.Overrules(topics, said.Plain, about);
        foreach (var slot in Slots(said, about))
        {
            if (IsAskedAbout(slot, said, clauses) || overruled && slot.Act is Act.Fulfil or Act.GiveTime or Act.GiveAddress || slot.Act is Act.GiveTime && IsInName(slot, said, about.Menu))
                continue;
            acts.Add(slot.Act);
            taken.AsSpan(said.TokenAt(slot.First), said.TokenAt(slot.Next) - said.TokenAt(slot.First)).Fill(true);
        }

        if (!about.Asked.WantsName() || acts.TrueForAll(act => act is not Act.GiveName))
        {
            acts.AddRange(new QuestionReader(said, about.Menu, about.Before).Read(clauses, taken).Select(question => new Act.Ask(question)));
            if (!overruled)
                acts.AddRange(OrderReader.Read(said, about, clauses, taken));
        }

        if (AllergyReader.Tells(said))
            acts.AddRange(AllergyReader.Hear(said).Select(allergen => new Act.TellAllergy(allergen, AllergyReader.IsSevere(said))));
        if (AgeReader.IsMinor(said))
            acts.Add(new Act.IsMinor());
        Answer(said, about, acts);
        if (Usual.IsMatch(said.Plain))
            acts.Add(new Act.AsUsual());
        acts.AddRange(Plausible.Of(topics, said.Plain, acts, about).Select(topic => new Act.Say(topic)));
        return new Meaning(said, about.Asked, acts);
    }

    // Of appointments, tables and articles: whose they are first, then the rest.
    private static Meaning Booking(Utterance said, Circumstances about, IReadOnlyList<Topic> topics)
    {
        var acts = new List<Act>();
        var taken = new bool[said.Words.Count];
        var lexicon = Diary.ServiceLexicon.Of(about.Menu.Sheet);
        Take(PhoneReader.Hear(said, about.Asked.WantsPhone(), about.Digits));
        Take(NameReader.Hear(said, about.Asked.WantsName() && acts.Count == 0, word => lexicon.Person(said, said.TokenAt(word)) is not null || lexicon.Services(said, said.TokenAt(word)).Count > 0));
        acts.AddRange(new Bookings.BookingReader(said, about, taken).Read());
        if (AgeReader.IsMinor(said))
            acts.Add(new Act.IsMinor());
        Answer(said, about, acts);
        if (Usual.IsMatch(said.Plain))
            acts.Add(new Act.AsUsual());
        var plausible = Plausible.OfBooking(topics, said.Plain, acts, about);
        if (plausible.Any(topic => topic is Topic.AreYouRobot or Topic.StopRecording or Topic.Spam or Topic.Erasure or Topic.Human or Topic.WrongNumber))
            acts.RemoveAll(act => act is Act.Ask { Question: Question.Other });
        acts.AddRange(plausible.Select(topic => new Act.Say(topic)));
        return new Meaning(said, about.Asked, acts);

        void Take(Slot? slot)
        {
            if (slot is null || taken.AsSpan(slot.First, slot.Next - slot.First).Contains(true))
                return;
            acts.Add(slot.Act);
            taken.AsSpan(slot.First, slot.Next - slot.First).Fill(true);
        }
    }

    private static readonly System.Text.RegularExpressions.Regex Usual =
        Pattern.Of(@"(?:comme )?d habitude", @"comme (?:la derniere fois|toujours|d hab|la semaine derniere)", @"(?:la|ma|notre) (?:meme )?commande (?:habituelle|de d habitude)", @"(?:la )?meme chose que (?:la derniere fois|d habitude)");

    private static void Answer(Utterance said, Circumstances about, List<Act> acts)
    {
        var all = Answers.IsAll(said.Plain) && !(about.Asked is Asked.Confirm && Answers.Yes(said.Plain));
        var no = Answers.No(said.Plain);
        if (all)
            acts.Add(new Act.ThatIsAll(Answers.EndsWithAll(said.Plain)));
        if (no)
            acts.Add(new Act.No());
        else if (Answers.Yes(said.Plain) && !(all && about.Asked is Asked.More))
            acts.Add(new Act.Yes());
    }

    // In the order in which they may explain the same words.
    private static IEnumerable<Slot> Slots(Utterance said, Circumstances about)
    {
        var slots = new List<Slot>();
        Take(PhoneReader.Hear(said, about.Asked.WantsPhone(), about.Digits));
        Take(NameReader.Hear(said, about.Asked.WantsName() && slots.Count == 0, word => about.Menu.Hear(said, said.TokenAt(word)) is not null));
        if (about.Menu.Sheet.Delivery is not null)
            Take(new AddressReader(about.Menu.Sheet).Hear(said, about.Asked is Asked.Address or Asked.City));
        Take(new TimeReader(about.Menu.Sheet.Hours, about.Now, about.Ready).Hear(said, about.Asked is Asked.When or Asked.WhenInstead, about.Day));
        Take(FulfilmentReader.Hear(said));
        return slots;

        void Take(Slot? slot)
        {
            if (slot is not null && !slots.Exists(other => slot.First < other.Next && other.First < slot.Next))
                slots.Add(slot);
        }
    }

    // "vous livrez à Fontaine ?" asks for no delivery.
    private static bool IsAskedAbout(Slot slot, Utterance said, IReadOnlyList<Clause> clauses) => slot.Act is Act.Fulfil
        && clauses.Any(clause => clause is { Mode: Mode.Ask, Asking: Asking.Delivery or Asking.DeliveryFee or Asking.Payment } && said.TokenAt(slot.First) >= clause.First && said.TokenAt(slot.First) < clause.Next);

    // The "midi" of "formule midi" is no time.
    private static bool IsInName(Slot slot, Utterance said, MenuLexicon menu) => Enumerable.Range(Math.Max(0, said.TokenAt(slot.First) - 3), 4)
        .Where(at => at < said.Count).Any(at => menu.Hear(said, at) is { Whole: true, Consumed: > 1 } dish && dish.Next > said.TokenAt(slot.First) && dish.First <= said.TokenAt(slot.First));

    private static bool WantsName(this Asked asked) => asked is Asked.Name;

    private static bool WantsPhone(this Asked asked) => asked is Asked.Phone or Asked.SamePhone;
}
