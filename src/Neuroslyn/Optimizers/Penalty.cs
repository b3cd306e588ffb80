using System.Numerics;

namespace Neuroslyn;

/// <summary>A penalty on large weights, R(w) = L1 * sum |w| + L2 * sum w^2, that training adds to the loss.</summary>
/// <remarks>
/// Two conventions for the squared term are in use, with the same effect at half and double the coefficient: lambda sum w^2 with the gradient 2 lambda w
/// (<see cref="Ridge"/>), and lambda / 2 sum w^2 with the gradient lambda w (<see cref="HalfRidge"/>; PyTorch's <c>weight_decay</c>, and the "weight decay"
/// w -= rate * (g + lambda w) of plain gradient descent).
/// </remarks>
public readonly record struct Penalty
{
    /// <summary>Sets the coefficients of R(w) = l1 * sum |w| + l2 * sum w^2.</summary>
    /// <param name="l1">Coefficient of the sum of absolute values; finite and not negative.</param>
    /// <param name="l2">Coefficient of the sum of squares; finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A coefficient is negative or not finite.</exception>
    public Penalty(double l1, double l2)
    {
        L1 = Hyperparameter.Coefficient(l1, nameof(l1));
        L2 = Hyperparameter.Coefficient(l2, nameof(l2));
    }

    /// <summary>Coefficient of the sum of absolute values.</summary>
    public double L1 { get; }

    /// <summary>Coefficient of the sum of squares.</summary>
    public double L2 { get; }

    /// <summary>lambda * sum |w| (Tibshirani 1996).</summary>
    /// <param name="lambda">Finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lambda"/> is negative or not finite.</exception>
    public static Penalty Lasso(double lambda) => new(Hyperparameter.Coefficient(lambda, nameof(lambda)), 0);

    /// <summary>lambda * sum w^2, whose gradient is 2 lambda w (Hoerl and Kennard 1970).</summary>
    /// <param name="lambda">Finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lambda"/> is negative or not finite.</exception>
    public static Penalty Ridge(double lambda) => new(0, Hyperparameter.Coefficient(lambda, nameof(lambda)));

    /// <summary>lambda / 2 * sum w^2, whose gradient is lambda w: PyTorch's <c>weight_decay</c> of SGD and Adam.</summary>
    /// <param name="lambda">Finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lambda"/> is negative or not finite.</exception>
    public static Penalty HalfRidge(double lambda) => new(0, Hyperparameter.Coefficient(lambda, nameof(lambda)) / 2);

    /// <summary>lambda * sum (beta w^2 + |w|) (Zou and Hastie 2005).</summary>
    /// <param name="lambda">Finite and not negative.</param>
    /// <param name="beta">Weight of the squares against the absolute values; finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative or not finite.</exception>
    public static Penalty ElasticNet(double lambda, double beta) =>
        new(Hyperparameter.Coefficient(lambda, nameof(lambda)), lambda * Hyperparameter.Coefficient(beta, nameof(beta)));

    /// <summary>R(w). Allocates nothing.</summary>
    public double Value<T>(ReadOnlySpan<T> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double absolute = 0;
        double squares = 0;
        foreach (T weight in weights)
        {
            double value = double.CreateTruncating(weight);
            absolute += Math.Abs(value);
            squares += value * value;
        }

        return (L1 * absolute) + (L2 * squares);
    }

    /// <summary>R of a network's weights: what to add to its loss to see the quantity that training minimises. Allocates nothing.</summary>
    /// <param name="network">The network.</param>
    /// <param name="allParameters">Whether biases and others count; see <see cref="Optimizer.RegularizesAllParameters"/>.</param>
    public double Value<T>(INetwork<T> network, bool allParameters = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        double sum = 0;
        for (int i = 0; i < network.Layout.Tensors.Count; i++)
        {
            ParameterTensor tensor = network.Layout.Tensors[i];
            if (allParameters || tensor.Kind == ParameterKind.Weight)
            {
                // Padding is 0 and adds nothing.
                sum += Value<T>(network.Parameters.Span.Slice(tensor.Offset, tensor.Rows * tensor.RowStride));
            }
        }

        return sum;
    }

    /// <summary>Adds dR/dw = L1 sign(w) + 2 L2 w to gradients; the sign of 0 is 0. Allocates nothing.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="gradients">As many; changed in place.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void AddGradient<T>(ReadOnlySpan<T> weights, Span<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (weights.Length != gradients.Length)
        {
            throw new ArgumentException($"Every weight has one gradient: got {weights.Length} weights and {gradients.Length} gradients.", nameof(gradients));
        }

        T l1 = T.CreateTruncating(L1);
        T l2 = T.CreateTruncating(2 * L2);
        for (int i = 0; i < weights.Length; i++)
        {
            gradients[i] += (l2 * weights[i]) + (l1 * T.CreateTruncating(T.Sign(weights[i])));
        }
    }
}
