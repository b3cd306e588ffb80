using CsvHelper;

namespace Weather;

/// <summary>One row of the file, whose columns have these names in any order and letter case.</summary>
/// <param name="Cloud">How cloudy it was, 0 to 1.</param>
/// <param name="Wind">How windy it was, 0 to 1.</param>
/// <param name="Rain">1 if it rained, else 0.</param>
[CsvRecord]
internal sealed partial record Observation(
    [property: CsvValidate(nameof(Observation.IsShare))] float Cloud,
    [property: CsvValidate(nameof(Observation.IsShare))] float Wind,
    [property: CsvValidate(nameof(Observation.IsTruth))] int Rain)
{
    /// <summary>Reads a file with a header.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A column is missing, a field is no number or out of range, or there is no row.</exception>
    public static IReadOnlyList<Observation> Read(string path)
    {
        using CsvReader reader = CsvReader.FromFile(path);
        try
        {
            Observation[] observations = [.. reader.GetRecords<Observation>()];
            return observations.Length > 0 ? observations : throw new InvalidDataException($"'{path}' has no row below its header.");
        }
        catch (Exception exception) when (exception is CsvFormatException or KeyNotFoundException)
        {
            throw new InvalidDataException($"'{path}': {exception.Message}", exception);
        }
    }

    private static bool IsShare(float value) => value is >= 0 and <= 1;

    private static bool IsTruth(int value) => value is 0 or 1;
}
