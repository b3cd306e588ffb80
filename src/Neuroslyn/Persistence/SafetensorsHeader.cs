using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Neuroslyn;

/// <summary>The JSON header of a safetensors file: for each tensor its element type, shape and place in the data that follow.</summary>
internal static class SafetensorsHeader
{
    /// <summary>The limit of the reference implementation; a longer header is damage or an attack.</summary>
    public const long LengthLimit = 100_000_000;

    private const string Metadata = "__metadata__";

    /// <summary>Writes a header, padded with spaces so that the data start on a multiple of 8.</summary>
    public static byte[] Write(IEnumerable<KeyValuePair<string, SafetensorsEntry>> tensors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();

            // The marker that readers which also know other frameworks look for: shapes are PyTorch's.
            writer.WriteStartObject(Metadata);
            writer.WriteString("format", "pt");
            writer.WriteEndObject();
            foreach ((string name, SafetensorsEntry entry) in tensors)
            {
                writer.WriteStartObject(name);
                writer.WriteString("dtype", entry.ElementType);
                WriteNumbers(writer, "shape", entry.Shape);
                WriteNumbers(writer, "data_offsets", [entry.Begin, entry.End]);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        var header = new byte[(buffer.WrittenCount + 7) / 8 * 8];
        buffer.WrittenSpan.CopyTo(header);
        header.AsSpan(buffer.WrittenCount).Fill((byte)' ');
        return header;
    }

    /// <summary>Reads a header.</summary>
    /// <exception cref="JsonException">It is not what the format demands; the message says why.</exception>
    public static Dictionary<string, SafetensorsEntry> Read(ReadOnlySpan<byte> header)
    {
        if (!Utf8.IsValid(header))
        {
            throw new JsonException("it is not valid UTF-8");
        }

        if (header.IsEmpty || header[0] != (byte)'{')
        {
            throw new JsonException("it does not start with '{'");
        }

        var tensors = new Dictionary<string, SafetensorsEntry>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(header);
        bool hasMetadata = false;
        Advance(ref reader, JsonTokenType.StartObject, "the header");
        while (AdvanceToName(ref reader, "the header") is { } name)
        {
            if (name == Metadata)
            {
                if (hasMetadata)
                {
                    throw new JsonException($"{Metadata} occurs twice");
                }

                hasMetadata = true;
                SkipMetadata(ref reader);
            }
            else if (!tensors.TryAdd(name, ReadEntry(ref reader, name)))
            {
                throw new JsonException($"tensor '{name}' occurs twice");
            }
        }

        // Only white space may follow; the reader throws at anything else.
        while (reader.Read())
        {
        }

        return tensors;
    }

    private static SafetensorsEntry ReadEntry(ref Utf8JsonReader reader, string tensor)
    {
        string? type = null;
        long[]? shape = null;
        long[]? offsets = null;
        Advance(ref reader, JsonTokenType.StartObject, $"tensor '{tensor}'");
        while (AdvanceToName(ref reader, $"tensor '{tensor}'") is { } name)
        {
            bool repeated = name switch
            {
                "dtype" => type is not null,
                "shape" => shape is not null,
                "data_offsets" => offsets is not null,
                _ => throw new JsonException($"tensor '{tensor}' has the unknown property '{name}'"),
            };
            if (repeated)
            {
                throw new JsonException($"tensor '{tensor}' has '{name}' twice");
            }

            switch (name)
            {
                case "dtype":
                    Advance(ref reader, JsonTokenType.String, $"dtype of tensor '{tensor}'");
                    type = reader.GetString();
                    break;
                case "shape":
                    shape = ReadNumbers(ref reader, $"shape of tensor '{tensor}'");
                    break;
                default:
                    offsets = ReadNumbers(ref reader, $"data_offsets of tensor '{tensor}'");
                    break;
            }
        }

        if (type is null || shape is null || offsets is null)
        {
            throw new JsonException($"tensor '{tensor}' lacks {(type is null ? "dtype" : shape is null ? "shape" : "data_offsets")}");
        }

        return offsets is [long begin, long end] && begin <= end
            ? new SafetensorsEntry(type, shape, begin, end)
            : throw new JsonException($"data_offsets of tensor '{tensor}' are [{string.Join(", ", offsets)}]; expected a begin and an end not before it");
    }

    private static long[] ReadNumbers(ref Utf8JsonReader reader, string what)
    {
        var numbers = new List<long>();
        Advance(ref reader, JsonTokenType.StartArray, what);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long number) || number < 0)
            {
                throw new JsonException($"{what}: expected whole numbers that are not negative");
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    private static void SkipMetadata(ref Utf8JsonReader reader)
    {
        Advance(ref reader, JsonTokenType.StartObject, Metadata);
        while (AdvanceToName(ref reader, Metadata) is not null)
        {
            Advance(ref reader, JsonTokenType.String, Metadata);
        }
    }

    private static string? AdvanceToName(ref Utf8JsonReader reader, string what)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.PropertyName => reader.GetString(),
            JsonTokenType.EndObject => null,
            _ => throw new JsonException($"{what}: unexpected {reader.TokenType}"),
        };
    }

    private static void Advance(ref Utf8JsonReader reader, JsonTokenType expected, string what)
    {
        if (!reader.Read() || reader.TokenType != expected)
        {
            throw new JsonException($"{what}: expected {expected}, found {reader.TokenType}");
        }
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, ReadOnlySpan<long> numbers)
    {
        writer.WriteStartArray(name);
        foreach (long number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }
}
