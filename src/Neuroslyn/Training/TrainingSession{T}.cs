using System.Numerics;
using Neuroslyn.Kernels;

namespace Neuroslyn;

/// <summary>One network, its optimizer and its threads, ready for one training step after another: what a training loop of one's own calls, and what <c>Fit</c> calls.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// After the first step no step allocates. The same steps give the same bits on any number of threads. Not safe for use by two threads at once. A session
/// of more than one thread should be disposed; its helpers sleep between steps and do not keep the program alive.
/// </remarks>
public sealed class TrainingSession<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TrainingOptions<T> _options;
    private readonly WorkerTeam _team;
    private readonly int[] _stagedOrder;
    private readonly T[] _staged;
    private readonly double[] _blockSums;
    private readonly bool _stepsOnSamples;
    private readonly bool _stepsOnBatches;
    private readonly ulong _dropoutSeed;
    private readonly ulong _augmentationSeed;
    private readonly LearningRateState? _schedule;
    private readonly Action<int> _propagate;
    private readonly Action<int> _load;
    private readonly Action<int> _forward;
    private readonly Action<int> _backward;
    private readonly Action<int> _computeGradients;
    private readonly Action<int> _computeAndUpdate;
    private readonly Action<int> _sumSquares;
    private readonly Action<int> _clipAndUpdate;
    private Dataset<T>? _data;
    private ReadOnlyMemory<int> _samples;
    private ulong _epochSeed;
    private T _clippingFactor;

    /// <summary>Allocates the workspace and the optimizer's memory and starts the threads.</summary>
    /// <param name="network">The network; it must declare a loss.</param>
    /// <param name="options">
    /// Of these count <see cref="TrainingOptions{T}.Optimizer"/>, <see cref="TrainingOptions{T}.BatchSize"/> (the largest batch of a step),
    /// <see cref="TrainingOptions{T}.Schedule"/>, <see cref="TrainingOptions{T}.GradientNormLimit"/>, <see cref="TrainingOptions{T}.GradientValueLimit"/>, <see cref="TrainingOptions{T}.Seed"/>, <see cref="TrainingOptions{T}.Threads"/>. Default: as they are.
    /// </param>
    /// <exception cref="ArgumentException">The network declares no loss.</exception>
    public TrainingSession(INetwork<T> network, TrainingOptions<T>? options = null)
        : this(network, options ?? new TrainingOptions<T>(), (options ?? new TrainingOptions<T>()).BatchSize)
    {
    }

    internal TrainingSession(INetwork<T> network, TrainingOptions<T> options, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(network);
        network.Layout.RequireLoss(nameof(network));
        _options = options;
        Network = network;
        Workspace = new Workspace<T>(network.Layout, batchSize);
        Optimizer = options.Optimizer.CreateState(network.Layout, network.Parameters);
        _staged = options.Augmentation is null ? [] : new T[(long)batchSize * network.Layout.InputSize];
        _stagedOrder = options.Augmentation is null ? [] : [.. Enumerable.Range(0, batchSize)];
        _blockSums = new double[GradientClipping.BlockCount(network.Parameters.Length)];

        // Clipping needs gradients before the update; the paths for single samples and for batches of tiny networks update as they go.
        bool updatesAlong = !Clips && !Optimizer.LooksAhead;
        _stepsOnSamples = network.Layout.HasSamplePass && updatesAlong;
        _stepsOnBatches = network.Layout.HasBatchPass && updatesAlong;
        _schedule = options.Schedule?.CreateState(options.Optimizer.LearningRate);
        _dropoutSeed = Seeds.Derive(options.Seed, Seeds.Dropout);
        _augmentationSeed = Seeds.Derive(options.Seed, Seeds.Augmentation);
        _propagate = Propagate;
        _load = LoadShare;
        _forward = Forward;
        _backward = Backward;
        _computeGradients = ComputeGradients;
        _computeAndUpdate = ComputeAndUpdate;
        _sumSquares = SumSquares;
        _clipAndUpdate = ClipAndUpdate;
        _team = new WorkerTeam(options.Threads);
    }

    /// <summary>The network that is trained.</summary>
    public INetwork<T> Network { get; }

    /// <summary>
    /// Holds activations, losses and gradients of the last step, unless that took a path of its own (<see cref="INetwork{T}.SamplePass"/>,
    /// <see cref="INetwork{T}.BatchPass"/>), which keeps none.
    /// </summary>
    public Workspace<T> Workspace { get; }

    /// <summary>The optimizer at work; its learning rate may be changed between steps, unless a schedule sets it before each.</summary>
    public OptimizerState<T> Optimizer { get; }

    /// <summary>Steps taken.</summary>
    public long StepCount => Optimizer.StepCount;

    /// <summary>The current epoch, for messages; 0 outside of <c>Fit</c>.</summary>
    internal int Epoch { get; private set; }

    internal WorkerTeam Team => _team;

    /// <summary>Takes one step: forward, loss, backward, update. Allocates nothing.</summary>
    /// <param name="inputs"><c>[samples, InputSize]</c>, row by row, 1 to <see cref="TrainingOptions{T}.BatchSize"/> samples.</param>
    /// <param name="targets"><c>[samples, OutputSize]</c>, row by row.</param>
    /// <returns>The mean loss of the samples before the step.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="TrainingDivergedException">The loss or the gradient norm is not finite. The parameters were not changed by this step.</exception>
    public unsafe double Step(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
    {
        if (_stepsOnSamples && inputs.Length == Network.Layout.InputSize && targets.Length == Network.Layout.OutputSize)
        {
            return StepOnSample(inputs, targets);
        }

        fixed (T* pinned = inputs)
        {
            try
            {
                Workspace.AttachInputs(inputs);
                Workspace.LoadTargets(targets);
                _data = null;
                return Step();
            }
            finally
            {
                Workspace.DetachInputs();
            }
        }
    }

    /// <summary>
    /// Tells the schedule that an epoch is over. <c>Fit</c> does so itself; a training loop of one's own with a schedule that counts epochs or goes by the
    /// validation loss calls it. Allocates nothing.
    /// </summary>
    /// <param name="validationLoss">The loss of the epoch's validation; null if there was none.</param>
    public void EndEpoch(double? validationLoss = null)
    {
        if (validationLoss is { } loss)
        {
            _schedule?.Observe(loss);
        }

        if (_options.Schedule?.Per == ScheduleUnit.Epoch)
        {
            _schedule!.Advance();
        }
    }

    /// <summary>Stops the threads.</summary>
    public void Dispose() => _team.Dispose();

    /// <summary>Tells which epoch the following steps belong to.</summary>
    internal void BeginEpoch(int epoch)
    {
        Epoch = epoch;
        _epochSeed = Seeds.Derive(_augmentationSeed, (ulong)epoch);
    }

    /// <summary>Takes one step on samples of a data set, augmented if the options say so.</summary>
    internal double Step(Dataset<T> data, ReadOnlyMemory<int> samples)
    {
        if (_stepsOnSamples && samples.Length == 1)
        {
            int sample = samples.Span[0];
            return StepOnSample(_options.Augmentation is null ? data.Inputs[sample] : Augment(data, sample, column: 0), data.Targets[sample]);
        }

        _data = data;
        _samples = samples;
        Workspace.SampleCount = samples.Length;
        return Step();
    }

    private bool Clips => _options.GradientNormLimit is not null || _options.GradientValueLimit is not null;

    private double Step()
    {
        if (_stepsOnBatches && !Workspace.ComputesInputGradients)
        {
            return StepOnBatch();
        }

        return Optimizer.LooksAhead ? StepAhead() : StepOnColumns();
    }

    /// <summary>Whatever ends a step before its update, an augmentation's exception for instance, must not leave the parameters ahead.</summary>
    private double StepAhead()
    {
        Optimizer.LookAhead();
        try
        {
            return StepOnColumns();
        }
        catch
        {
            Optimizer.LookBack();
            throw;
        }
    }

    private double StepOnColumns()
    {
        ScheduleRate();
        Workspace.DropoutKey = Seeds.Derive(_dropoutSeed, (ulong)Optimizer.StepCount);
        if (Network.Layout.CouplesSamples)
        {
            PropagateByPhases();
        }
        else
        {
            _team.Run(_propagate);
        }

        double loss = Reductions.Sum(Workspace.Losses) / Workspace.SampleCount;
        if (!double.IsFinite(loss))
        {
            throw Diverged(StepCount + 1, loss, NonFiniteSource.Find(Network, Workspace));
        }

        if (Clips)
        {
            UpdateClipped(loss);
        }
        else
        {
            Optimizer.BeginStep();
            _team.Run(_computeAndUpdate);
        }

        AdvanceSchedule();
        return loss;
    }

    private void ScheduleRate()
    {
        if (_schedule is not null)
        {
            Optimizer.LearningRate = _schedule.LearningRate;
        }
    }

    private void AdvanceSchedule()
    {
        if (_options.Schedule?.Per == ScheduleUnit.Step)
        {
            _schedule!.Advance();
        }
    }

    /// <summary>A batch of one sample takes the network's path for it, on the calling thread; the others could only share a column of it.</summary>
    private double StepOnSample(ReadOnlySpan<T> input, ReadOnlySpan<T> target)
    {
        ScheduleRate();

        // The path needs the step begun before it knows the loss, so a step that diverges is counted; it changes nothing.
        Optimizer.BeginStep();
        double loss = double.CreateTruncating(Network.SamplePass(input, target, Workspace, Optimizer));
        if (!double.IsFinite(loss))
        {
            // The path keeps no activations; the pass over columns shows where it happened.
            Network.Forward(input, Workspace);
            throw Diverged(StepCount, loss, NonFiniteSource.Find(Network, Workspace));
        }

        AdvanceSchedule();
        return loss;
    }

    /// <summary>A network that is tiny enough trains on a batch in one method, on the calling thread.</summary>
    private double StepOnBatch()
    {
        ScheduleRate();
        if (_data is not null)
        {
            Load(_data, 0, Workspace.ColumnCount);
        }

        Optimizer.BeginStep();
        double loss = double.CreateTruncating(Network.BatchPass(Workspace, Optimizer));
        if (!double.IsFinite(loss))
        {
            Network.ForwardPass(Workspace, 0, Workspace.ColumnCount, training: true);
            Network.BackwardPass(Workspace, 0, Workspace.ColumnCount);
            throw Diverged(StepCount, loss, NonFiniteSource.Find(Network, Workspace));
        }

        AdvanceSchedule();
        return loss;
    }

    private void UpdateClipped(double loss)
    {
        _team.Run(_computeGradients);
        ClearFrozenGradients();
        _team.Run(_sumSquares);
        double sum = 0;
        foreach (double blockSum in _blockSums)
        {
            sum += blockSum;
        }

        double norm = Math.Sqrt(sum);
        if (!double.IsFinite(norm))
        {
            throw Diverged(
                StepCount + 1, loss, NonFiniteSource.FindGradient(Network.Layout, Workspace.ParameterGradients) ?? new NonFiniteSource(null, "the norm of all gradients"));
        }

        _clippingFactor = GradientClipping.Factor<T>(norm, _options.GradientNormLimit ?? double.PositiveInfinity);
        Optimizer.BeginStep();
        _team.Run(_clipAndUpdate);
    }

    /// <summary>What is frozen takes no part in the norm.</summary>
    private void ClearFrozenGradients()
    {
        ParameterBuffer<T> gradients = Workspace.ParameterGradients;
        int end = 0;
        while (Network.Parameters.HasFrozen && end < gradients.Length)
        {
            (int first, int last) = Network.Parameters.NextTrainable(end, gradients.Length);
            gradients.Span[end..first].Clear();
            end = last;
        }
    }

    internal TrainingDivergedException Diverged(long step, double loss, NonFiniteSource source)
    {
        string place = Epoch > 0 ? $"step {step} in epoch {Epoch}" : $"step {step}";
        string restored = Epoch switch
        {
            0 => string.Empty,
            1 => " The initial weights were restored.",
            _ => $" The weights of epoch {Epoch - 1} were restored.",
        };
        return new TrainingDivergedException(
            step,
            Epoch,
            loss,
            source,
            $"Training of '{Network.Layout.Name}' diverged at {place} with a loss of {loss}: the first values that are not finite are {source.Description}. " +
            $"The learning rate is {Optimizer.LearningRate}; lower it, set GradientNormLimit, or scale the data.{restored}");
    }

    private void Propagate(int worker)
    {
        LoadShare(worker);
        Forward(worker);
        Backward(worker);
    }

    /// <summary>Where a phase needs what all threads did in the one before, each phase is a round of its own. One thread need not stop between them.</summary>
    private void PropagateByPhases()
    {
        if (_team.ThreadCount == 1)
        {
            Propagate(worker: 0);
            return;
        }

        _team.Run(_load);
        try
        {
            for (int phase = 0; phase < Network.Layout.ForwardPhaseCount; phase++)
            {
                Workspace.Phase = phase;
                _team.Run(_forward);
            }

            for (int phase = 0; phase < Network.Layout.BackwardPhaseCount; phase++)
            {
                Workspace.Phase = phase;
                _team.Run(_backward);
            }
        }
        finally
        {
            Workspace.Phase = Workspace<T>.AllPhases;
        }
    }

    private void LoadShare(int worker)
    {
        (int first, int end) = Share(worker);
        if (first < end && _data is not null)
        {
            Load(_data, first, end);
        }
    }

    private void Forward(int worker)
    {
        (int first, int end) = Share(worker);
        if (first < end)
        {
            Network.ForwardPass(Workspace, first, end, training: true);
        }
    }

    private void Backward(int worker)
    {
        (int first, int end) = Share(worker);
        if (first < end)
        {
            Network.BackwardPass(Workspace, first, end);
        }
    }

    private (int First, int End) Share(int worker) => BatchLoading.Share(Workspace, worker, _team.ThreadCount);

    private void Load(Dataset<T> data, int first, int end)
    {
        ReadOnlySpan<int> samples = _samples.Span;
        if (_options.Augmentation is null)
        {
            BatchLoading.Load(Workspace, data.Inputs, samples, data.Targets, samples, first, end);
            return;
        }

        for (int column = first; column < Math.Min(end, samples.Length); column++)
        {
            Augment(data, samples[column], column);
        }

        BatchLoading.Load(Workspace, new SampleRows<T>(_staged, data.InputSize), _stagedOrder, data.Targets, samples, first, end);
    }

    private ReadOnlySpan<T> Augment(Dataset<T> data, int sample, int column)
    {
        Span<T> augmented = _staged.AsSpan(column * data.InputSize, data.InputSize);
        var random = new RandomSource(Seeds.Derive(_epochSeed, (ulong)sample));
        _options.Augmentation!.Augment(data.Inputs[sample], augmented, ref random);
        return augmented;
    }

    private void ComputeGradients(int worker) => Network.GradientPass(Workspace, worker, _team.ThreadCount);

    private void ComputeAndUpdate(int worker) => Network.GradientPass(Workspace, worker, _team.ThreadCount, Optimizer);

    private void SumSquares(int worker)
    {
        (int first, int end) = Blocks(worker);
        for (int block = first; block < end; block++)
        {
            if (_options.GradientValueLimit is { } limit)
            {
                int start = block * GradientClipping.BlockLength;
                int length = Math.Min(GradientClipping.BlockLength, Workspace.ParameterGradients.Length - start);
                GradientClipping.Clamp(Workspace.ParameterGradients, start, length, T.CreateTruncating(limit));
            }

            _blockSums[block] = GradientClipping.BlockSquareSum(Workspace.ParameterGradients, block);
        }
    }

    private void ClipAndUpdate(int worker)
    {
        ParameterBuffer<T> gradients = Workspace.ParameterGradients;
        (int first, int end) = Blocks(worker);
        for (int block = first; block < end; block++)
        {
            // Block by block, so that the update finds the scaled gradients in the first-level cache.
            int start = block * GradientClipping.BlockLength;
            int length = Math.Min(GradientClipping.BlockLength, gradients.Length - start);
            GradientClipping.Scale(gradients, start, length, _clippingFactor);
            Optimizer.Update(gradients, start, length);
        }
    }

    private (int First, int End) Blocks(int worker) =>
        ((int)((long)_blockSums.Length * worker / _team.ThreadCount), (int)((long)_blockSums.Length * (worker + 1) / _team.ThreadCount));
}
