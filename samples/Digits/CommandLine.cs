using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Digits;

/// <summary>The command line: what it offers and what it refuses.</summary>
internal static class CommandLine
{
    private const ulong DefaultSeed = 1;
    private const string DefaultWeightsFile = "digits.safetensors";

    /// <summary>More have no share in a step of <see cref="Recipe.BatchSize"/> samples.</summary>
    private static readonly int DefaultThreads = Math.Min(Environment.ProcessorCount, 4);

    /// <summary>Parses arguments and runs the program with them, or prints what is wrong with them.</summary>
    /// <returns>The exit status: that of <paramref name="run"/>, or 1.</returns>
    public static int Invoke(string[] arguments, Func<Options, int> run)
    {
        ParseResult result = Create(run).Parse(arguments);
        if (result.Action is ParseErrorAction error)
        {
            error.ShowHelp = false;
        }

        return result.Invoke();
    }

    private static RootCommand Create(Func<Options, int> run)
    {
        var network = new Option<string>("--network") { Description = "default: 784-128-10; large: 784-512-256-10", DefaultValueFactory = _ => Recipe.DefaultName };
        network.AcceptOnlyFromAmong([.. Recipe.ByName.Keys]);
        var augment = new Option<bool>("--augment") { Description = "Shift, rotate and scale the training images a little, anew in every epoch" };
        Option<string?> data = Text("--data", "DIR", "Folder of MNIST format, raw or gzipped [default: the bundled images]");
        data.Validators.Add(RequireDirectory);
        Option<int?> epochs = Whole("--epochs", 1, int.MaxValue, "Passes over the training images at most [default: 40, large: 60; training usually stops earlier]");
        Option<int?> batch = Whole("--batch", 1, 1 << 20, $"Samples per step [default: {Recipe.BatchSize}]");
        Option<ulong?> seed = Whole("--seed", 0UL, ulong.MaxValue, $"Same seed, same figures [default: {DefaultSeed}]");
        Option<int?> threads = Whole("--threads", 1, 1024, $"Threads that share each step [default: {DefaultThreads}]");
        Option<string?> weights = Text("--weights", "FILE", $"Where to save the weights, in safetensors format [default: {DefaultWeightsFile}]");
        weights.Validators.Add(RequireFolderOfFile);
        Option<string?> json = Text("--json", "FILE", "Where to write the figures");
        json.Validators.Add(RequireFolderOfFile);
        var command = new RootCommand("Trains a network to read handwritten digits and shows how well it does. Ctrl+C stops training and keeps the best weights.")
        {
            network, augment, data, epochs, batch, seed, threads, weights, json,
        };
        command.SetAction(result => run(new Options
        {
            Network = result.GetRequiredValue(network),
            Augment = result.GetValue(augment),
            DataDirectory = result.GetValue(data) ?? ImageData.BundledDirectory,
            Epochs = result.GetValue(epochs),
            BatchSize = result.GetValue(batch) ?? Recipe.BatchSize,
            Seed = result.GetValue(seed) ?? DefaultSeed,
            Threads = result.GetValue(threads) ?? DefaultThreads,
            WeightsFile = result.GetValue(weights) ?? DefaultWeightsFile,
            JsonFile = result.GetValue(json),
        }));
        return command;
    }

    private static Option<string?> Text(string name, string valueName, string description) => new(name) { HelpName = valueName, Description = description };

    private static Option<T?> Whole<T>(string name, T minimum, T maximum, string description)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T> => new(name)
        {
            HelpName = "N",
            Description = description,
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                if (T.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out T value) && value >= minimum && value <= maximum)
                {
                    return value;
                }

                string range = maximum == T.MaxValue ? $"of at least {minimum}" : $"from {minimum} to {maximum}";
                result.AddError($"{name} takes a whole number {range}, not '{text}'.");
                return default(T?);
            },
        };

    private static void RequireDirectory(OptionResult result)
    {
        string directory = result.GetValueOrDefault<string>();
        if (!Directory.Exists(directory))
        {
            result.AddError($"{result.Option.Name}: there is no folder '{directory}'.");
        }
    }

    private static void RequireFolderOfFile(OptionResult result)
    {
        string file = result.GetValueOrDefault<string>();
        if (Directory.Exists(file))
        {
            result.AddError($"{result.Option.Name}: '{file}' is a folder; name a file.");
        }
        else if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
        {
            result.AddError($"{result.Option.Name}: there is no folder to write '{file}' into.");
        }
    }
}
