using Kalliky.Web.Setup;

return Commands.Named(args) is { } command ? await command(args[1..]) : await Serving.Run(args);

/// <summary>Named so that tests can start the whole application.</summary>
public partial class Program;
