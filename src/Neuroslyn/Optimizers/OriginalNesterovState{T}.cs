using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary><see cref="NesterovForm.Original"/>: v = momentum * v + learningRate * g, theta -= v, with g taken at theta - momentum * v.</summary>
internal sealed class OriginalNesterovState<T> : OptimizerState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ParameterBuffer<T> _velocity;
    private readonly ParameterBuffer<T> _origin;
    private readonly T _momentum;
    private T _rate;
    private bool _isAhead;

    public OriginalNesterovState(Nesterov optimizer, NetworkLayout layout, ParameterBuffer<T> parameters)
        : base(optimizer, layout, parameters)
    {
        _velocity = new ParameterBuffer<T>(parameters.Length);
        _origin = new ParameterBuffer<T>(parameters.Length);
        _momentum = T.CreateTruncating(optimizer.Coefficient);
    }

    public override int ValuesPerParameter => 2;

    internal override bool LooksAhead => true;

    public override void Prefetch(ParameterRows rows)
    {
    }

    public override void LookAhead()
    {
        Span<T> theta = Parameters.Span;
        ReadOnlySpan<T> velocity = _velocity.Span;
        _origin.CopyFrom(Parameters);
        _isAhead = true;
        for (int i = 0; i < theta.Length; i++)
        {
            theta[i] -= _momentum * velocity[i];
        }
    }

    internal override void LookBack()
    {
        if (_isAhead)
        {
            Parameters.CopyFrom(_origin);
            _isAhead = false;
        }
    }

    private protected override void PrepareStep()
    {
        _rate = T.CreateTruncating(LearningRate);
        _isAhead = _isAhead
            ? false
            : throw new InvalidOperationException("NesterovForm.Original takes its gradient ahead of the parameters: call LookAhead before the forward pass of every step.");
    }

    private protected override void UpdateRows(in GradientMatrix<T> gradients, in ParameterRows rows, in Regulariser<T> regulariser)
    {
        for (int row = 0; row < rows.Count; row++)
        {
            int start = rows.Start + (row * rows.Stride);
            Span<T> theta = Parameters.Span.Slice(start, rows.Length);
            Span<T> velocity = _velocity.Span.Slice(start, rows.Length);
            ReadOnlySpan<T> origin = _origin.Span.Slice(start, rows.Length);
            GradientMatrix<T> gradient = gradients.From(row, 0);
            T factor = gradient.HasFactors ? gradient.Factor(0) : T.One;
            for (int i = 0; i < theta.Length; i++)
            {
                // The penalty's gradient, like the loss's, is that of the point ahead; decay shrinks the point itself.
                T slope = (factor * Unsafe.Add(ref gradient.Origin, i)) + (regulariser.L2 * theta[i]) + (regulariser.L1 * T.CreateTruncating(T.Sign(theta[i])));
                velocity[i] = (_momentum * velocity[i]) + (_rate * slope);
                theta[i] = (regulariser.Retention * origin[i]) - velocity[i];
            }
        }
    }
}
