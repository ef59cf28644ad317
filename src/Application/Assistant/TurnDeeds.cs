namespace Kalliky.Application.Assistant;

/// <summary>What was written in one turn, so that a model that repeats itself does not write twice: the same write, with
/// nothing written in between, is the same write.</summary>
internal sealed class TurnDeeds
{
    private readonly List<Deed> done = [];
    private ToolAnswer? last;

    /// <param name="turn">Its conversation may already hold what this turn did before it was taken over.</param>
    public static TurnDeeds Of(AgentTurn turn, ToolSet tools)
    {
        var deeds = new TurnDeeds();
        foreach (var tool in turn.Conversation.Reverse().TakeWhile(exchange => exchange is not Exchange.Caller).OfType<Exchange.Tool>().Reverse())
        {
            if (tools.Named(tool.Name) is { Writes: true } && ToolAnswer.Parse(tool.Answer) is { Done: true } answer)
                deeds.Did(deeds.Next(tool.Name, tool.Arguments), answer);
        }

        return deeds;
    }

    public Deed Next(string tool, string arguments)
    {
        var canonical = ToolArguments.Canonical(arguments);
        return new Deed(tool, canonical, done.Count(deed => deed.Tool == tool && deed.Arguments == canonical));
    }

    /// <summary>What the very last write answered, when this is the same one again.</summary>
    public ToolAnswer? Repeated(Deed deed) =>
        done.Count > 0 && done[^1].Tool == deed.Tool && done[^1].Arguments == deed.Arguments ? last : null;

    public void Did(Deed deed, ToolAnswer answer)
    {
        if (!answer.Done)
            return;
        done.Add(deed);
        last = answer;
    }
}
