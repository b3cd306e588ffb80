using System.Numerics;
using Neuroslyn.Golden;

namespace Neuroslyn.IntegrationTests.Networks;

/// <summary>Compares the paths of one generated network with the interpreter and with each other.</summary>
internal static class TrialCheck
{
    /// <summary>Passes over columns, in one part and in several; prediction; and the path for single samples where there is one.</summary>
    public static void EveryPath<T>(Trial trial, GeneratedNetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        trial.CopyParametersTo(network);
        T[] inputs = Array.ConvertAll(trial.Inputs, T.CreateChecked);
        T[] targets = Array.ConvertAll(trial.Targets, T.CreateChecked);
        Workspace<T> workspace = network.CreateWorkspace(trial.Samples);
        workspace.DropoutKey = trial.DropoutKey;
        PassResult<T> result = PassResult<T>.Compute(network.Network, workspace, inputs, targets, training: true);
        PassResult<double> expected = trial.Interpret();
        GoldenAssert.Near<T>(trial.Subject + ", outputs", expected.Outputs, result.Outputs);
        GoldenAssert.Near<T>(trial.Subject + ", losses", expected.Losses, result.Losses);
        double[] gradients = trial.Rearrange(expected.ParameterGradients, network.Layout);
        GoldenAssert.Near<T>(trial.Subject + ", parameter gradients", gradients, result.ParameterGradients);
        GoldenAssert.Near<T>(trial.Subject + ", input gradients", expected.InputGradients, result.InputGradients);
        GoldenAssert.Near<T>(trial.Subject + ", running averages", trial.Parameters(network.Layout), network.Network.Parameters.Span.ToArray());

        Workspace<T> larger = network.CreateWorkspace(trial.Samples + 50);
        larger.DropoutKey = trial.DropoutKey;
        result.AssertSameBits(PassResult<T>.Compute(network.Network, larger, inputs, targets, training: true, rangeCount: 3, partCount: 5));

        // The running averages have moved with each pass.
        trial.CopyParametersTo(network);
        Predictions(trial, network, inputs);
        if (network.Layout.HasSamplePass)
        {
            SingleSamples(trial, network, inputs, targets, expected.Losses, gradients);
        }

        if (network.Layout.HasBatchPass)
        {
            Load(workspace, inputs, targets);
            T loss = network.Network.BatchPass(workspace);
            GoldenAssert.Near<T>(trial.Subject + ", loss in one method", [expected.Losses.Average()], [loss]);
            GoldenAssert.Near<T>(trial.Subject + ", parameter gradients in one method", gradients, workspace.ParameterGradients.Span.ToArray());
        }
    }

