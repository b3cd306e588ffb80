using System.Numerics;
using Neuroslyn.IntegrationTests.Networks;

namespace Neuroslyn.IntegrationTests.Golden;

/// <summary>The networks that PyTorch computed, through every path of their generated code.</summary>
public sealed class GoldenNetworkTests
{
    private static readonly GoldenValue Networks = GoldenFile.Read("networks")["networks"];

    /// <summary>The class of a network in <see cref="DoubleNetworks"/> and <see cref="SingleNetworks"/>, and its name in the file.</summary>
    public static TheoryData<string, string> Cases => new()
    {
        { nameof(DoubleNetworks.Xor), "xor" },
        { nameof(DoubleNetworks.Iris), "iris" },
        { nameof(DoubleNetworks.Linear), "linear" },
        { nameof(DoubleNetworks.Audio), "audio" },
        { nameof(DoubleNetworks.Odd), "odd" },
        { nameof(DoubleNetworks.Logistic), "logistic" },
        { nameof(DoubleNetworks.Digits), "digits" },
        { nameof(DoubleNetworks.DeepSigmoid), "deep_sigmoid" },
        { nameof(DoubleNetworks.Autoencoder), "autoencoder" },
        { nameof(DoubleNetworks.One), "one" },
        { nameof(DoubleNetworks.Modern), "modern" },
        { nameof(DoubleNetworks.AbsoluteError), "mae_net" },
        { nameof(DoubleNetworks.HuberError), "huber_net" },
    };

