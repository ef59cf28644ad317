using Microsoft.Extensions.Logging;
using Rebus.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Kalliky.Infrastructure.Bus;

/// <summary>Rebus's log lines among our own. Messages carry ids only, so their texts may be logged.</summary>
internal sealed class BusLog(ILoggerFactory logs) : AbstractRebusLoggerFactory
{
    protected override ILog GetLogger(Type type) => new Lines(logs.CreateLogger(type), this);

    private sealed class Lines(ILogger log, BusLog format) : ILog
    {
        public void Debug(string message, params object[] objs) => Write(LogLevel.Debug, null, message, objs);

        public void Info(string message, params object[] objs) => Write(LogLevel.Debug, null, message, objs);

        public void Warn(string message, params object[] objs) => Write(LogLevel.Warning, null, message, objs);

        public void Warn(Exception exception, string message, params object[] objs) => Write(LogLevel.Warning, exception, message, objs);

        public void Error(string message, params object[] objs) => Write(LogLevel.Error, null, message, objs);

        public void Error(Exception exception, string message, params object[] objs) => Write(LogLevel.Error, exception, message, objs);

        private void Write(LogLevel level, Exception? problem, string message, object[] values)
        {
            if (log.IsEnabled(level))
                log.Log(level, problem, "{Message}", format.RenderString(message, values));
        }
    }
}