    /// <summary>
    /// An update within the gradient pass, the path for single samples or that for batches of tiny networks is the update afterwards: the same bits, except that
    /// the paths round a plain gradient step once where the update afterwards rounds twice.
    /// </summary>
    public static void EveryUpdate<T>(Trial trial, GeneratedNetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] inputs = Array.ConvertAll(trial.Inputs, T.CreateChecked);
        T[] targets = Array.ConvertAll(trial.Targets, T.CreateChecked);
        Workspace<T> workspace = network.CreateWorkspace(trial.Samples);
        workspace.DropoutKey = trial.DropoutKey;
        foreach (Optimizer optimizer in (Optimizer[])[new Sgd(0.1), new Momentum(0.1), new AdamW(0.01)])
        {
            T[] expected = Update(optimizer, state =>
            {
                PassResult<T>.Compute(network.Network, workspace, inputs, targets, training: true);
                state.Step(workspace.ParameterGradients);
            });
            T[] actual = Update(optimizer, state =>
                PassResult<T>.Compute(network.Network, workspace, inputs, targets, training: true, rangeCount: 2, partCount: 3, optimizer: state));
            Assert.True(expected.AsSpan().SequenceEqual(actual), $"{trial.Subject}: {optimizer} within the gradient pass gives other bits than afterwards.");
            if (network.Layout.HasSamplePass)
            {
                T[] target = targets[..network.Layout.OutputSize];
                T[] input = inputs[..network.Layout.InputSize];
                T[] afterwards = Update(optimizer, state =>
                {
                    network.Network.SamplePass(input, target, workspace);
                    state.Step(workspace.ParameterGradients);
                });
                T[] within = Update(optimizer, state =>
                {
                    state.BeginStep();
                    network.Network.SamplePass(input, target, workspace, state);
                });
                double tolerance = optimizer is not Sgd ? 0 : typeof(T) == typeof(double) ? 1e-15 : 1e-6;
                GoldenAssert.Near<T>($"{trial.Subject}, {optimizer} on one sample", Array.ConvertAll(afterwards, double.CreateChecked), within, tolerance);
            }

            if (network.Layout.HasBatchPass)
            {
                Load(workspace, inputs, targets);
                T[] afterwards = Update(optimizer, state =>
                {
                    network.Network.BatchPass(workspace);
                    state.Step(workspace.ParameterGradients);
                });
                T[] within = Update(optimizer, state =>
                {
                    state.BeginStep();
                    network.Network.BatchPass(workspace, state);
                });
                double tolerance = optimizer is not Sgd ? 0 : typeof(T) == typeof(double) ? 1e-15 : 1e-6;
                GoldenAssert.Near<T>($"{trial.Subject}, {optimizer} on a batch in one method", Array.ConvertAll(afterwards, double.CreateChecked), within, tolerance);
            }
        }

        T[] Update(Optimizer optimizer, Action<OptimizerState<T>> step)
        {
            trial.CopyParametersTo(network);
            step(optimizer.CreateState(network.Layout, network.Network.Parameters));
            return network.Network.Parameters.Span.ToArray();
        }
    }

    private static void Load<T>(Workspace<T> workspace, T[] inputs, T[] targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        workspace.LoadInputs(inputs);
        workspace.LoadTargets(targets);
    }

    private static void Predictions<T>(Trial trial, GeneratedNetwork<T> network, T[] inputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] expected = trial.Interpret(training: false).Outputs;
        T[] outputs = new T[expected.Length];
        (int inputSize, int outputSize) = (network.Layout.InputSize, network.Layout.OutputSize);
        for (int sample = 0; sample < trial.Samples; sample++)
        {
            network.Predict(inputs.AsSpan(sample * inputSize, inputSize), outputs.AsSpan(sample * outputSize, outputSize));
        }

        GoldenAssert.Near<T>(trial.Subject + ", predictions one by one", expected, outputs);
        Array.Clear(outputs);
        network.Predict(inputs, outputs);
        GoldenAssert.Near<T>(trial.Subject + ", predictions", expected, outputs);
    }

    /// <summary>Without dropout, the batch's gradient is the mean of its samples' gradients.</summary>
    private static void SingleSamples<T>(Trial trial, GeneratedNetwork<T> network, T[] inputs, T[] targets, double[] losses, double[] gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Workspace<T> workspace = network.CreateWorkspace(1);
        (int inputSize, int outputSize) = (network.Layout.InputSize, network.Layout.OutputSize);
        T[] sampleLosses = new T[losses.Length];
        T[] means = new T[gradients.Length];
        for (int sample = 0; sample < trial.Samples; sample++)
        {
            sampleLosses[sample] = network.Network.SamplePass(
                inputs.AsSpan(sample * inputSize, inputSize), targets.AsSpan(sample * outputSize, outputSize), workspace);
            for (int i = 0; i < means.Length; i++)
            {
                means[i] += workspace.ParameterGradients.Span[i] / T.CreateChecked(trial.Samples);
            }
        }

        GoldenAssert.Near<T>(trial.Subject + ", losses of single samples", losses, sampleLosses);
        GoldenAssert.Near<T>(trial.Subject + ", gradients of single samples", gradients, means);
    }
}
