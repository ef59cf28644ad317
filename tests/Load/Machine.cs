using System.Globalization;

namespace Kalliky.Load;

/// <summary>What processes cost, as Linux counts it.</summary>
internal static class Machine
{
    /// <summary>Ticks per second of /proc; 100 on every Linux that .NET runs on.</summary>
    private const double Ticks = 100;

    public static TimeSpan Cpu(int pid)
    {
        var fields = Stat(pid);
        return fields is null ? TimeSpan.Zero : TimeSpan.FromSeconds((Number(fields[11]) + Number(fields[12])) / Ticks);
    }

    public static TimeSpan Cpu(IEnumerable<int> pids) => pids.Aggregate(TimeSpan.Zero, (sum, pid) => sum + Cpu(pid));

    /// <summary>Resident kilobytes.</summary>
    public static double Memory(int pid)
    {
        var line = File.ReadLines($"/proc/{pid}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
    }

    /// <summary>The database server that listens on this port, with its workers: those that ended are counted by their parent.</summary>
    public static IReadOnlyList<int> Postgres(int port)
    {
        var all = Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).ToList();
        var server = all.FirstOrDefault(pid => Command(pid) is { } command && command.Contains("postgres", StringComparison.Ordinal) && command.Contains($"\0-p\0{port}\0", StringComparison.Ordinal));
        return server == 0 ? [] : [server, .. all.Where(pid => Stat(pid) is { } fields && fields[1] == server.ToString(CultureInfo.InvariantCulture))];
    }

    private static string? Command(int pid) => Read($"/proc/{pid}/cmdline");

    /// <summary>The fields after the name, which may hold spaces: state is 0, parent 1, user and system time 11 and 12.</summary>
    private static string[]? Stat(int pid) => Read($"/proc/{pid}/stat") is { } line ? line[(line.LastIndexOf(')') + 2)..].Split(' ') : null;

    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            // The process has ended meanwhile.
            return null;
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
