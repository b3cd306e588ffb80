namespace Neuroslyn.Generator;

/// <summary>Names of the incremental steps, for the tests that watch what is recomputed.</summary>
internal static class TrackingNames
{
    public const string Models = "Networks.Models";
    public const string Files = "Networks.Files";
    public const string BoltzmannModels = "Boltzmann.Models";
    public const string BoltzmannFiles = "Boltzmann.Files";
}
