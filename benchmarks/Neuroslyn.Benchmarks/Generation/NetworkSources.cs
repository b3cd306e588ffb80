using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Neuroslyn.Benchmarks.Generation;

/// <summary>A consumer's project with a number of networks, the shapes of the seven compared ones in turn, each in a file of its own.</summary>
internal static class NetworkSources
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp13);

    private static readonly (string Name, int Inputs, string Loss, (int Units, string Activation)[] Layers)[] Shapes =
    [
        ("mnist", 784, "CrossEntropy", [(128, "Relu"), (10, "Softmax")]),
        ("xor", 2, "MeanSquaredError", [(2, "Tanh"), (1, "Sigmoid")]),
        ("iris", 4, "CrossEntropy", [(16, "Relu"), (3, "Softmax")]),
        ("audio", 8, "MeanSquaredError", [(32, "Tanh"), (32, "Tanh"), (1, "Identity")]),
        ("digits", 64, "CrossEntropy", [(32, "Relu"), (10, "Softmax")]),
        ("deep", 784, "CrossEntropy", [(512, "Relu"), (256, "Relu"), (10, "Softmax")]),
        ("wide", 1024, "CrossEntropy", [(1024, "Relu"), (1024, "Relu"), (10, "Softmax")]),
    ];

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetDirectoryName(file) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    /// <summary>Shapes there are.</summary>
    public static int ShapeCount => Shapes.Length;

    /// <summary>The shape's name.</summary>
    public static string ShapeName(int index) => Shapes[index].Name;

    /// <summary>One network's file.</summary>
    /// <param name="index">Number of the network; decides its shape.</param>
    /// <param name="extraUnits">Added to the first layer.</param>
    public static SyntaxTree Network(int index, int extraUnits = 0)
    {
        (_, int inputs, string loss, (int Units, string Activation)[] layers) = Shapes[index % Shapes.Length];
        var text = new StringBuilder(FormattableString.Invariant($"using Neuroslyn;\n\nnamespace Consumer;\n\n[Network(Input = {inputs}, Loss = Loss.{loss})]\npublic sealed partial class Network{index}\n{{\n"));
        for (int i = 0; i < layers.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    [Dense({layers[i].Units + (i == 0 ? extraUnits : 0)}, Activation.{layers[i].Activation})] public partial DenseLayer Layer{i} {{ get; }}\n");
        }

        return Parse(text.Append("}\n").ToString(), FormattableString.Invariant($"Network{index}.cs"));
    }

    /// <summary>A file that trains a network and evaluates it.</summary>
    /// <param name="index">Number of the network.</param>
    public static SyntaxTree Training(int index) => Parse(
        $$"""
        using System;
        using Neuroslyn;

        namespace Consumer;

        public static class Training{{index}}
        {
            private const double Rate = 0.001;

            public static void Run(float[][] inputs, float[][] targets)
            {
                var (training, validation, test) = Dataset.FromRows(inputs, targets).Split(0.6, 0.2, 0.2, seed: 1);
                var network = new Network{{index}}(seed: 1);
                var options = new TrainingOptions
                {
                    Optimizer = new AdamW(Rate),
                    Epochs = 20,
                    BatchSize = 32,
                    Validation = validation,
                    EarlyStopping = new EarlyStopping(3),
                };
                network.Fit(training, options);
                Console.WriteLine(network.Evaluate(test).Loss);
                var outputs = new float[Network{{index}}.OutputSize];
                foreach (float[] input in inputs)
                {
                    network.Predict(input, outputs);
                    Console.WriteLine(string.Join(", ", outputs));
                }
            }
        }

        """,
        FormattableString.Invariant($"Training{index}.cs"));

    /// <summary>A file that has nothing to do with networks.</summary>
    /// <param name="version">Any number.</param>
    public static SyntaxTree Unrelated(int version) =>
        Parse(FormattableString.Invariant($"namespace Consumer;\n\npublic static class Program\n{{\n    public static int Version() => {version};\n}}\n"), "Program.cs");

    /// <summary>A compilation that nothing is known about yet.</summary>
    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> sources) =>
        CSharpCompilation.Create("Consumer", sources, References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Options that generated files are parsed with.</summary>
    public static GeneratorDriver CreateDriver(ISourceGenerator generator) => CSharpGeneratorDriver.Create([generator], parseOptions: ParseOptions);

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions, path);
}
