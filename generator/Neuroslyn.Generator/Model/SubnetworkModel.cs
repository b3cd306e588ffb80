namespace Neuroslyn.Generator.Model;

/// <summary>A layer that is a network of its own.</summary>
internal sealed record SubnetworkModel : LayerModel
{
    /// <summary>The inner class's name.</summary>
    public required string TypeName { get; init; }

    /// <summary>The inner network; null where <see cref="Fault"/> says why it cannot be read.</summary>
    public required NetworkModel? Network { get; init; }

    /// <summary>What keeps the inner network from being part of another.</summary>
    public required SubnetworkFault Fault { get; init; }

    public override string Attribute => "Subnetwork";

    public override bool HasParameters => true;

    public override IReadOnlyList<string> HandleTypes(Precision precision) => [Declaration.PropertyType];

    public override int OutputSize(IReadOnlyList<int> sizes) => Network is null ? First(sizes) : LayerSizes.Of(Network, new LayerWiring(Network)).LastOrDefault();
}
