using System.Net;
using System.Net.Sockets;

namespace Kalliky.Testing;

/// <summary>Ports for programs that a test starts. They lie below the range from which the system hands out its own, so that
/// nobody takes one between our asking and the program's listening.</summary>
public static class TestPorts
{
    private const int First = 10_000;
    private const int Many = 10_000;

    private static int given = Environment.ProcessId * 97;

    public static int Free()
    {
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref given) % Many);
            if (IsFree(port))
                return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
