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

        Workspace<T> larger = network.CreateWorkspace(trial.Samples + 50);
        larger.DropoutKey = trial.DropoutKey;
        result.AssertSameBits(PassResult<T>.Compute(network.Network, larger, inputs, targets, training: true, rangeCount: 3, partCount: 5));

        Predictions(trial, network, inputs);
        if (network.Layout.HasSamplePass)
        {
            SingleSamples(trial, network, inputs, targets, expected.Losses, gradients);
        }
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
