using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Neuroslyn.Tests.Persistence;

public sealed class SafetensorsFileTests : IDisposable
{
    /// <summary>The header that the Python library writes for the same tensors and metadata, spaces included.</summary>
    private const string PythonHeader =
        """{"__metadata__":{"format":"pt"},"Hidden.weight":{"dtype":"F32","shape":[3,2],"data_offsets":[0,24]},"Hidden.bias":{"dtype":"F32","shape":[3],"data_offsets":[24,36]},"Output.weight":{"dtype":"F32","shape":[1,3],"data_offsets":[36,48]}}""";

    private static readonly float[] PythonData = [11, 12, 21, 22, 31, 32, 0.1f, 0.2f, 0.3f, 5, 6, 7];

    private readonly string _directory = Directory.CreateTempSubdirectory("neuroslyn-files-").FullName;

    private string FilePath => Path.Combine(_directory, "network.safetensors");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Load_ReadsAFileInThePythonLayout()
    {
        InterpretedNetwork<float> network = Network<float>();
        WriteFile(PythonHeader, Bytes(PythonData));

        SafetensorsFile.Load(network, FilePath);

        CheckPythonValues(network);
    }

    [Fact]
    public void Load_TakesTensorsInAnyOrder_WithoutMetadataAndWithoutPadding()
    {
        InterpretedNetwork<float> network = Network<float>();
        WriteFile(
            """{"Output.weight":{"shape":[1,3],"data_offsets":[0,12],"dtype":"F32"},"Hidden.bias":{"dtype":"F32","shape":[3],"data_offsets":[36,48]},"Hidden.weight":{"dtype":"F32","shape":[3,2],"data_offsets":[12,36]}}""",
            Bytes([5, 6, 7, 11, 12, 21, 22, 31, 32, 0.1f, 0.2f, 0.3f]),
            pad: false);

        SafetensorsFile.Load(network, FilePath);

        CheckPythonValues(network);
    }

