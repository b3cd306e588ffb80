using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Model.Usage;

namespace Neuroslyn.Generator.Validation.Usage;

/// <summary>What rules about user code look at: one member, and the networks it trains.</summary>
/// <param name="Model">What the member does.</param>
/// <param name="Options">The project's thresholds.</param>
/// <param name="TraitsOf">What a network class makes; null for one with errors.</param>
internal sealed record UsageContext(UsageModel Model, RuleOptions Options, Func<NetworkModel, NetworkTraits?> TraitsOf)
{
    private IReadOnlyList<TrainingUse>? _trainings;

    /// <summary>Every call that changes a network's weights by its gradients.</summary>
    public IReadOnlyList<TrainingUse> Trainings => _trainings ??= [.. Model.Calls.Select(TrainingUse.Of).OfType<TrainingUse>()];

    /// <summary>What is known of the network that an expression holds; null for nothing.</summary>
    public NetworkTraits? Traits(UsageValue? network) => network?.Network is { } model ? TraitsOf(model) : null;
}
