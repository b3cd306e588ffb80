using System.Globalization;
using System.Numerics;
using Neuroslyn.IntegrationTests.Networks;

namespace Neuroslyn.IntegrationTests.RandomNetworks;

/// <summary>Generated code and the plain interpreter must agree about networks that nobody thought of.</summary>
/// <remarks>Compiling takes almost all of the time, so only some are drawn here; <c>NEUROSLYN_RANDOM_NETWORKS=200</c> draws as many as it says.</remarks>
public sealed class RandomNetworkTests
{
    private static readonly int Count =
        Environment.GetEnvironmentVariable("NEUROSLYN_RANDOM_NETWORKS") is { } count ? int.Parse(count, CultureInfo.InvariantCulture) : 32;

    /// <summary>Wide networks are few: the interpreter takes its time.</summary>
    private static readonly int WideCount = Math.Max(3, Count / 10);

    [Fact]
    public void DoubleNetworks_ComputeWhatTheInterpreterComputes() => Check<double>(RandomDefinition.Draw);

    [Fact]
    public void SingleNetworks_ComputeWhatTheInterpreterComputes() => Check<float>(RandomDefinition.Draw);

    [Fact]
    public void DoubleGraphs_ComputeWhatTheInterpreterComputes() => Check<double>(RandomGraph.Draw);

    [Fact]
    public void SingleGraphs_ComputeWhatTheInterpreterComputes() => Check<float>(RandomGraph.Draw);

    [Fact]
    public void TinyDoubleNetworks_ComputeWhatTheInterpreterComputes() => CheckTiny<double>();

    [Fact]
    public void TinySingleNetworks_ComputeWhatTheInterpreterComputes() => CheckTiny<float>();

    [Fact]
    public void WideDoubleNetworks_ComputeWhatTheInterpreterComputes() => Check<double>(RandomDefinition.DrawWide, WideCount);

    [Fact]
    public void WideSingleNetworks_ComputeWhatTheInterpreterComputes() => Check<float>(RandomDefinition.DrawWide, WideCount);

    /// <summary>Softmax in a hidden layer, or before a loss that needs its Jacobian, goes layer by layer; most networks do not.</summary>
    private static void CheckTiny<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Assert.True(Check<T>(RandomDefinition.DrawTiny).Count(network => network.Layout.HasBatchPass) > Count / 2);

    private static IReadOnlyList<GeneratedNetwork<T>> Check<T>(Func<int, NetworkDefinition> draw, int? drawn = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkDefinition[] definitions = [.. Enumerable.Range(0, drawn ?? Count).Select(draw)];
        IReadOnlyList<GeneratedNetwork<T>> networks = CompiledNetworks.Compile<T>(definitions);
        Assert.Multiple([.. definitions.Select((definition, seed) => (Action)(() =>
        {
            // Of fewer samples a batch normalisation leaves signs, whose gradients are differences of equal numbers.
            int least = definition.CouplesSamples ? 5 : 1;
            var trial = new Trial(definition, samples: least + new Random(seed).Next(70), seed);
            TrialCheck.EveryPath(trial, networks[seed]);
            TrialCheck.EveryUpdate(trial, networks[seed]);
        }))]);
        return networks;
    }
}
