namespace Neuroslyn.CurriculumTests.Models;

/// <summary>Four visible and three hidden units: small enough to know everything about.</summary>
[Boltzmann(Visible = 4, Hidden = 3, Precision = Precision.Double)]
internal sealed partial class BarsAndStripesMachine;
