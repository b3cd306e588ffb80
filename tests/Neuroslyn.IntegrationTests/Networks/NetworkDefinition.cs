using System.Globalization;
using System.Numerics;
using System.Text;

namespace Neuroslyn.IntegrationTests.Networks;

/// <summary>A network as data: written out as a class for the generator, or interpreted.</summary>
/// <param name="InputSize">Features of one sample.</param>
/// <param name="Loss">What training minimises.</param>
/// <param name="Layers">Dense layers with the dropouts around them.</param>
internal sealed record NetworkDefinition(int InputSize, Loss Loss, params InterpretedLayer[] Layers)
{
    public double HuberDelta { get; init; } = 1;

    public int OutputSize => Layers[^1].Units;

    /// <summary>The plain interpreter of this definition.</summary>
    public InterpretedNetwork<T> Interpret<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(InputSize, Loss, HuberDelta, Layers);

    /// <summary>The class that declares the network.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="precision">Its number type.</param>
    public string ToSource(string name, Precision precision)
    {
        string handle = precision == Precision.Double ? "DenseLayer<double>" : "DenseLayer";
        var source = new StringBuilder();
        source.Append(CultureInfo.InvariantCulture, $"[Network(Input = {InputSize}, Loss = Loss.{Loss}, HuberDelta = {HuberDelta:R}, Precision = Precision.{precision})]\n");
        source.Append(CultureInfo.InvariantCulture, $"public sealed partial class {name}\n{{\n");
        foreach (InterpretedLayer layer in Layers)
        {
            AppendDropouts(layer.DropoutsBefore, layer.Name + "Before");
            string bias = layer.UseBias ? "" : ", UseBias = false";
            string parameter = layer.Activation switch
            {
                Activation.PRelu => string.Create(CultureInfo.InvariantCulture, $", Slope = {layer.Slope:R}{(layer.SlopePerUnit ? ", SlopePerUnit = true" : "")}"),
                Activation.LeakyRelu => string.Create(CultureInfo.InvariantCulture, $", Slope = {layer.Slope:R}"),
                Activation.Elu => string.Create(CultureInfo.InvariantCulture, $", Alpha = {layer.Alpha:R}"),
                _ => "",
            };
            string decorator = layer.DropoutsAfter.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $", Dropout({layer.DropoutsAfter[0]:R})") : "";
            source.Append(CultureInfo.InvariantCulture, $"    [Dense({layer.Units}, Activation.{layer.Activation}{bias}{parameter}){decorator}] public partial {handle} {layer.Name} {{ get; }}\n");
            AppendDropouts([.. layer.DropoutsAfter.Skip(1)], layer.Name + "After");
        }

        return source.Append("}\n").ToString();

        void AppendDropouts(double[] rates, string prefix)
        {
            for (int i = 0; i < rates.Length; i++)
            {
                source.Append(CultureInfo.InvariantCulture, $"    [Dropout({rates[i]:R})] public partial DropoutLayer {prefix}{i} {{ get; }}\n");
            }
        }
    }

    /// <summary>What distinguishes the network, for messages.</summary>
    public override string ToString()
    {
        IEnumerable<string> layers = Layers.Select(layer => string.Create(
            CultureInfo.InvariantCulture,
            $"{Dropouts(layer.DropoutsBefore)}{layer.Units} {layer.Activation}{(layer.UseBias ? "" : " without bias")}{Dropouts(layer.DropoutsAfter)}"));
        return $"{InputSize} - {string.Join(" - ", layers)}, {Loss}";

        static string Dropouts(double[] rates) => string.Concat(rates.Select(rate => string.Create(CultureInfo.InvariantCulture, $" (dropout {rate:R}) ")));
    }
}
