using Neuroslyn.Benchmarks.Measurement;

namespace Neuroslyn.Benchmarks.Comparison;

/// <summary>How rows are measured.</summary>
/// <param name="Timer">Repetitions and their duration.</param>
/// <param name="Core">The core of the measuring thread, if it is bound to one.</param>
internal sealed record MeasurementSettings(OperationTimer Timer, int? Core);
