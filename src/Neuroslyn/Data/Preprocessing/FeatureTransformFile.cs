using System.Text.Json;

namespace Neuroslyn;

/// <summary>Transforms as JSON: <c>{"kind":"standardization","features":4,"mean":[...],"standard_deviation":[...]}</c>. Numbers round-trip.</summary>
internal static class FeatureTransformFile
{
    private const string KindName = "kind";
    private const string FeaturesName = "features";

    public static void Save(FeatureTransform transform, string path) => AtomicFile.Write(path, stream => Write(transform, stream));

    public static FeatureTransform Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(document.RootElement, path);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw Refusal(path, $"it is damaged or no such file: {exception.Message}", exception);
        }
    }

    private static void Write(FeatureTransform transform, Stream stream)
    {
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString(KindName, transform.Kind);
        writer.WriteNumber(FeaturesName, transform.FeatureCount);
        foreach ((string name, ReadOnlyMemory<double> values) in transform.Statistics)
        {
            writer.WriteStartArray(name);
            foreach (double value in values.Span)
            {
                writer.WriteNumberValue(value);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static FeatureTransform Read(JsonElement root, string path)
    {
        string? kind = root.GetProperty(KindName).GetString();
        int features = root.GetProperty(FeaturesName).GetInt32();
        if (features < 1)
        {
            throw Refusal(path, $"it has {features} features");
        }

        switch (kind)
        {
            case Standardization.FileKind:
                double[] deviation = Numbers(Standardization.DeviationName, features);
                Require(deviation.All(value => value > 0), "a standard deviation is not positive");
                return new Standardization(Numbers(Standardization.MeanName, features), deviation);
            case MinMaxScaling.FileKind:
                double[] range = Numbers(MinMaxScaling.RangeName, 2);
                Require(range[0] < range[1], "its range is empty");
                return new MinMaxScaling(Numbers(MinMaxScaling.MinimumName, features), Numbers(MinMaxScaling.MaximumName, features), range[0], range[1]);
            case Whitening.FileKind:
                long cells = (long)features * features;
                return new Whitening(Numbers(Whitening.MeanName, features), Numbers(Whitening.MatrixName, cells), Numbers(Whitening.InverseName, cells));
            default:
                throw Refusal(path, $"its kind is '{kind}'; known are '{Standardization.FileKind}', '{MinMaxScaling.FileKind}' and '{Whitening.FileKind}'");
        }

        double[] Numbers(string name, long count)
        {
            double[] numbers = [.. root.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];
            Require(numbers.Length == count, $"'{name}' has {numbers.Length} numbers instead of {count}");
            Require(numbers.All(double.IsFinite), $"'{name}' holds a number that is not finite");
            return numbers;
        }

        void Require(bool condition, string reason)
        {
            if (!condition)
            {
                throw Refusal(path, reason);
            }
        }
    }

    private static InvalidDataException Refusal(string path, string reason, Exception? inner = null) => new($"'{path}' holds no feature transform that can be loaded: {reason}.", inner);
}
