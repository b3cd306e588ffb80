using Digits;
using Spectre.Console;

namespace Neuroslyn.SampleTests.Digits.Reporting;

public sealed class ImageDrawingTests
{
    [Fact]
    public void PlainDrawings_UseDenserCharactersForMoreInk_TwoRowsToALine()
    {
        float[] pixels =
        [
            0, 1, 1,
            0, 1, 0,
            0.25f, 0, 1,
        ];
        using var writer = new StringWriter();
        Terminal.CreatePlain(writer).Write(ImageDrawing.Draw(pixels, width: 3, inColors: false));

        // The last row has no partner: its line is half background.
        Assert.Equal(" @=\n. =", writer.ToString().TrimEnd('\n'));
    }

    [Fact]
    public void ColouredDrawings_GiveEachPixelItsOwnGrey()
    {
        using var writer = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.TrueColor,
            Out = new AnsiConsoleOutput(writer),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Write(ImageDrawing.Draw([1, 0.2f, 0, 0.4f], width: 2, inColors: true));

        Assert.Equal("\u001b[38;2;255;255;255;48;2;0;0;0m▀\u001b[0m\u001b[38;2;51;51;51;48;2;102;102;102m▀\u001b[0m", writer.ToString().TrimEnd('\n'));
    }

    [Fact]
    public void Frames_EncloseTheInkOfAllImages_AndCutItOut()
    {
        var pixels = new float[2 * 784];
        pixels[(5 * 28) + 7] = 0.5f;
        pixels[784 + (9 * 28) + 4] = 1;
        Dataset<float> data = Dataset.FromLabels<float>(pixels, 784, [0, 1], classCount: 2);

        ImageFrame frame = ImageFrame.Around(data, [0, 1]);
        Assert.Equal(new ImageFrame(Left: 4, Top: 5, Width: 4, Height: 5), frame);
        Assert.Equal([0f, 0, 0, 0.5f], frame.Cut(data.Inputs[0])[..4]);
        Assert.Equal([1f, 0, 0, 0], frame.Cut(data.Inputs[1])[16..]);
        Assert.Equal(new ImageFrame(7, 5, 1, 1), ImageFrame.Around(data, [0]));
    }

    [Fact]
    public void ImagesWithoutInk_HaveAFrameToo()
    {
        Dataset<float> data = Dataset.FromLabels<float>(new float[784], 784, [0], classCount: 2);
        Assert.Equal(0f, Assert.Single(ImageFrame.Around(data, [0]).Cut(data.Inputs[0])));
    }
}
