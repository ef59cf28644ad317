using PdfSharp.Drawing;

namespace Kalliky.Infrastructure.Invoices;

/// <summary>The mark of Kalliky, as the pages show it (assets/brand/favicon.svg): a square of 32 by 32 with a handset and a K.</summary>
internal static class BrandMark
{
    public static void Draw(XGraphics paper, double x, double y, double size)
    {
        var state = paper.Save();
        paper.TranslateTransform(x, y);
        paper.ScaleTransform(size / 32);
        paper.DrawRoundedRectangle(Ink.Blue, 0, 0, 32, 32, 16, 16);
        paper.TranslateTransform(5.2, 4.5);
        paper.ScaleTransform(0.72);
        paper.DrawPath(Ink.White, Handset());
        paper.DrawPath(new XPen(XColors.White, 4) { LineCap = XLineCap.Round }, Arms());
        paper.Restore(state);
    }

    private static XGraphicsPath Handset()
    {
        var path = new XGraphicsPath();
        path.AddBezier(4, 8.5, 4, 5.2, 6, 3.2, 9.2, 3.2);
        path.AddLine(9.2, 3.2, 10.5, 3.2);
        path.AddBezier(10.5, 3.2, 12.1, 3.2, 13.2, 4.3, 13.2, 5.9);
        path.AddLine(13.2, 5.9, 13.2, 8.2);
        path.AddBezier(13.2, 8.2, 13.2, 9.7, 12.4, 10.7, 11, 11);
        path.AddLine(11, 11, 9.9, 11.3);
        path.AddBezier(9.9, 11.3, 9.65, 14.4, 9.65, 17.6, 9.9, 20.7);
        path.AddLine(9.9, 20.7, 11, 21);
        path.AddBezier(11, 21, 12.4, 21.3, 13.2, 22.3, 13.2, 23.8);
        path.AddLine(13.2, 23.8, 13.2, 26.1);
        path.AddBezier(13.2, 26.1, 13.2, 27.7, 12.1, 28.8, 10.5, 28.8);
        path.AddLine(10.5, 28.8, 9.2, 28.8);
        path.AddBezier(9.2, 28.8, 6, 28.8, 4, 26.8, 4, 23.5);
        path.CloseFigure();
        return path;
    }

    private static XGraphicsPath Arms()
    {
        var path = new XGraphicsPath();
        path.AddBezier(26, 5.2, 26, 11.8, 15.2, 11.5, 15.2, 16);
        path.AddBezier(15.2, 16, 15.2, 20.5, 26, 20.2, 26, 26.8);
        return path;
    }
}
