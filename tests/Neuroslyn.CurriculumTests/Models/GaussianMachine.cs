namespace Neuroslyn.CurriculumTests.Models;

/// <summary>Real-valued visible units.</summary>
[Boltzmann(Visible = 5, Hidden = 4, VisibleUnits = VisibleUnits.Gaussian, Precision = Precision.Double, InitializerScale = 0.5)]
internal sealed partial class GaussianMachine;
