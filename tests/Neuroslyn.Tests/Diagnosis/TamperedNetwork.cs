namespace Neuroslyn.Tests.Diagnosis;

/// <summary>A network in double precision whose gradients of one tensor are multiplied by a factor.</summary>
internal sealed class TamperedNetwork(INetwork<double> network, string tensorName, double factor) : TamperedNetwork<double>(network, tensorName, factor);