    /// <summary>The networks that train on single samples by their own path: no activation's derivative needs its pre-activation.</summary>
    public static IEnumerable<object[]> SampleCases => Cases.Where(row => (string)row[0] is not (nameof(DoubleNetworks.Modern) or nameof(DoubleNetworks.HuberError)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Training_FollowsPyTorch(string type, string name)
    {
        Train(Create<double>(type), Networks.Named(name));
        Train(Create<float>(type), Networks.Named(name));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void TrainingInParts_GivesTheSameBits(string type, string name)
    {
        TrainInParts<double>(type, Networks.Named(name));
        TrainInParts<float>(type, Networks.Named(name));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Predictions_FollowPyTorch(string type, string name)
    {
        Predict(Create<double>(type), Networks.Named(name));
        Predict(Create<float>(type), Networks.Named(name));
    }

    [Theory]
    [MemberData(nameof(SampleCases))]
    public void SingleSamples_AverageToTheBatch(string type, string name)
    {
        AverageSamples(Create<double>(type), Networks.Named(name));
        AverageSamples(Create<float>(type), Networks.Named(name));
    }

    [Theory]
    [MemberData(nameof(SampleCases))]
    public void StepsOnOneSample_FollowPyTorch(string type, string name)
    {
        StepOnSamples(Create<double>(type), Networks.Named(name));
        StepOnSamples(Create<float>(type), Networks.Named(name));
    }

    private static void Train<T>(GeneratedNetwork<T> network, GoldenValue golden)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ForEachStep(network, golden, (step, workspace) =>
        {
            T[] inputs = Convert<T>(step["x"]);
            T[] outputs = new T[step["target"].ToDoubles().Length];
            workspace.ComputesInputGradients = true;
            network.Network.Forward(inputs, workspace, training: true);
            workspace.CopyOutputs(outputs);
            GoldenAssert.Near<T>(step["output"], outputs);
            GoldenAssert.Near(step["loss"], network.Network.Backward(Convert<T>(step["target"]), workspace));
            workspace.CopyInputGradients(inputs);
            GoldenAssert.Near<T>(step["dx"], inputs);
            PyTorchLayout.AssertGradients(step["gradients"], network, workspace);
        });
        PyTorchLayout.AssertParameters(golden["steps"].Elements.Last()["parameters_after"], network);
    }

    private static void TrainInParts<T>(string type, GoldenValue golden)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (Optimizer optimizer in (Optimizer[])[new Adam(0.01), new Sgd(0.1)])
        {
            foreach ((int rangeCount, int partCount) in ((int, int)[])[(2, 2), (3, 7), (5, 100)])
            {
                GeneratedNetwork<T> whole = Create<T>(type);
                GeneratedNetwork<T> cut = Create<T>(type);
                PyTorchLayout.Load(whole, golden["parameters"]);
                PyTorchLayout.Load(cut, golden["parameters"]);
                OptimizerState<T> wholeState = optimizer.CreateState(whole.Layout, whole.Network.Parameters);
                OptimizerState<T> cutState = optimizer.CreateState(cut.Layout, cut.Network.Parameters);
                Workspace<T> wholeWorkspace = whole.CreateWorkspace(37);
                Workspace<T> cutWorkspace = cut.CreateWorkspace(37);
                foreach (GoldenValue step in golden["steps"].Elements)
                {
                    T[] inputs = Convert<T>(step["x"]);
                    T[] targets = Convert<T>(step["target"]);
                    PassResult<T> expected = PassResult<T>.Compute(whole.Network, wholeWorkspace, inputs, targets, optimizer: wholeState);
                    PassResult<T> actual = PassResult<T>.Compute(
                        cut.Network, cutWorkspace, inputs, targets, rangeCount: rangeCount, partCount: partCount, optimizer: cutState);
                    expected.AssertSameBits(actual);
                    Assert.Equal(whole.Network.Parameters.Span, cut.Network.Parameters.Span);
                }
            }
        }
    }

    private static void Predict<T>(GeneratedNetwork<T> network, GoldenValue golden)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Workspace<T> small = network.CreateWorkspace(3);
        ForEachStep(network, golden, (step, _) =>
        {
            T[] inputs = Convert<T>(step["x"]);
            int samples = inputs.Length / network.Layout.InputSize;
            T[] outputs = new T[samples * network.Layout.OutputSize];
            for (int sample = 0; sample < samples; sample++)
            {
                network.Predict(Sample(inputs, network.Layout.InputSize, sample), Sample(outputs, network.Layout.OutputSize, sample));
            }

            GoldenAssert.Near<T>(step["output"], outputs);
            Array.Clear(outputs);
            network.Predict(inputs, outputs);
            GoldenAssert.Near<T>(step["output"], outputs);
            Array.Clear(outputs);
            network.Network.Predict(inputs, outputs, small);
            GoldenAssert.Near<T>(step["output"], outputs);
        });
    }

    private static void AverageSamples<T>(GeneratedNetwork<T> network, GoldenValue golden)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] sums = new T[network.Layout.ParameterBufferLength];
        ForEachStep(network, golden, (step, workspace) =>
        {
            T[] inputs = Convert<T>(step["x"]);
            T[] targets = Convert<T>(step["target"]);
            int samples = inputs.Length / network.Layout.InputSize;
            T loss = T.Zero;
            Array.Clear(sums);
            for (int sample = 0; sample < samples; sample++)
            {
                loss += network.Network.SamplePass(Sample(inputs, network.Layout.InputSize, sample), Sample(targets, network.Layout.OutputSize, sample), workspace);
                for (int i = 0; i < sums.Length; i++)
                {
                    sums[i] += workspace.ParameterGradients.Span[i] / T.CreateChecked(samples);
                }
            }

            GoldenAssert.Near(step["loss"], loss / T.CreateChecked(samples));
            sums.CopyTo(workspace.ParameterGradients.Span);
            PyTorchLayout.AssertGradients(step["gradients"], network, workspace);
        });
    }

    /// <summary>Steps on one sample by methods whose first step is the gradient times the rate, which shows the gradient.</summary>
    private static void StepOnSamples<T>(GeneratedNetwork<T> network, GoldenValue golden)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] old = new T[network.Layout.ParameterBufferLength];
        ForEachStep(network, golden, (step, workspace) =>
        {
            if (step["x"].Count > 1)
            {
                return;
            }

            network.Network.Parameters.Span.CopyTo(old);
            foreach (Optimizer optimizer in (Optimizer[])[new Sgd(1), new Momentum(1)])
            {
                OptimizerState<T> state = optimizer.CreateState(network.Layout, network.Network.Parameters);
                state.BeginStep();
                GoldenAssert.Near(step["loss"], network.Network.SamplePass(Convert<T>(step["x"]), Convert<T>(step["target"]), workspace, state));
                for (int i = 0; i < old.Length; i++)
                {
                    workspace.ParameterGradients.Span[i] = old[i] - network.Network.Parameters.Span[i];
                }

                PyTorchLayout.AssertGradients(step["gradients"], network, workspace);
                old.CopyTo(network.Network.Parameters.Span);
            }
        });
    }

    /// <summary>Starts from the golden parameters and calls back before each of the Adam steps that PyTorch took.</summary>
    private static void ForEachStep<T>(GeneratedNetwork<T> network, GoldenValue golden, Action<GoldenValue, Workspace<T>> check)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        PyTorchLayout.Load(network, golden["parameters"]);
        OptimizerState<T> adam = new Adam(0.01).CreateState(network.Layout, network.Network.Parameters);
        Workspace<T> workspace = network.CreateWorkspace(37);
        foreach (GoldenValue step in golden["steps"].Elements)
        {
            check(step, workspace);
            network.Network.Forward(Convert<T>(step["x"]), workspace, training: true);
            network.Network.Backward(Convert<T>(step["target"]), workspace);
            adam.Step(workspace.ParameterGradients);
        }
    }

    private static Span<T> Sample<T>(T[] values, int size, int sample) => values.AsSpan(sample * size, size);

    private static T[] Convert<T>(GoldenValue values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Array.ConvertAll(values.ToDoubles(), T.CreateChecked);

    private static GeneratedNetwork<T> Create<T>(string type)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Type container = typeof(T) == typeof(double) ? typeof(DoubleNetworks) : typeof(SingleNetworks);
        return GeneratedNetwork<T>.Of(container.GetNestedType(type, System.Reflection.BindingFlags.NonPublic)!);
    }
}
