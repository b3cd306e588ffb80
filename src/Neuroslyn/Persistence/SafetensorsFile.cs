using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Neuroslyn;

/// <summary>Saves and loads the parameters of a network in the safetensors format, which PyTorch and others read and write.</summary>
/// <remarks>
/// A weight is in the file as <c>[unit, input]</c> under the name <c>Layer.weight</c>, a bias as <c>[unit]</c> under <c>Layer.bias</c>: what PyTorch's
/// <c>load_state_dict</c> expects of <c>Linear</c> layers with the same names. Element types are F32 for single and F64 for double precision networks. Layout:
/// the length of the header as a little-endian 64-bit number, a JSON header padded with spaces to a multiple of 8 bytes, the tensors without gaps.
/// </remarks>
public static class SafetensorsFile
{
    private const int LengthBytes = 8;

    /// <summary>Saves the parameters.</summary>
    /// <remarks>The file is written under another name in the same folder, flushed to the disk and then renamed: whoever reads sees the old file or the new one, never half of it.</remarks>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Save<T>(this INetwork<T> network, string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        Save(network.Layout, network.Parameters, path);
    }

    /// <summary>Saves parameters laid out as <paramref name="layout"/> says.</summary>
    internal static void Save<T>(NetworkLayout layout, ParameterBuffer<T> parameters, string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => AtomicFile.Write(path, stream => Write(layout, parameters, stream));

    /// <summary>Loads the parameters. A file that is refused leaves the network as it was, bit for bit.</summary>
    /// <param name="network">The network, of the shape the file was saved from.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, or its tensors are not the network's: one is missing, unknown, duplicate, of another shape or element type. The message names file, tensor, expected and actual.
    /// </exception>
    public static void Load<T>(this INetwork<T> network, string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        Load(network.Layout, network.Parameters, path);
    }

    /// <summary>
    /// Loads some layers, such as those of a network trained for another purpose; what else the file holds is ignored, and the other layers stay as they are.
    /// A file that is refused leaves the network as it was, bit for bit.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="layers">Names of layers, the same in the file; the name of a network within the network means all of its layers.</param>
    /// <exception cref="ArgumentException">A layer does not exist or has no parameters, or none is named.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, or a tensor of a named layer is missing or has another shape or element type. The message names file, tensor, expected and actual.
    /// </exception>
    public static void LoadLayers<T>(this INetwork<T> network, string path, params ReadOnlySpan<string> layers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        IReadOnlyList<ParameterTensor> selected = LayerSelection.Tensors(network, layers);
        Load(network.Layout, network.Parameters, path, selected);
    }

    /// <summary>Loads parameters laid out as <paramref name="layout"/> says.</summary>
    /// <param name="layout">The shape.</param>
    /// <param name="parameters">Receives them.</param>
    /// <param name="path">The file.</param>
    /// <param name="selected">The tensors to load, beside which the file may hold others; null for all, and no others.</param>
    internal static void Load<T>(NetworkLayout layout, ParameterBuffer<T> parameters, string path, IReadOnlyList<ParameterTensor>? selected = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = File.OpenRead(path);
        Dictionary<string, SafetensorsEntry> entries = ReadHeader(stream, path);
        long dataStart = stream.Position;
        IReadOnlyList<ParameterTensor> tensors = selected ?? layout.Tensors;
        CheckTensors<T>(entries, layout, tensors, mayHaveOthers: selected is not null, path);
        CheckOffsets(entries, stream.Length - dataStart, path);
        var loaded = new ParameterBuffer<T>(parameters.Length);
        loaded.CopyFrom(parameters);
        foreach (ParameterTensor tensor in tensors)
        {
            var bytes = new byte[tensor.Count * Unsafe.SizeOf<T>()];
            stream.Position = dataStart + entries[tensor.Name].Begin;
            stream.ReadExactly(bytes);
            FromFileOrder(bytes, tensor, loaded.Span);
        }

        parameters.CopyFrom(loaded);
    }

    private static void Write<T>(NetworkLayout layout, ParameterBuffer<T> parameters, Stream stream)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var entries = new List<KeyValuePair<string, SafetensorsEntry>>();
        long end = 0;
        foreach (ParameterTensor tensor in layout.Tensors)
        {
            long begin = end;
            end += (long)tensor.Count * Unsafe.SizeOf<T>();
            entries.Add(new(tensor.Name, new SafetensorsEntry(ElementType<T>(), Shape(tensor), begin, end)));
        }

        byte[] header = SafetensorsHeader.Write(entries);
        Span<byte> length = stackalloc byte[LengthBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (ParameterTensor tensor in layout.Tensors)
        {
            stream.Write(ToFileOrder<T>(parameters.Span, tensor));
        }
    }

    private static Dictionary<string, SafetensorsEntry> ReadHeader(FileStream stream, string path)
    {
        Span<byte> lengthBytes = stackalloc byte[LengthBytes];
        if (stream.ReadAtLeast(lengthBytes, LengthBytes, throwOnEndOfStream: false) < LengthBytes)
        {
            throw Refusal(path, $"it has {stream.Length} bytes; the length of the header alone takes {LengthBytes}. It is truncated, or no safetensors file");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        long available = stream.Length - LengthBytes;
        if (length > SafetensorsHeader.LengthLimit || (long)length > available)
        {
            throw Refusal(path, $"it promises a header of {length} bytes, but {available} follow and {SafetensorsHeader.LengthLimit} are the limit. It is truncated, or no safetensors file");
        }

        var header = new byte[length];
        stream.ReadExactly(header);
        try
        {
            return SafetensorsHeader.Read(header);
        }
        catch (JsonException exception)
        {
            throw Refusal(path, $"its header is damaged: {exception.Message}", exception);
        }
    }

    private static void CheckTensors<T>(Dictionary<string, SafetensorsEntry> entries, NetworkLayout layout, IReadOnlyList<ParameterTensor> tensors, bool mayHaveOthers, string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ParameterTensor tensor in tensors)
        {
            if (!entries.TryGetValue(tensor.Name, out SafetensorsEntry? entry))
            {
                throw Refusal(path, $"it has no tensor '{tensor.Name}', which '{layout.Name}' needs; it has {Names(entries.Keys)}");
            }

            long[] shape = Shape(tensor);
            if (!shape.AsSpan().SequenceEqual(entry.Shape))
            {
                throw Refusal(path, $"tensor '{tensor.Name}' has the shape {ShapeText(entry.Shape)}; '{layout.Name}' needs {ShapeText(shape)}");
            }

            if (entry.ElementType != ElementType<T>())
            {
                throw Refusal(
                    path, $"tensor '{tensor.Name}' has the element type {entry.ElementType}; '{layout.Name}' needs {ElementType<T>()}. Convert the file, or change the network's Precision");
            }

            long size = (long)tensor.Count * Unsafe.SizeOf<T>();
            if (entry.End - entry.Begin != size)
            {
                throw Refusal(
                    path, $"tensor '{tensor.Name}' of shape {ShapeText(shape)} takes {size} bytes, but its data_offsets [{entry.Begin}, {entry.End}] hold {entry.End - entry.Begin}");
            }
        }

        string[] unknown = mayHaveOthers ? [] : [.. entries.Keys.Except(layout.Tensors.Select(tensor => tensor.Name), StringComparer.Ordinal).Where(name => !IsBatchCount(name, layout))];
        if (unknown.Length > 0)
        {
            throw Refusal(path, $"it has {Names(unknown)}, which '{layout.Name}' does not have; it has {Names(layout.Tensors.Select(tensor => tensor.Name))}");
        }
    }

    /// <summary>
    /// PyTorch counts the batches that each batch normalisation has seen, and writes the count beside the running averages. Nothing is computed from it unless
    /// averages weigh all batches alike, which these do not.
    /// </summary>
    private static bool IsBatchCount(string name, NetworkLayout layout)
    {
        const string Count = "num_batches_tracked";
        return name.EndsWith("." + Count, StringComparison.Ordinal) && layout.Tensors.Any(tensor => tensor.Name == name[..^Count.Length] + "running_mean");
    }

    /// <summary>Tensors must fill the data exactly: no overlap, no gap, nothing behind the last one.</summary>
    private static void CheckOffsets(Dictionary<string, SafetensorsEntry> entries, long dataLength, string path)
    {
        long end = 0;
        string? previous = null;
        foreach ((string name, SafetensorsEntry entry) in entries.OrderBy(tensor => tensor.Value.Begin))
        {
            if (entry.Begin != end)
            {
                throw Refusal(path, entry.Begin < end
                    ? $"tensor '{name}' begins at byte {entry.Begin} of the data, before '{previous}' ends at {end}: they overlap"
                    : $"tensor '{name}' begins at byte {entry.Begin} of the data, but the bytes from {end} on belong to no tensor");
            }

            end = entry.End;
            previous = name;
        }

        if (end != dataLength)
        {
            throw Refusal(path, $"its tensors take {end} bytes, but {dataLength} follow the header: {(dataLength < end ? "it is truncated" : "it is too long")}");
        }
    }

    private static byte[] ToFileOrder<T>(ReadOnlySpan<T> parameters, ParameterTensor tensor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var bytes = new byte[tensor.Count * Unsafe.SizeOf<T>()];
        int position = 0;
        for (int column = 0; column < tensor.Columns; column++)
        {
            for (int row = 0; row < tensor.Rows; row++)
            {
                T value = parameters[tensor.Offset + (row * tensor.RowStride) + column];
                if (Unsafe.SizeOf<T>() == sizeof(float))
                {
                    BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(position), Unsafe.BitCast<T, float>(value));
                }
                else
                {
                    BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(position), Unsafe.BitCast<T, double>(value));
                }

                position += Unsafe.SizeOf<T>();
            }
        }

        return bytes;
    }

    private static void FromFileOrder<T>(ReadOnlySpan<byte> bytes, ParameterTensor tensor, Span<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int position = 0;
        for (int column = 0; column < tensor.Columns; column++)
        {
            for (int row = 0; row < tensor.Rows; row++)
            {
                parameters[tensor.Offset + (row * tensor.RowStride) + column] = Unsafe.SizeOf<T>() == sizeof(float)
                    ? Unsafe.BitCast<float, T>(BinaryPrimitives.ReadSingleLittleEndian(bytes[position..]))
                    : Unsafe.BitCast<double, T>(BinaryPrimitives.ReadDoubleLittleEndian(bytes[position..]));
                position += Unsafe.SizeOf<T>();
            }
        }
    }

    private static string ElementType<T>() => Unsafe.SizeOf<T>() == sizeof(float) ? "F32" : "F64";

    private static long[] Shape(ParameterTensor tensor) => tensor.Kind == ParameterKind.Weight ? [tensor.Columns, tensor.Rows] : [tensor.Columns];

    private static string ShapeText(long[] shape) => $"[{string.Join(", ", shape)}]";

    private static string Names(IEnumerable<string> tensors)
    {
        string[] names = [.. tensors];
        return names.Length == 0 ? "none" : string.Join(", ", names.Take(8).Select(name => $"'{name}'")) + (names.Length > 8 ? ", ..." : string.Empty);
    }

    private static InvalidDataException Refusal(string path, string reason, Exception? inner = null) =>
        new($"'{path}' cannot be loaded: {reason}. The network was left as it was.", inner);
}
