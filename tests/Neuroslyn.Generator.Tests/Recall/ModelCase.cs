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

    /// <summary>The body of a method that trains the network, with <c>training</c> and <c>validation</c> as data; empty for none.</summary>
    public string Training { get; init; } = "";

    /// <summary>The model as a source file.</summary>
    public string Source
    {
        get
        {
            string network = DesignNetwork.Source(Network, Layers).Replace("[Network", ClassAttributes + "[Network", StringComparison.Ordinal);
            network = network[..network.LastIndexOf('}')] + Members + "\n}\n";
            return Training.Length == 0 ? network : network + $$"""
                static class Program
                {
                    static void Train(Dataset<float> training, Dataset<float> validation)
                    {
                        {{Training}}
                    }
                }
                """;
        }
    }
}
