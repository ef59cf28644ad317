namespace Kalliky.Web;

/// <summary>The words of the pages. The French sentence is the key and stands in the page, so French needs no file;
/// Resources/Texts.en.resx holds the English ones. Its names are compared without case: no two sentences may differ by it alone.</summary>
public sealed class Texts;
