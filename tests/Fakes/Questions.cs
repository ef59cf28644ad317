using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;

namespace Kalliky.Fakes;

/// <summary>What a vendor was asked, and what it answered: unknown addresses too, which every vendor refuses.</summary>
public sealed class Questions
{
    private readonly ConcurrentQueue<Question> asked = new();

    public IReadOnlyCollection<Question> All => asked;

    public IReadOnlyList<Question> Refused => [.. asked.Where(question => question.Status >= 400)];

    internal void Of(WebApplication server) => server.Use(async (context, next) =>
    {
        await next(context);
        asked.Enqueue(new Question(context.Request.Method, context.Request.Path, context.Response.StatusCode));
    });
}

/// <param name="Path">Without what was asked behind the question mark, which may name people.</param>
public sealed record Question(string Method, string Path, int Status);
