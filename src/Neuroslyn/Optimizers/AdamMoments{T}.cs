using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>The two moving averages that Adam and its relatives share, and their bias correction.</summary>
/// <remarks>
/// m = beta1 m + (1 - beta1) g and v = beta2 v + (1 - beta2) g^2 start at 0; dividing by 1 - beta^t makes them unbiased (Kingma and Ba 2015).
/// An average that receives no more gradient shrinks until it is subnormal and stays there, because 0.9 times the smallest subnormal rounds to itself,
/// and arithmetic on subnormals is slow enough to double the time of a pass. What is negligible is therefore set to 0, not in every step but before
/// beta1^n is 2^-32: an m whose square is below the smallest normal number counts nothing beside sqrt(v) and is then still normal, and so is its product with a
/// learning rate.
/// </remarks>
internal struct AdamMoments<T>(double beta1, double beta2)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _gain1 = T.CreateTruncating(1 - beta1);
    private readonly T _beta2 = T.CreateTruncating(beta2);
    private readonly T _gain2 = T.CreateTruncating(1 - beta2);
    private readonly long _flushPeriod = beta1 > 0 ? Math.Max(1, (long)(32 * Math.Log(2) / -Math.Log(beta1))) : 1;
    private long _nextFlush = 1;
    private bool _flushes;
    private double _power1 = 1;
    private double _power2 = 1;

    /// <summary>beta2^t.</summary>
    public readonly double SecondPower => _power2;

    /// <summary>1 - beta1^t.</summary>
    public readonly double FirstCorrection => 1 - _power1;

    /// <summary>1 - beta2^t.</summary>
    public readonly double SecondCorrection => 1 - _power2;

    public void BeginStep(long step)
    {
        _flushes = false;
        if (step >= _nextFlush)
        {
            // Steps that are multiples of the period; a division per step would cost as much as the update of a tiny network.
            _flushes = step % _flushPeriod == 0;
            _nextFlush = step - (step % _flushPeriod) + _flushPeriod;
        }

        _power1 = Power(_power1, beta1);
        _power2 = Power(_power2, beta2);
    }

    /// <summary>Runs the pass of one step and, every few steps, drops what has become negligible.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Run<TRule, TFormula, TLanes>(in UpdatePass<T, TLanes> pass, in TRule rule)
        where TRule : struct, IUpdateRule<T>
        where TFormula : struct, IUpdateFormula<TFormula, TRule, TLanes, T>
        where TLanes : struct, ILanes<TLanes, T>
    {
        pass.Run<TRule, TFormula>(in rule);
        if (_flushes)
        {
            pass.DropNegligibleMoments();
        }
    }

    /// <summary>The averages of this step, their coefficients in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly MomentAverages<TLanes, T> Spread<TLanes>()
        where TLanes : struct, ILanes<TLanes, T> => new(TLanes.Create(_gain1), TLanes.Create(_beta2), TLanes.Create(_gain2));

    /// <summary>The next power; 0 before it becomes subnormal, where it would stay and slow every step down.</summary>
    private static double Power(double power, double beta) => power * beta is > 1e-300 and var next ? next : 0;
}