    /// <summary>PyTorch counts the batches of each batch normalisation in a tensor without dimensions, which nothing here needs; elsewhere it is unknown like any other.</summary>
    [Fact]
    public void Load_PassesOverPyTorchsCountOfBatches_WhereThereIsABatchNormalisation()
    {
        var network = new InterpretedNetwork<float>(2, Loss.MeanSquaredError, new InterpretedLayer("Hidden", 1, UseBias: false) { Normalization = new InterpretedNormalization(OverBatch: true) }, new InterpretedLayer("Output", 1, UseBias: false));
        const string Tensors = """
            {"Hidden.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"Hidden.norm.weight":{"dtype":"F32","shape":[1],"data_offsets":[8,12]},"Hidden.norm.bias":{"dtype":"F32","shape":[1],"data_offsets":[12,16]},"Hidden.norm.running_mean":{"dtype":"F32","shape":[1],"data_offsets":[16,20]},"Hidden.norm.running_var":{"dtype":"F32","shape":[1],"data_offsets":[20,24]},"Output.weight":{"dtype":"F32","shape":[1,1],"data_offsets":[24,28]},"PREFIX.num_batches_tracked":{"dtype":"I64","shape":[],"data_offsets":[28,36]}}
            """;
        byte[] data = [.. Bytes([1, 2, 3, 4, 5, 6, 7]), .. BitConverter.GetBytes(1234L)];
        WriteFile(Tensors.Replace("PREFIX", "Hidden.norm", StringComparison.Ordinal), data);

        SafetensorsFile.Load(network, FilePath);

        Assert.Equal(5, network.Parameters.Span[network.Layout.Tensors.Single(tensor => tensor.Name == "Hidden.norm.running_mean").Offset]);
        WriteFile(Tensors.Replace("PREFIX", "Output", StringComparison.Ordinal), data);
        Assert.Contains("Output.num_batches_tracked", Assert.Throws<InvalidDataException>(() => SafetensorsFile.Load(network, FilePath)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_WritesThePythonLayout_ByteForByte()
    {
        InterpretedNetwork<float> network = Network<float>();
        WriteFile(PythonHeader, Bytes(PythonData));
        byte[] python = File.ReadAllBytes(FilePath);
        SafetensorsFile.Load(network, FilePath);
        File.Delete(FilePath);

        SafetensorsFile.Save(network, FilePath);

        byte[] saved = File.ReadAllBytes(FilePath);
        Assert.Equal(python, saved);
        Assert.Equal(0UL, BinaryPrimitives.ReadUInt64LittleEndian(saved) % 8);
    }

    [Fact]
    public void SaveAndLoad_ReturnsTheSameBits_InBothPrecisions()
    {
        RoundTrip<float>("\"F32\"");
        RoundTrip<double>("\"F64\"");

        void RoundTrip<T>(string elementType)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            InterpretedNetwork<T> saved = Network<T>(seed: 3);
            saved.Parameters.Span[0] = -T.Zero;
            saved.Parameters.Span[1] = T.Epsilon;
            SafetensorsFile.Save(saved, FilePath);
            InterpretedNetwork<T> loaded = Network<T>(seed: 4);
            Assert.NotEqual(saved.Parameters.Span.ToArray(), loaded.Parameters.Span.ToArray());
            SafetensorsFile.Load(loaded, FilePath);

            Assert.Equal(saved.Parameters.Span, loaded.Parameters.Span);
            Assert.True(T.IsNegative(loaded.Parameters.Span[0]));
            Assert.Contains(elementType, Encoding.Latin1.GetString(File.ReadAllBytes(FilePath)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Save_ReplacesTheOldFile_AndLeavesNothingElse()
    {
        File.WriteAllText(FilePath, "old");
        SafetensorsFile.Save(Network<float>(), FilePath);
        SafetensorsFile.Load(Network<float>(), FilePath);

        Assert.Equal([FilePath], Directory.GetFiles(_directory));
    }

    [Fact]
    public void Save_ThatFails_LeavesNoTemporaryFile()
    {
        // A directory under the file's name lets the temporary file be written and the renaming fail.
        Directory.CreateDirectory(FilePath);
        Assert.ThrowsAny<SystemException>(() => SafetensorsFile.Save(Network<float>(), FilePath));

        Assert.Empty(Directory.GetFiles(_directory));
        Assert.Throws<DirectoryNotFoundException>(() => SafetensorsFile.Save(Network<float>(), Path.Combine(_directory, "none", "x")));
    }

    [Theory]
    [InlineData("\"shape\":[3,2]", "\"shape\":[2,3]", "'Hidden.weight' has the shape [2, 3]; 'Interpreted' needs [3, 2]")]
    [InlineData("\"shape\":[3]", "\"shape\":[3,1]", "'Hidden.bias' has the shape [3, 1]; 'Interpreted' needs [3]")]
    [InlineData("\"Hidden.bias\":{\"dtype\":\"F32\"", "\"Hidden.bias\":{\"dtype\":\"F16\"", "'Hidden.bias' has the element type F16; 'Interpreted' needs F32")]
    [InlineData("Hidden.bias", "hidden.bias", "no tensor 'Hidden.bias'")]
    [InlineData("\"Hidden.bias\"", "\"Hidden.weight\"", "tensor 'Hidden.weight' occurs twice")]
    [InlineData("[24,36]", "[24,32]", "takes 12 bytes, but its data_offsets [24, 32] hold 8")]
    [InlineData("[24,36]", "[20,32]", "'Hidden.bias' begins at byte 20 of the data, before 'Hidden.weight' ends at 24: they overlap")]
    [InlineData("[36,48]", "[40,52]", "the bytes from 36 on belong to no tensor")]
    [InlineData("[36,48]", "[48,36]", "data_offsets of tensor 'Output.weight' are [48, 36]")]
    [InlineData("[36,48]", "[36,48,60]", "data_offsets of tensor 'Output.weight' are [36, 48, 60]")]
    [InlineData("[36,48]", "[-1,11]", "not negative")]
    [InlineData("[36,48]", "[36,48.5]", "whole numbers")]
    [InlineData("[36,48]", "[99999999999999999999,48]", "whole numbers")]
    [InlineData("[36,48]", "[9223372036854775795,9223372036854775807]", "the bytes from 36 on belong to no tensor")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[3]", "\"shape\":[3]", "'Hidden.bias' lacks dtype")]
    [InlineData("\"shape\":[3],", "", "'Hidden.bias' lacks shape")]
    [InlineData(",\"data_offsets\":[24,36]", "", "'Hidden.bias' lacks data_offsets")]
    [InlineData("\"shape\":[3]", "\"shape\":[3],\"shape\":[3]", "'Hidden.bias' has 'shape' twice")]
    [InlineData("\"shape\":[3]", "\"shape\":[3],\"strides\":[1]", "unknown property 'strides'")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[3]", "\"dtype\":32,\"shape\":[3]", "expected String, found Number")]
    [InlineData("{\"format\":\"pt\"}", "{\"format\":1}", "__metadata__")]
    [InlineData("{\"format\":\"pt\"}", "{},\"__metadata__\":{}", "__metadata__ occurs twice")]
    [InlineData("}}", "},\"Extra\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[48,48]}}", "it has 'Extra', which 'Interpreted' does not have")]
    [InlineData("}}", "}}{}", "header is damaged")]
    [InlineData("}}", "}", "header is damaged")]
    [InlineData("{\"__", "[\"__", "does not start with '{'")]
    public void DamagedHeader_IsRefused_AndLeavesTheNetworkAsItWas(string original, string damage, string message)
    {
        Assert.Contains(original, PythonHeader, StringComparison.Ordinal);
        int position = PythonHeader.IndexOf(original, StringComparison.Ordinal);
        string header = string.Concat(PythonHeader.AsSpan(0, position), damage, PythonHeader.AsSpan(position + original.Length));
        WriteFile(header, Bytes(PythonData));
        Refused(message);
    }

    [Fact]
    public void DamagedLengths_AreRefused_AndLeaveTheNetworkAsItWas()
    {
        WriteFile(PythonHeader, Bytes(PythonData));
        byte[] good = File.ReadAllBytes(FilePath);
        With([], "it has 0 bytes");
        With(good[..7], "it has 7 bytes");
        With(good[..8], "but 0 follow");
        With(good[..100], "but 92 follow");
        With(good[..^1], "tensors take 48 bytes, but 47 follow the header: it is truncated");
        With([.. good, 0], "but 49 follow the header: it is too long");
        With([.. Enumerable.Repeat((byte)255, 8), .. good[8..]], "promises a header of 18446744073709551615 bytes");
        With([0, 0, 0, 0, 0, 0, 0, 0, .. good[8..]], "does not start with '{'");
        With([.. good[..20], 0xFF, .. good[21..]], "not valid UTF-8");

        void With(byte[] bytes, string message)
        {
            File.WriteAllBytes(FilePath, bytes);
            Refused(message);
        }
    }

    [Fact]
    public void FileOfTheOtherPrecision_IsRefused()
    {
        SafetensorsFile.Save(Network<double>(), FilePath);
        Refused("'Hidden.weight' has the element type F64; 'Interpreted' needs F32");
    }

    [Fact]
    public void MissingFile_SaysSo() => Assert.Throws<FileNotFoundException>(() => SafetensorsFile.Load(Network<float>(), FilePath));

    private static InterpretedNetwork<T> Network<T>(ulong seed = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = new InterpretedNetwork<T>(
            2, Loss.MeanSquaredError, new InterpretedLayer("Hidden", 3, Activation.Tanh), new InterpretedLayer("Output", 1, UseBias: false));
        network.Initialize(seed);
        return network;
    }

    private static void CheckPythonValues(InterpretedNetwork<float> network)
    {
        IReadOnlyList<ParameterTensor> tensors = network.Layout.Tensors;
        var weights = new WeightMatrix<float>(network.Parameters.Span, tensors[0]);
        for (int unit = 0; unit < 3; unit++)
        {
            Assert.Equal((10 * (unit + 1)) + 1, weights[0, unit]);
            Assert.Equal((10 * (unit + 1)) + 2, weights[1, unit]);
        }

        Assert.Equal([0.1f, 0.2f, 0.3f], network.Parameters.Span.Slice(tensors[1].Offset, 3));
        var output = new WeightMatrix<float>(network.Parameters.Span, tensors[2]);
        Assert.Equal([5f, 6f, 7f], (float[])[output[0, 0], output[1, 0], output[2, 0]]);
    }

    private static byte[] Bytes(float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private void WriteFile(string header, byte[] data, bool pad = true)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        int length = pad ? (text.Length + 7) / 8 * 8 : text.Length;
        var file = new byte[8 + length + data.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)length);
        file.AsSpan(8, length).Fill((byte)' ');
        text.CopyTo(file, 8);
        data.CopyTo(file, 8 + length);
        File.WriteAllBytes(FilePath, file);
    }

    private void Refused(string message)
    {
        InterpretedNetwork<float> network = Network<float>(seed: 9);
        float[] before = network.Parameters.Span.ToArray();
        var exception = Assert.Throws<InvalidDataException>(() => SafetensorsFile.Load(network, FilePath));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Contains(FilePath, exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.Span);
    }
}
