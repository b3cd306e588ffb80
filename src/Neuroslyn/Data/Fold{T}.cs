using System.Numerics;

namespace Neuroslyn;

/// <summary>One division of <see cref="Dataset{T}.Folds"/>.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="Index">From 0.</param>
/// <param name="Training">All samples but those of <paramref name="Validation"/>.</param>
/// <param name="Validation">The samples of this fold; they are in no other fold's validation part.</param>
/// <param name="ValidationIndices">Which samples of the divided data set <paramref name="Validation"/> holds, increasing.</param>
public sealed record Fold<T>(int Index, Dataset<T> Training, Dataset<T> Validation, IReadOnlyList<int> ValidationIndices)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
