namespace Neuroslyn.Interpreter;

/// <content>The largest of several pieces.</content>
internal sealed partial class InterpretedNetwork<T>
{
    /// <summary>The row of the largest piece of a unit, the first of equal ones.</summary>
    private static int Largest(Workspace<T> workspace, Stage stage, int unit, int column)
    {
        int largest = stage.Sources[0].Row + unit;
        for (int row = largest + stage.Layer.Units; row < stage.Sources[0].Row + stage.Sources[0].Size; row += stage.Layer.Units)
        {
            largest = workspace.Row(row)[column] > workspace.Row(largest)[column] ? row : largest;
        }

        return largest;
    }

    private static T[] MaxoutGradient(Workspace<T> workspace, Stage stage, int column, T[] delta)
    {
        T[] gradient = new T[stage.Sources[0].Size];
        for (int unit = 0; unit < delta.Length; unit++)
        {
            gradient[Largest(workspace, stage, unit, column) - stage.Sources[0].Row] = delta[unit];
        }

        return gradient;
    }
}
