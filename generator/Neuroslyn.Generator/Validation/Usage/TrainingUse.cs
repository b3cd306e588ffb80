using Neuroslyn.Generator.Model.Usage;

namespace Neuroslyn.Generator.Validation.Usage;

/// <summary>A call that trains a network: <c>Fit</c>, or one step of a session.</summary>
/// <param name="Call">The call.</param>
/// <param name="Network">The network that is trained.</param>
/// <param name="Options">The options; unknown where they cannot be seen, null where there are none.</param>
/// <param name="Data">The training data of <c>Fit</c>; null for a step.</param>
internal sealed record TrainingUse(CallUse Call, UsageValue Network, UsageValue? Options, UsageValue? Data)
{
    /// <summary>Whether it is a whole training rather than a step of one.</summary>
    public bool IsFit => Data is not null;

    /// <summary>The options' creation, where it can be seen.</summary>
    public CreationUse? Settings => Options?.Creation;

    /// <summary>The optimizer's creation, where it can be seen.</summary>
    public CreationUse? Optimizer => Settings?.Setting("Optimizer")?.Creation;

    /// <summary>Reads a call; null if it does not train.</summary>
    public static TrainingUse? Of(CallUse call)
    {
        if (call.Is("Trainer", "Fit") && (call.Receiver ?? call.Argument("network")) is { } network)
        {
            UsageValue options = call.Argument("options");
            return new TrainingUse(call, network, options.IsNull ? null : options, call.Argument("training"));
        }

        return call.Is("TrainingSession", "Step") && call.Receiver?.Creation is { Type: "TrainingSession" } session
            ? new TrainingUse(call, session.Setting("network") ?? UsageValue.Unknown, session.Setting("options"), Data: null)
            : null;
    }

    /// <summary>Whether an expression holds the network that is trained here.</summary>
    public bool Trains(UsageValue? network) => network?.Identity is { } identity && identity == Network.Identity;
}
