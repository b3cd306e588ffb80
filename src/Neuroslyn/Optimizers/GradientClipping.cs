using System.Numerics;
using System.Runtime.CompilerServices;
using Neuroslyn.Kernels;

namespace Neuroslyn;

/// <summary>Limits the length of the gradient: if ||g|| exceeds the limit, g is multiplied by limit / ||g||; its direction stays (Pascanu et al. 2013).</summary>
/// <remarks>
/// The norm is the Euclidean one over all parameters of the network. It is summed in double precision, in blocks of fixed size whose sums are added in
/// order, so that any number of threads may share the blocks and still arrive at the same bits. PyTorch divides by ||g|| + 1e-6 instead.
/// </remarks>
public static class GradientClipping
{
    /// <summary>Elements per block of the norm.</summary>
    internal const int BlockLength = 4096;

    /// <summary>The Euclidean norm of all gradients. Allocates nothing.</summary>
    /// <param name="gradients">Padding must be 0.</param>
    public static double GlobalNorm<T>(ParameterBuffer<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(gradients);
        double sum = 0;
        for (int block = 0; block < BlockCount(gradients.Length); block++)
        {
            sum += BlockSquareSum(gradients, block);
        }

        return Math.Sqrt(sum);
    }

    /// <summary>Scales the gradients down to a norm of <paramref name="limit"/> if theirs is larger. Allocates nothing.</summary>
    /// <param name="gradients">Padding must be 0.</param>
    /// <param name="limit">The largest norm to leave alone; positive and finite.</param>
    /// <returns>The norm before clipping. If it is infinite or NaN, the gradients are left as they are.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is not positive or not finite.</exception>
    public static double ClipByGlobalNorm<T>(ParameterBuffer<T> gradients, double limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckLimit(limit, nameof(limit));
        double norm = GlobalNorm(gradients);
        Scale(gradients, 0, gradients.Length, Factor<T>(norm, limit));
        return norm;
    }

    /// <summary>Cuts every gradient off at plus and minus <paramref name="limit"/>. Unlike clipping by norm this turns the gradient. Allocates nothing.</summary>
    /// <remarks>As PyTorch's <c>clip_grad_value_</c> it makes the limit of an infinite gradient too, so that an overflow leaves no trace; clipping by norm leaves it as it is.</remarks>
    /// <param name="gradients">Changed in place; NaN stays NaN.</param>
    /// <param name="limit">The largest absolute value to leave alone; positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is not positive or not finite.</exception>
    public static void ClipByValue<T>(ParameterBuffer<T> gradients, double limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(gradients);
        CheckLimit(limit, nameof(limit));
        Clamp(gradients, 0, gradients.Length, T.CreateTruncating(limit));
    }

    internal static void CheckLimit(double limit, string argument)
    {
        if (!(limit > 0 && double.IsFinite(limit)))
        {
            throw new ArgumentOutOfRangeException(argument, limit, "The limit of the gradients is positive and finite. Usual values are 0.5 to 10.");
        }
    }

    internal static int BlockCount(int length) => (length + BlockLength - 1) / BlockLength;

    /// <summary>What the gradients are multiplied by; 1 if they need no clipping or cannot be clipped.</summary>
    internal static T Factor<T>(double norm, double limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        norm > limit && double.IsFinite(norm) ? T.CreateTruncating(limit / norm) : T.One;

    /// <summary>The sum of squares of one block.</summary>
    internal static double BlockSquareSum<T>(ParameterBuffer<T> gradients, int block)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int start = block * BlockLength;
        return Reductions.SumOfSquares<T>(gradients.Span.Slice(start, Math.Min(BlockLength, gradients.Length - start)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Clamp<T>(ParameterBuffer<T> gradients, int start, int length, T limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> range = gradients.Span.Slice(start, length);
        int i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            var lower = new Vector<T>(-limit);
            var upper = new Vector<T>(limit);
            for (; i <= range.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                Vector.Clamp(new Vector<T>(range[i..]), lower, upper).CopyTo(range[i..]);
            }
        }

        for (; i < range.Length; i++)
        {
            range[i] = T.Clamp(range[i], -limit, limit);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Scale<T>(ParameterBuffer<T> gradients, int start, int length, T factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (factor == T.One)
        {
            return;
        }

        Span<T> range = gradients.Span.Slice(start, length);
        int i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            for (; i <= range.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                (new Vector<T>(range[i..]) * factor).CopyTo(range[i..]);
            }
        }

        for (; i < range.Length; i++)
        {
            range[i] *= factor;
        }
    }
}
