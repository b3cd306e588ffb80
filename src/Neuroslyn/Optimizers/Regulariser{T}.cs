using System.Numerics;

namespace Neuroslyn;

/// <summary>What regularisation does to one range of parameters in one step: g += L1 sign(w) + L2 w, then w *= Retention.</summary>
/// <param name="L1">The L1 coefficient; 0 for none.</param>
/// <param name="L2">Twice the L2 coefficient; 0 for none.</param>
/// <param name="Retention">What decoupled decay leaves; 1 for no decay.</param>
internal readonly record struct Regulariser<T>(T L1, T L2, T Retention)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static Regulariser<T> None => new(T.Zero, T.Zero, T.One);

    public bool IsNone => L1 == T.Zero && L2 == T.Zero && Retention == T.One;
}
