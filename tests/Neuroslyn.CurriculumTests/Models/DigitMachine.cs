namespace Neuroslyn.CurriculumTests.Models;

/// <summary>As large as is used: digits of 28 x 28 pixels.</summary>
[Boltzmann(Visible = 784, Hidden = 100)]
internal sealed partial class DigitMachine;
