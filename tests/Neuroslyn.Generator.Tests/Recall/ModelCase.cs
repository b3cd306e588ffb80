using Neuroslyn.Generator.Tests.Analyzers;

namespace Neuroslyn.Generator.Tests.Recall;

/// <summary>A model from outside and what must be said of it.</summary>
/// <param name="Name">Where it comes from.</param>
/// <param name="Network">The arguments of <c>[Network]</c>.</param>
/// <param name="Layers">One layer each, as in <see cref="DesignNetwork"/>.</param>
internal sealed record ModelCase(string Name, string Network, params string[] Layers)
{
    /// <summary>The rules that must warn or refuse; exactly these.</summary>
    public string[] Warnings { get; init; } = [];

    /// <summary>The rules that must at least remark on something; others may.</summary>
    public string[] Remarks { get; init; } = [];

    /// <summary>Other attributes of the class.</summary>
    public string ClassAttributes { get; init; } = "";

    /// <summary>Members of the class that are no layers.</summary>
    public string Members { get; init; } = "";

    /// <summary>Other classes of the file.</summary>
    public string Classes { get; init; } = "";

    /// <summary>The body of a method that trains the network, with <c>training</c> and <c>validation</c> as data, besides <c>data</c>, <c>pixels</c>, <c>labels</c>, <c>random</c> and an array for outputs; empty for none.</summary>
    public string Training { get; init; } = "";

    /// <summary>The model as a source file.</summary>
    public string Source
    {
        get
        {
            string network = DesignNetwork.Source(Network, Layers).Replace("[Network", ClassAttributes + "[Network", StringComparison.Ordinal);
            network = "using System;\nusing System.Linq;\n" + network[..network.LastIndexOf('}')] + Members + "\n}\n" + Classes;
            return Training.Length == 0 ? network : network + $$"""
                static class Program
                {
                    static void Train(Net network, Dataset<float> training, Dataset<float> validation, Dataset<float> data, byte[] pixels, int[] labels, float[] outputs, RandomSource random)
                    {
                        {{Training}}
                    }
                }
                """;
        }
    }
}
