namespace Neuroslyn.CurriculumTests.Models;

/// <summary>More hidden than visible units, sizes that fill no register.</summary>
[Boltzmann(Visible = 7, Hidden = 37, InitializerScale = 0.3)]
internal sealed partial class WideMachine;
