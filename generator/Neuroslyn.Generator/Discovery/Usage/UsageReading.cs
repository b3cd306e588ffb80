using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Model.Usage;

namespace Neuroslyn.Generator.Discovery.Usage;

/// <summary>What was read from a member, and the locations of the places that the model names by number.</summary>
internal sealed record UsageReading(UsageModel Model, IReadOnlyList<Location> Places);
