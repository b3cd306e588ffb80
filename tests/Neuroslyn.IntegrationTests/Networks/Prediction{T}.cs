namespace Neuroslyn.IntegrationTests.Networks;

/// <summary>The prediction that a generated class offers without a workspace: one sample or several.</summary>
internal delegate void Prediction<T>(ReadOnlySpan<T> inputs, Span<T> outputs);
