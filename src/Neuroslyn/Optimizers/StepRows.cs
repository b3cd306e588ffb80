using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>Rows that a step on all parameters updates in one pass, without the registers that hold nothing but padding: narrow layers have more of those than of others.</summary>
/// <param name="Rows">The rows; their lengths are multiples of the widest register.</param>
/// <param name="Regularised">Whether regularisation acts on them.</param>
internal readonly record struct StepRows(ParameterRows Rows, bool Regularised)
{
    /// <summary>All parameters of a network that training changes, in as few parts as possible.</summary>
    /// <param name="layout">The network.</param>
    /// <param name="regularises">Whether regularisation acts on a tensor.</param>
    public static StepRows[] Of<T>(NetworkLayout layout, Func<ParameterTensor, bool> regularises)
        where T : unmanaged
    {
        int line = 64 / Unsafe.SizeOf<T>();
        var parts = new List<StepRows>();
        foreach (ParameterTensor tensor in layout.Tensors.Where(static tensor => tensor.IsTrainable).OrderBy(static tensor => tensor.Offset))
        {
            // Rows begin on lines; the one row of a bias, whose stride is its length, does so too.
            int stride = (tensor.RowStride + line - 1) / line * line;
            ParameterRows rows = new ParameterRows(tensor.Offset, stride, tensor.Rows, tensor.Columns).InWholeRegisters<T>();
            if (rows.Length == stride)
            {
                rows = new ParameterRows(tensor.Offset, tensor.Rows * stride, 1, tensor.Rows * stride);
            }

            var part = new StepRows(rows, regularises(tensor));
            if (parts.Count > 0 && parts[^1].Joined(part) is { } joined)
            {
                parts[^1] = joined;
            }
            else
            {
                parts.Add(part);
            }
        }

        return [.. parts];
    }

    /// <summary>Both in one, if the next begins where this one ends and has rows of the same kind; null otherwise.</summary>
    private StepRows? Joined(StepRows next)
    {
        ParameterRows other = next.Rows;
        bool follows = Regularised == next.Regularised && Rows.Start + (Rows.Count * Rows.Stride) == other.Start;
        bool isRun = Rows.Length == Rows.Stride && other.Length == other.Stride;
        return !follows ? null
            : isRun ? this with { Rows = new ParameterRows(Rows.Start, Rows.Length + other.Length, 1, Rows.Length + other.Length) }
            : Rows.Stride == other.Stride && Rows.Length == other.Length ? this with { Rows = Rows with { Count = Rows.Count + other.Count } }
            : null;
    }
}
