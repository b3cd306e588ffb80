using Neuroslyn.Kernels;

namespace Neuroslyn.Interpreter;

/// <content>Dropouts before and after a stage.</content>
internal sealed partial class InterpretedNetwork<T>
{
    private static void Drop(Workspace<T> workspace, Dropout[] dropouts, int firstColumn, int endColumn, bool training)
    {
        foreach (Dropout dropout in dropouts)
        {
            ref T source = ref workspace.Row(dropout.InputRow)[0];
            ref T product = ref workspace.Row(dropout.OutputRow)[0];
            ref T mask = ref workspace.Row(dropout.MaskRow)[0];
            if (training)
            {
                ulong key = workspace.DropoutKey + (ulong)dropout.Index;
                DropoutMask.Apply(ref source, ref product, ref mask, workspace.Stride, dropout.Size, firstColumn, endColumn, dropout.Rate, key);
                if (dropout.IsAlpha)
                {
                    ShiftAlpha(workspace, dropout, firstColumn, endColumn);
                }
            }
            else
            {
                DropoutMask.PassThrough(ref source, ref product, ref mask, workspace.Stride, dropout.Size, firstColumn, endColumn);
            }
        }
    }

    /// <summary>y = a (x d + s (1 - d)) + b, d being 1 where an element is kept: what is dropped becomes what SELU tends to, and a and b restore mean 0 and variance 1.</summary>
    private static void ShiftAlpha(Workspace<T> workspace, Dropout dropout, int firstColumn, int endColumn)
    {
        double s = -1.0507009873554805 * 1.6732632423543772;
        double q = 1 - dropout.Rate;
        double a = Math.Pow(q + (s * s * q * (1 - q)), -0.5);
        double b = -a * (1 - q) * s;
        for (int row = 0; row < dropout.Size; row++)
        {
            for (int column = firstColumn; column < endColumn; column++)
            {
                T kept = T.IsZero(workspace.Row(dropout.MaskRow + row)[column]) ? T.Zero : T.One;
                T mixed = (workspace.Row(dropout.InputRow + row)[column] * kept) + (T.CreateChecked(s) * (T.One - kept));
                workspace.Row(dropout.OutputRow + row)[column] = (T.CreateChecked(a) * mixed) + T.CreateChecked(b);
                workspace.Row(dropout.MaskRow + row)[column] = T.CreateChecked(a) * kept;
            }
        }
    }

    /// <summary>Takes the gradient of what left the dropouts back to what entered them.</summary>
    private static void Mask(Workspace<T> workspace, Dropout[] dropouts, int column, Span<T> gradient)
    {
        foreach (Dropout dropout in dropouts)
        {
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] *= workspace.Row(dropout.MaskRow + i)[column];
            }
        }
    }

    private sealed record Dropout(double Rate, bool IsAlpha, int Index, int Size, int InputRow, int OutputRow, int MaskRow);
}
