using Kalliky.Application.Assistant;
using Kalliky.Application.Calls.Live;
using Kalliky.Unit.Tests.Ordering;

namespace Kalliky.Unit.Tests.Assistant;

public sealed class SpeechGateTests
{
    private readonly ISpeechGate gate = new SpeechGates().For(Menu.Sheet, []);

    [Fact]
    public void Lets_a_sentence_out_as_soon_as_it_is_complete()
    {
        gate.Begin();
        gate.Take("Bonsoir, que puis").ShouldBeNull();
        gate.Take("-je faire pour vous ? Je").ShouldBe("Bonsoir, que puis-je faire pour vous ? ");
        gate.Finish().ShouldBe("Je ");
    }

    [Fact]
    public void Does_not_cut_a_price_or_a_name()
    {
        gate.Begin();
        gate.Take("La Margherita est à 9.50 euros, M. Besson. Autre chose ? ").ShouldBe("La Margherita est à 9.50 euros, M. Besson. Autre chose ? ");
    }

    [Fact]
    public void Says_the_truth_in_the_place_of_a_lie()
    {
        gate.Begin();
        gate.Take("Parfait. Votre commande est confirmée. Bonne soirée ! ").ShouldBe("Parfait. Votre commande n'est pas encore validée. Bonne soirée ! ");
        gate.Blocked.ShouldBe(1);
    }

    [Fact]
    public void What_was_said_before_the_tool_is_judged_by_what_was_true_then()
    {
        gate.Begin();
        gate.Take("Votre commande est confirmée");
        gate.Learn(new ToolAnswer("C'est confirmé.", Claims: [Claims.OrderConfirmed]));
        gate.Take(" Votre commande est confirmée. ").ShouldBe("Votre commande n'est pas encore validée. Votre commande est confirmée. ");
        gate.Blocked.ShouldBe(1);
    }

    [Fact]
    public void A_lie_repeated_is_answered_once_and_counted_twice()
    {
        gate.Begin();
        gate.Take("C'est confirmé. Votre commande est confirmée. Voilà. ").ShouldBe("Votre commande n'est pas encore validée. Voilà. ");
        gate.Blocked.ShouldBe(2);
    }

    [Fact]
    public void Counts_each_answer_anew_and_forgets_what_was_not_said()
    {
        gate.Begin();
        gate.Take("C'est confirmé. Et maint");
        gate.Begin();
        gate.Blocked.ShouldBe(0);
        gate.Take("Bonsoir. ").ShouldBe("Bonsoir. ");
    }

    [Fact]
    public void Remembers_what_earlier_tools_of_the_call_committed()
    {
        var resumed = new SpeechGates().For(Menu.Sheet, [new ToolAnswer("C'est confirmé.", Claims: [Claims.OrderConfirmed])]);
        resumed.Begin();
        resumed.Take("Votre commande est bien confirmée. ").ShouldBe("Votre commande est bien confirmée. ");
    }

    [Fact]
    public void A_sentence_without_end_comes_out_in_breaths()
    {
        gate.Begin();
        gate.Take(string.Concat(Enumerable.Repeat("encore, ", 80)))!.Length.ShouldBeGreaterThan(150);
    }
}
