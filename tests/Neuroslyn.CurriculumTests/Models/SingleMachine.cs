namespace Neuroslyn.CurriculumTests.Models;

/// <summary>The same in single precision.</summary>
[Boltzmann(Visible = 4, Hidden = 3)]
internal sealed partial class SingleMachine;
