namespace Neuroslyn.Interpreter;

/// <content>Places where a derivative jumps.</content>
internal sealed partial class InterpretedNetwork<T>
{
    /// <summary>
    /// How far the last forward pass stayed from the places where a derivative jumps: those of z by its activation and, after targets are loaded, those of the
    /// outputs by the loss. What lies exactly there does not count: nothing moves it.
    /// </summary>
    public T DistanceToKinks(Workspace<T> workspace)
    {
        T distance = T.PositiveInfinity;
        foreach (Stage stage in _stages)
        {
            foreach (double kink in ActivationFormula.Kinks(stage.Layer))
            {
                for (int unit = 0; unit < stage.Layer.Units; unit++)
                {
                    Approach(workspace.Row(stage.PreActivationRow + unit), _ => T.CreateChecked(kink));
                }
            }

            for (int piece = 0; stage is { Weight: null, Normalizer: null, Layer.Pieces: > 1 } && piece < stage.Sources[0].Size; piece++)
            {
                // Near the largest of its unit, unless it is that one.
                int largest = stage.PreActivationRow + (piece % stage.Layer.Units);
                Approach(workspace.Row(stage.Sources[0].Row + piece), column => workspace.Row(largest)[column]);
            }

            for (int slot = 1; slot < stage.Sources.Length && stage.Layer.Merge == InterpretedMerge.Maximum; slot++)
            {
                for (int unit = 0; unit < stage.Layer.Units; unit++)
                {
                    for (int other = 0; other < slot; other++)
                    {
                        int row = stage.Sources[other].Row + unit;
                        Approach(workspace.Row(stage.Sources[slot].Row + unit), column => workspace.Row(row)[column]);
                    }
                }
            }
        }

        for (int unit = 0; LossFormula.JumpsAtTarget(_loss) && unit < Layout.OutputSize; unit++)
        {
            int target = Layout.Workspace.TargetRow + unit;
            Approach(workspace.Row(Layout.Workspace.OutputRow + unit), column => workspace.Row(target)[column]);
        }

        return distance;

        void Approach(ReadOnlySpan<T> values, Func<int, T> kink)
        {
            for (int column = 0; column < workspace.SampleCount; column++)
            {
                T gap = T.Abs(values[column] - kink(column));
                distance = T.IsZero(gap) ? distance : T.Min(distance, gap);
            }
        }
    }
}
