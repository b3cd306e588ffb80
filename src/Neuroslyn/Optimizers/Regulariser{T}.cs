using System.Numerics;

namespace Neuroslyn;

/// <summary>What regularisation does to one range of parameters in one step: g += L1 sign(w) + L2 w, then w *= Retention. The default does nothing.</summary>
internal readonly struct Regulariser<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _retention;

    /// <param name="l1">The L1 coefficient; 0 for none.</param>
    /// <param name="l2">Twice the L2 coefficient; 0 for none.</param>
    /// <param name="retention">What decoupled decay leaves; 1 for no decay.</param>
    public Regulariser(T l1, T l2, T retention) => (IsPresent, L1, L2, _retention) = (true, l1, l2, retention);

    /// <summary>Whether anything happens.</summary>
    public bool IsPresent { get; }

    /// <summary>The L1 coefficient.</summary>
    public T L1 { get; }

    /// <summary>Twice the L2 coefficient.</summary>
    public T L2 { get; }

    /// <summary>What decoupled decay leaves.</summary>
    public T Retention => IsPresent ? _retention : T.One;
}
