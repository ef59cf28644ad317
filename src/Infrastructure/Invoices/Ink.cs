using PdfSharp.Drawing;

namespace Kalliky.Infrastructure.Invoices;

/// <summary>Letters and colours of the page. Sizes in points.</summary>
internal static class Ink
{
    public static readonly XFont Title = new(InterFonts.Family, 22, XFontStyleEx.Bold);
    public static readonly XFont Brand = new(InterFonts.Family, 15, XFontStyleEx.Bold);
    public static readonly XFont Strong = new(InterFonts.Family, 9.5, XFontStyleEx.Bold);
    public static readonly XFont Plain = new(InterFonts.Family, 9.5, XFontStyleEx.Regular);
    public static readonly XFont Small = new(InterFonts.Family, 8, XFontStyleEx.Regular);
    public static readonly XFont Total = new(InterFonts.Family, 13, XFontStyleEx.Bold);

    public static readonly XBrush Black = new XSolidBrush(XColor.FromArgb(0x1c, 0x1c, 0x22));
    public static readonly XBrush Muted = new XSolidBrush(XColor.FromArgb(0x5c, 0x5c, 0x68));
    public static readonly XBrush Blue = new XSolidBrush(XColor.FromArgb(0x2f, 0x45, 0x9f));
    public static readonly XBrush White = XBrushes.White;
    public static readonly XBrush Wash = new XSolidBrush(XColor.FromArgb(0xf4, 0xf5, 0xfa));
    public static readonly XPen Rule = new(XColor.FromArgb(0xd9, 0xd9, 0xe2), 0.7);
}
