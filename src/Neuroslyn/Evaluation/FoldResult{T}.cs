using System.Numerics;

namespace Neuroslyn;

/// <summary>What one fold of <see cref="CrossValidation"/> brought.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="Index">From 0.</param>
/// <param name="Network">The network trained in this fold.</param>
/// <param name="Preprocessing">The transform fitted to the fold's training part; null if there was none.</param>
/// <param name="History">How it was trained.</param>
/// <param name="Validation">How it does on the validation part.</param>
/// <param name="ValidationIndices">Which samples that part holds.</param>
public sealed record FoldResult<T>(
    int Index, INetwork<T> Network, FeatureTransform? Preprocessing, TrainingHistory History, EvaluationResult Validation, IReadOnlyList<int> ValidationIndices)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
