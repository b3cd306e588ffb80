using System.Numerics;

namespace Neuroslyn;

/// <summary>Trains a perceptron, one layer of step units, by its own learning rule: no gradient, only errors.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// Rosenblatt 1958: after each sample w := w + α (y - ŷ) x and b := b + α (y - ŷ), which changes nothing where the output is right. If a hyperplane separates the classes, the number of
/// errors reaches 0 after finitely many steps (Novikoff 1962); if none does, it never will. Steps allocate nothing. For one thread.
/// </remarks>
public sealed class PerceptronTraining<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly INetwork<T> _network;
    private readonly ParameterTensor _weight;
    private readonly ParameterTensor? _bias;
    private readonly Workspace<T> _workspace;
    private readonly T[] _outputs;
    private readonly T _learningRate;

    /// <summary>Prepares training.</summary>
    /// <param name="network">A network of one dense layer whose outputs are 0 or 1: <c>[Dense(1, Activation.Step)]</c>. Trained in place; needs no loss.</param>
    /// <param name="learningRate">α, positive and finite. Scales weights that start at 0; the lines it finds are the same for all.</param>
    /// <exception cref="ArgumentException">The network has more than one layer with parameters.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="learningRate"/> is not positive or not finite.</exception>
    public PerceptronTraining(INetwork<T> network, double learningRate = 0.1)
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkLayout layout = network.Layout;
        ParameterTensor[] weights = [.. layout.Tensors.Where(tensor => tensor.Kind == ParameterKind.Weight)];
        if (weights.Length != 1 || weights[0].Rows != layout.InputSize || weights[0].Columns != layout.OutputSize)
        {
            throw new ArgumentException($"The perceptron's rule is for one layer of units; '{layout.Name}' has {weights.Length} layers with weights. Several layers are trained by gradients.", nameof(network));
        }

        _learningRate = T.CreateTruncating(learningRate > 0 && double.IsFinite(learningRate)
            ? learningRate
            : throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, "A learning rate is finite and greater than 0."));
        _network = network;
        _weight = weights[0];
        _bias = layout.Tensors.FirstOrDefault(tensor => tensor.Kind == ParameterKind.Bias);
        _workspace = new Workspace<T>(layout, batchSize: 1);
        _outputs = new T[layout.OutputSize];
    }

    /// <summary>One step on one sample.</summary>
    /// <param name="input"><c>[InputSize]</c>.</param>
    /// <param name="target"><c>[OutputSize]</c>, each 0 or 1.</param>
    /// <returns>How many units were wrong before the step.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or a target is neither 0 nor 1.</exception>
    /// <exception cref="InvalidOperationException">An output is neither 0 nor 1: the layer's activation is no step.</exception>
    public int Step(ReadOnlySpan<T> input, ReadOnlySpan<T> target) => Step(input, target, nameof(target));

    /// <summary>Passes over all samples, in their order, until a pass has no error.</summary>
    /// <param name="data">Inputs, and targets of 0 and 1.</param>
    /// <param name="maximumEpochs">Passes at most, at least 1.</param>
    /// <returns>The wrong outputs of each pass; the last is 0 if the classes were separated.</returns>
    /// <exception cref="ArgumentException">The data do not fit the network, or a target is neither 0 nor 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumEpochs"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">The layer's activation is no step.</exception>
    public IReadOnlyList<int> Fit(Dataset<T> data, int maximumEpochs = 1000)
    {
        DatasetCheck.RequireFit(_network, data, nameof(data));
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumEpochs, 1);
        var errors = new List<int>();
        do
        {
            int wrong = 0;
            for (int sample = 0; sample < data.Count; sample++)
            {
                wrong += Step(data.Inputs[sample], data.Targets[sample], nameof(data));
            }

            errors.Add(wrong);
        }
        while (errors[^1] > 0 && errors.Count < maximumEpochs);

        return errors;
    }

    /// <summary>One step on one sample, whose target is part of what the caller calls <paramref name="argument"/>.</summary>
    private int Step(ReadOnlySpan<T> input, ReadOnlySpan<T> target, string argument)
    {
        if (target.Length != _outputs.Length)
        {
            throw new ArgumentException($"One target of '{_network.Layout.Name}' has {_outputs.Length} values, got {target.Length}.", argument);
        }

        _network.Predict(input, _outputs, _workspace);
        int errors = 0;
        for (int unit = 0; unit < _outputs.Length; unit++)
        {
            Require(_outputs[unit], target[unit], argument);
            T error = target[unit] - _outputs[unit];
            if (error != T.Zero)
            {
                errors++;
                Learn(unit, _learningRate * error, input);
            }
        }

        return errors;
    }

    private void Learn(int unit, T step, ReadOnlySpan<T> input)
    {
        WeightMatrix<T> weights = _network.Parameters.Matrix(_weight);
        for (int index = 0; index < input.Length; index++)
        {
            weights[index, unit] += step * input[index];
        }

        if (_bias is not null)
        {
            _network.Parameters.Vector(_bias)[unit] += step;
        }
    }

    private void Require(T output, T target, string argument)
    {
        if (target != T.Zero && target != T.One)
        {
            throw new ArgumentException($"A perceptron's targets are 0 and 1, got {target}.", argument);
        }

        if (output != T.Zero && output != T.One)
        {
            throw new InvalidOperationException($"'{_network.Layout.Name}' predicts {output}; the perceptron's rule is for units that say 0 or 1. Use Activation.Step.");
        }
    }
}
