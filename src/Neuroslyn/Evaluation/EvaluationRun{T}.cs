using System.Numerics;
using Neuroslyn.Kernels;

namespace Neuroslyn;

/// <summary>One network and one data set, evaluated as often as training asks for it. The losses are those of the backward pass, which knows the network's loss.</summary>
internal sealed class EvaluationRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int ChunkSize = 256;

    private readonly INetwork<T> _network;
    private readonly Dataset<T> _data;
    private readonly WorkerTeam _team;
    private readonly int[] _order;
    private readonly T[] _outputs;
    private readonly double[] _allOutputs;
    private readonly int[] _actual;
    private readonly int _classCount;
    private readonly Action<int> _propagate;
    private ReadOnlyMemory<int> _chunk;

    /// <summary>Prepares; <paramref name="keepsOutputs"/> for results with every measure, which a validation after an epoch has no use for.</summary>
    public EvaluationRun(INetwork<T> network, Dataset<T> data, WorkerTeam team, bool keepsOutputs = false)
    {
        _network = network;
        _data = data;
        _team = team;
        Workspace = new Workspace<T>(network.Layout, Math.Min(ChunkSize, data.Count));
        _order = [.. Enumerable.Range(0, data.Count)];
        _outputs = new T[Workspace.Capacity * network.Layout.OutputSize];
        _allOutputs = new double[keepsOutputs ? (long)data.Count * network.Layout.OutputSize : 0];
        (_actual, _classCount) = ActualClasses(network.Layout, data);
        _propagate = Propagate;
    }

    public Workspace<T> Workspace { get; }

    private bool KeepsOutputs => _allOutputs.Length > 0;

    /// <summary>Evaluates all samples. Where outputs are not kept, it ends early, with the chunk in the workspace, if a loss is not finite; only the loss counts then.</summary>
    public EvaluationResult Run()
    {
        var predicted = new int[_actual.Length];
        double sum = 0;
        for (int start = 0; start < _order.Length && (KeepsOutputs || double.IsFinite(sum)); start += Workspace.Capacity)
        {
            _chunk = _order.AsMemory(start, Math.Min(Workspace.Capacity, _order.Length - start));
            Workspace.SampleCount = _chunk.Length;
            _team.Run(_propagate);
            sum += _network.Layout.HasLoss ? Reductions.Sum(Workspace.Losses) : 0;
            if (predicted.Length > 0 || KeepsOutputs)
            {
                ReadOnlySpan<T> outputs = CopyOutputs(start);
                if (predicted.Length > 0)
                {
                    Classify(outputs, predicted.AsSpan(start, _chunk.Length));
                }
            }
        }

        return new EvaluationResult(
            _data.Count,
            _network.Layout.HasLoss ? sum / _data.Count : null,
            predicted.Length > 0 ? new ConfusionMatrix(_actual, predicted, _classCount) : null,
            predicted,
            _allOutputs,
            _actual,
            _classCount,
            predicted.Length == 0 && KeepsOutputs ? RegressionMetrics.Compute<double>(ToDoubles(_data.Targets.Values), _allOutputs) : null);
    }

    private static double[] ToDoubles(ReadOnlySpan<T> values)
    {
        var doubles = new double[values.Length];
        for (int i = 0; i < doubles.Length; i++)
        {
            doubles[i] = double.CreateTruncating(values[i]);
        }

        return doubles;
    }

    /// <summary>The true classes, or none if the task is no classification.</summary>
    private static (int[] Actual, int ClassCount) ActualClasses(NetworkLayout layout, Dataset<T> data)
    {
        if (data.HasLabels)
        {
            return (data.Labels.ToArray(), data.TargetSize);
        }

        var actual = new int[data.Count];
        if (layout.OutputsAreDistribution)
        {
            for (int i = 0; i < actual.Length; i++)
            {
                actual[i] = OneHot.Decode(data.Targets[i]);
            }

            return (actual, layout.OutputSize);
        }

        ReadOnlySpan<T> targets = data.Targets.Values;
        if (layout.OutputSize > 1 || targets.ContainsAnyExcept(T.Zero, T.One))
        {
            return ([], 0);
        }

        for (int i = 0; i < actual.Length; i++)
        {
            actual[i] = targets[i] == T.One ? 1 : 0;
        }

        return (actual, 2);
    }

    private void Propagate(int worker)
    {
        (int first, int end) = BatchLoading.Share(Workspace, worker, _team.ThreadCount);
        if (first == end)
        {
            return;
        }

        BatchLoading.Load(Workspace, _data.Inputs, _chunk.Span, _data.Targets, _chunk.Span, first, end);
        _network.ForwardPass(Workspace, first, end, training: false);
        if (_network.Layout.HasLoss)
        {
            _network.BackwardPass(Workspace, first, end);
        }
    }

    private ReadOnlySpan<T> CopyOutputs(int firstSample)
    {
        int size = _network.Layout.OutputSize;
        Span<T> outputs = _outputs.AsSpan(0, _chunk.Length * size);
        Workspace.CopyOutputs(outputs);
        if (KeepsOutputs)
        {
            for (int i = 0; i < outputs.Length; i++)
            {
                _allOutputs[(firstSample * size) + i] = double.CreateTruncating(outputs[i]);
            }
        }

        return outputs;
    }

    private void Classify(ReadOnlySpan<T> outputs, Span<int> predicted)
    {
        int size = _network.Layout.OutputSize;
        T half = T.CreateTruncating(0.5);
        for (int i = 0; i < predicted.Length; i++)
        {
            predicted[i] = size == 1 ? (outputs[i] > half ? 1 : 0) : OneHot.Decode(outputs.Slice(i * size, size));
        }
    }
}
