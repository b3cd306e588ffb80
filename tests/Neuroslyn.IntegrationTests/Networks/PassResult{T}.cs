using System.Numerics;

namespace Neuroslyn.IntegrationTests.Networks;

/// <summary>Everything that one training pass over a batch computes.</summary>
/// <param name="Outputs"><c>[sample, unit]</c>.</param>
/// <param name="Losses">One per sample.</param>
/// <param name="ParameterGradients">Laid out like the parameters, padding included.</param>
/// <param name="InputGradients"><c>[sample, input]</c>.</param>
internal sealed record PassResult<T>(T[] Outputs, T[] Losses, T[] ParameterGradients, T[] InputGradients)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The mean loss of the samples.</summary>
    public double Loss => Losses.Average(double.CreateChecked);

    /// <summary>Forward, backward and parameter gradients, as one range or cut into several, which must make no difference.</summary>
    /// <param name="network">The network.</param>
    /// <param name="workspace">A workspace of the network.</param>
    /// <param name="inputs"><c>[sample, input]</c>.</param>
    /// <param name="targets"><c>[sample, unit]</c>.</param>
    /// <param name="training">Whether dropout is active.</param>
    /// <param name="rangeCount">Column ranges of the forward and backward pass; ranges may be empty.</param>
    /// <param name="partCount">Parts of the gradient pass.</param>
    /// <param name="optimizer">If given, begins a step and updates the parameters within the gradient pass.</param>
    public static PassResult<T> Compute(
        INetwork<T> network,
        Workspace<T> workspace,
        ReadOnlySpan<T> inputs,
        ReadOnlySpan<T> targets,
        bool training = false,
        int rangeCount = 1,
        int partCount = 1,
        OptimizerState<T>? optimizer = null)
    {
        workspace.ComputesInputGradients = true;
        workspace.LoadInputs(inputs);
        workspace.LoadTargets(targets);
        int groups = workspace.ColumnCount / Workspace<T>.ColumnQuantum;
        if (network.Layout.CouplesSamples && training && rangeCount > 1)
        {
            ForPhases(network.Layout.ForwardPhaseCount, (first, end) => network.ForwardPass(workspace, first, end, training));
            ForPhases(network.Layout.BackwardPhaseCount, (first, end) => network.BackwardPass(workspace, first, end));
        }
        else
        {
            ForRanges((first, end) =>
            {
                network.ForwardPass(workspace, first, end, training);
                network.BackwardPass(workspace, first, end);
            });
        }

        optimizer?.BeginStep();
        for (int part = partCount - 1; part >= 0; part--)
        {
            network.GradientPass(workspace, part, partCount, optimizer);
        }

        T[] outputs = new T[targets.Length];
        workspace.CopyOutputs(outputs);
        T[] inputGradients = new T[inputs.Length];
        workspace.CopyInputGradients(inputGradients);
        return new PassResult<T>(outputs, workspace.Losses.ToArray(), workspace.ParameterGradients.Span.ToArray(), inputGradients);

        void ForPhases(int phaseCount, Action<int, int> pass)
        {
            for (int phase = 0; phase < phaseCount; phase++)
            {
                workspace.Phase = phase;
                ForRanges(pass);
            }

            workspace.Phase = Workspace<T>.AllPhases;
        }

        void ForRanges(Action<int, int> pass)
        {
            for (int range = rangeCount - 1; range >= 0; range--)
            {
                pass(groups * range / rangeCount * Workspace<T>.ColumnQuantum, groups * (range + 1) / rangeCount * Workspace<T>.ColumnQuantum);
            }
        }
    }

    /// <summary>Requires the same bits everywhere.</summary>
    public void AssertSameBits(PassResult<T> other)
    {
        Assert.Equal(Outputs, other.Outputs);
        Assert.Equal(Losses, other.Losses);
        Assert.Equal(ParameterGradients, other.ParameterGradients);
        Assert.Equal(InputGradients, other.InputGradients);
    }
}
