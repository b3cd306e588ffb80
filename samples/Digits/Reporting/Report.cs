using System.Globalization;
using Neuroslyn;
using Spectre.Console;

namespace Digits;

/// <summary>What the program prints before and after training.</summary>
internal sealed class Report(IAnsiConsole console)
{
    private const int DrawingCount = 6;

    /// <summary>What will be trained on what.</summary>
    public void WriteTask(Options options, NetworkLayout layout, ImageData data)
    {
        IEnumerable<int> sizes = layout.Layers.Where(layer => layer.ParameterCount > 0).Select(layer => layer.OutputSize);
        string threads = options.Threads == 1 ? "1 thread" : Text($"{options.Threads} threads");
        string augmentation = options.Augment ? ", images shifted, rotated and scaled" : string.Empty;
        Line($"Network {string.Join('-', sizes.Prepend(layout.InputSize))}, {layout.ParameterCount:#,0} parameters");
        Line($"{data.Training.Count:#,0} images for training, {data.Validation.Count:#,0} for validation, {data.Test.Count:#,0} for the test");
        Line($"Adam, batches of {options.BatchSize}, seed {options.Seed}, {threads}{augmentation}");
        Line();
    }

    /// <summary>How training ended.</summary>
    public void WriteTraining(TrainingSummary summary)
    {
        string reason = summary.Outcome switch
        {
            TrainingOutcome.Cancelled => "Interrupted",
            TrainingOutcome.StoppedEarly => "Stopped early",
            _ => "Finished",
        };
        string kept = summary.Best is { } best ? Text($"the weights of epoch {best.Epoch} were best on the validation images and are kept") : "the weights are kept as they are";
        Line();
        Line($"{reason} after {summary.Epochs.Count} epochs and {summary.Elapsed.TotalSeconds:0.0} s; {kept}.");
        Line();
    }

    /// <summary>How well the network reads the test images.</summary>
    public void WriteTest(ConfusionMatrix confusion)
    {
        long correct = (long)Math.Round(confusion.Accuracy * confusion.SampleCount);
        Line($"Test accuracy {100 * confusion.Accuracy:0.00} % ({correct:#,0} of {confusion.SampleCount:#,0})");
        Line();
        Line($"Confusion matrix; rows: what the image is, columns: what it was taken for");
        console.Write(ConfusionTable(confusion));
        Line($"How well each class is told from the others, in %");
        console.Write(ClassTable(confusion));
    }

    /// <summary>Draws the test images that the network misread and was surest of.</summary>
    public void WriteMisreadings(IReadOnlyList<Misreading> misreadings, Dataset<float> test)
    {
        if (misreadings.Count == 0)
        {
            return;
        }

        Misreading[] shown = [.. misreadings.Take(DrawingCount)];
        ImageFrame frame = ImageFrame.Around(test, shown.Select(misreading => misreading.Image));
        bool inColors = console.Profile.Capabilities is { Unicode: true, ColorSystem: ColorSystem.EightBit or ColorSystem.TrueColor };
        int columns = Math.Max(1, Math.Min(console.Profile.Width, 80) / (frame.Width + 2));
        var grid = new Grid();
        for (int column = 0; column < columns; column++)
        {
            grid.AddColumn(new GridColumn().NoWrap().PadLeft(0).PadRight(2));
        }

        foreach (Misreading[] row in shown.Chunk(columns))
        {
            grid.AddRow([.. row.Select(misreading => new Rows(
                new Text(Text($"{misreading.Actual}, read as {misreading.Predicted}")),
                new Text(Text($"({100 * misreading.Probability:0} % sure)")),
                ImageDrawing.Draw(frame.Cut(test.Inputs[misreading.Image]), frame.Width, inColors)))]);
            grid.AddEmptyRow();
        }

        Line($"{misreadings.Count:#,0} misread; the network was surest of these:");
        Line();
        console.Write(grid);
    }

    /// <summary>Where the weights are.</summary>
    public void WriteWeights(string path) => Line($"Weights saved to {path}");

    private static Table ConfusionTable(ConfusionMatrix confusion)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(string.Empty);
        foreach (int predicted in Enumerable.Range(0, confusion.ClassCount))
        {
            table.AddColumn(new TableColumn(Text($"{predicted}")).RightAligned());
        }

        foreach (int actual in Enumerable.Range(0, confusion.ClassCount))
        {
            IEnumerable<string> counts = Enumerable.Range(0, confusion.ClassCount).Select(predicted => Count(confusion[actual, predicted], actual == predicted));
            table.AddRow([Text($"{actual}"), .. counts]);
        }

        return table;
    }

    private static Table ClassTable(ConfusionMatrix confusion)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("class", "precision", "recall", "F1", "images");
        foreach (TableColumn column in table.Columns)
        {
            column.RightAligned();
        }

        foreach (int index in Enumerable.Range(0, confusion.ClassCount))
        {
            table.AddRow(
                Text($"{index}"),
                Text($"{100 * confusion.Precision(index):0.0}"),
                Text($"{100 * confusion.Recall(index):0.0}"),
                Text($"{100 * confusion.F1(index):0.0}"),
                Text($"{confusion.ActualCount(index)}"));
        }

        return table.AddRow(
            "mean", Text($"{100 * confusion.MacroPrecision:0.0}"), Text($"{100 * confusion.MacroRecall:0.0}"), Text($"{100 * confusion.MacroF1:0.0}"), Text($"{confusion.SampleCount}"));
    }

    private static string Count(long count, bool isCorrect) => (count, isCorrect) switch
    {
        (0, _) => "[grey].[/]",
        (_, true) => Text($"[green]{count}[/]"),
        _ => Text($"{count}"),
    };

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private void Line(FormattableString text) => console.WriteLine(FormattableString.Invariant(text));

    private void Line() => console.WriteLine();
}
