namespace Neuroslyn.Interpreter;

/// <content>Stages that bring several values together.</content>
internal sealed partial class InterpretedNetwork<T>
{
    private static T Merge(Workspace<T> workspace, Stage stage, int unit, int column)
    {
        if (stage.Layer.Merge == InterpretedMerge.Concat)
        {
            int place = unit;
            foreach (Source source in stage.Sources)
            {
                if (place < source.Size)
                {
                    return workspace.Row(source.Row + place)[column];
                }

                place -= source.Size;
            }
        }

        T[] operands = [.. stage.Sources.Select(source => workspace.Row(source.Row + unit)[column])];
        return stage.Layer.Merge switch
        {
            InterpretedMerge.Add => operands.Aggregate((sum, x) => sum + x),
            InterpretedMerge.Multiply => operands.Aggregate((product, x) => product * x),
            _ => operands.Max(),
        };
    }

    private static T[] MergeGradient(Workspace<T> workspace, Stage stage, int slot, int column, T[] delta)
    {
        if (stage.Layer.Merge == InterpretedMerge.Concat)
        {
            int start = stage.Sources.Take(slot).Sum(source => source.Size);
            return delta[start..(start + stage.Sources[slot].Size)];
        }

        T[] gradient = [.. delta];
        for (int unit = 0; unit < delta.Length; unit++)
        {
            T[] operands = [.. stage.Sources.Select(source => workspace.Row(source.Row + unit)[column])];
            gradient[unit] *= stage.Layer.Merge switch
            {
                InterpretedMerge.Multiply => operands.Where((_, other) => other != slot).Aggregate(T.One, (product, x) => product * x),
                InterpretedMerge.Maximum => Array.IndexOf(operands, operands.Max()) == slot ? T.One : T.Zero,
                _ => T.One,
            };
        }

        return gradient;
    }
}
