using System.Numerics;
using System.Reflection;

namespace Neuroslyn.IntegrationTests.Networks;

/// <summary>An instance of a generated class, whichever it is, with the members that <see cref="INetwork{T}"/> does not have.</summary>
internal sealed class GeneratedNetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private GeneratedNetwork(INetwork<T> network)
    {
        Network = network;
        Type type = network.GetType();
        Layers =
        [
            .. network.Layout.Tensors
                .Where(tensor => tensor.Kind == ParameterKind.Weight)
                .Select(tensor => (DenseLayer<T>)type.GetProperty(tensor.LayerName)!.GetValue(network)!),
        ];
        Predict = type.GetMethod("Predict", [typeof(ReadOnlySpan<T>), typeof(Span<T>)])!.CreateDelegate<Prediction<T>>(network);
    }

    public INetwork<T> Network { get; }

    public NetworkLayout Layout => Network.Layout;

    /// <summary>The handles of the layers with parameters, in data flow order.</summary>
    public IReadOnlyList<DenseLayer<T>> Layers { get; }

    public Prediction<T> Predict { get; }

    public static GeneratedNetwork<T> Of(INetwork<T> network) => new(network);

    public static GeneratedNetwork<T> Of(Type type) => new((INetwork<T>)Activator.CreateInstance(type, [0UL])!);

    public Workspace<T> CreateWorkspace(int batchSize) => new(Layout, batchSize);
}
