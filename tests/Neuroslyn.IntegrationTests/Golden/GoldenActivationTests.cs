using System.Globalization;
using System.Numerics;
using Neuroslyn.IntegrationTests.Networks;

namespace Neuroslyn.IntegrationTests.Golden;

/// <summary>Activations and their derivatives as generated layers compute them: the weights are the identity, so that z is the input.</summary>
public sealed class GoldenActivationTests
{
    private static readonly GoldenValue Activations = GoldenFile.Read("activations");

    /// <summary>Name in the file, activation and its parameter.</summary>
    private static readonly (string Name, Activation Activation, double Parameter)[] Elementwise =
    [
        ("identity", Activation.Identity, 0),
        ("sigmoid", Activation.Sigmoid, 0),
        ("tanh", Activation.Tanh, 0),
        ("relu", Activation.Relu, 0),
        ("leaky_relu(0.01)", Activation.LeakyRelu, 0.01),
        ("leaky_relu(0.1)", Activation.LeakyRelu, 0.1),
        ("elu(1.0)", Activation.Elu, 1),
        ("elu(0.5)", Activation.Elu, 0.5),
        ("selu", Activation.Selu, 0),
        ("softplus", Activation.Softplus, 0),
        ("softsign", Activation.Softsign, 0),
        ("silu", Activation.Silu, 0),
        ("mish", Activation.Mish, 0),
        ("gelu_exact", Activation.Gelu, 0),
        ("gelu_tanh", Activation.GeluTanh, 0),
        ("hard_sigmoid", Activation.HardSigmoid, 0),
        ("hard_swish", Activation.HardSwish, 0),
        ("relu6", Activation.Relu6, 0),
    ];

    [Fact]
    public void ElementwiseActivations_AndTheirDerivatives_AgreeWithPyTorch()
    {
        CheckElementwise<double>();
        CheckElementwise<float>();
    }

    [Fact]
    public void PRelu_AndTheGradientOfItsSlope_AgreeWithPyTorch()
    {
        CheckPRelu<double>();
        CheckPRelu<float>();
    }

    [Fact]
    public void Softmax_AndItsJacobian_AgreeWithPyTorch()
    {
        CheckSoftmax<double>();
        CheckSoftmax<float>();
    }

    private static void CheckElementwise<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkDefinition[] definitions = [.. Elementwise.Select(@case => Layer(1, @case.Activation, @case.Parameter))];
        T[] inputs = Convert<T>(Activations["x"]);
        foreach (((string name, _, _), GeneratedNetwork<T> network) in Elementwise.Zip(CompiledNetworks.Compile<T>(definitions)))
        {
            GoldenValue golden = Activations["elementwise"][name];
            double[] upstream = new double[inputs.Length];
            Array.Fill(upstream, 1);
            PassResult<T> result = Pass(network, inputs, golden["y"], upstream);
            GoldenAssert.Near<T>(golden["y"], result.Outputs);

            // PyTorch's slope of the hard sigmoid is 1/6 rounded to float in double precision, too.
            GoldenAssert.Near<T>(golden["dy_dx"], result.InputGradients, name.StartsWith("hard_", StringComparison.Ordinal) && typeof(T) == typeof(double) ? 1e-8 : null);

            T[] output = new T[1];
            for (int i = 0; i < inputs.Length; i++)
            {
                network.Predict(inputs.AsSpan(i, 1), output);
                GoldenAssert.Near(string.Create(CultureInfo.InvariantCulture, $"{name} of {inputs[i]}"), [golden["y"][i].Number], output);
            }
        }
    }

    private static void CheckPRelu<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        GoldenValue[] cases = [.. Activations["prelu"].Elements];
        NetworkDefinition[] definitions = [.. cases.Select(golden => Layer(1, Activation.PRelu, golden["alpha"].Number))];
        T[] inputs = Convert<T>(Activations["x"]);
        foreach ((GoldenValue golden, GeneratedNetwork<T> network) in cases.Zip(CompiledNetworks.Compile<T>(definitions)))
        {
            double[] upstream = new double[inputs.Length];
            Array.Fill(upstream, 1);
            PassResult<T> result = Pass(network, inputs, golden["y"], upstream);
            GoldenAssert.Near<T>(golden["y"], result.Outputs);
            GoldenAssert.Near<T>(golden["dy_dx"], result.InputGradients);
            GoldenAssert.Near<T>(golden["dsum_dalpha"], result.ParameterGradients[network.Layers[0].LearnedTensors[0].Offset]);
        }
    }

    private static void CheckSoftmax<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        GoldenValue[] cases = [.. Activations["softmax"].Elements];
        NetworkDefinition[] definitions = [.. cases.Select(golden => Layer(golden["z"].Shape[1], Activation.Softmax, 0))];
        foreach ((GoldenValue golden, GeneratedNetwork<T> network) in cases.Zip(CompiledNetworks.Compile<T>(definitions)))
        {
            // The last case, with logits of 1000, is a forward pass only.
            bool hasGradients = golden.Has("upstream");
            double[] upstream = hasGradients ? golden["upstream"].ToDoubles() : new double[golden["y"].ToDoubles().Length];
            PassResult<T> result = Pass(network, Convert<T>(golden["z"]), golden["y"], upstream);
            GoldenAssert.Near<T>(golden["y"], result.Outputs);
            if (hasGradients)
            {
                GoldenAssert.Near<T>(golden["dz"], result.InputGradients);
            }

            int units = network.Layout.OutputSize;
            T[] outputs = new T[result.Outputs.Length];
            for (int sample = 0; sample < outputs.Length / units; sample++)
            {
                network.Predict(Convert<T>(golden["z"][sample]), outputs.AsSpan(sample * units, units));
            }

            GoldenAssert.Near<T>(golden["y"], outputs);
        }
    }

    private static NetworkDefinition Layer(int units, Activation activation, double parameter) =>
        new(units, Loss.HalfMeanSquaredError, new InterpretedLayer("Output", units, activation, UseBias: false, Slope: parameter, Alpha: parameter));

    /// <summary>Half the squared error has the derivative (y - t) / N, so the targets y - N g make g the gradient that enters the activation.</summary>
    private static PassResult<T> Pass<T>(GeneratedNetwork<T> network, T[] inputs, GoldenValue outputs, double[] upstream)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int units = network.Layout.InputSize;
        int samples = inputs.Length / units;
        for (int unit = 0; unit < units; unit++)
        {
            network.Layers[0].Weights.FromInput(unit).Clear();
            network.Layers[0].Weights[unit, unit] = T.One;
        }

        T[] targets = [.. outputs.ToDoubles().Zip(upstream, (y, gradient) => T.CreateChecked(y - (samples * gradient)))];
        return PassResult<T>.Compute(network.Network, network.CreateWorkspace(samples), inputs, targets);
    }

    private static T[] Convert<T>(GoldenValue values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Array.ConvertAll(values.ToDoubles(), T.CreateChecked);
}
