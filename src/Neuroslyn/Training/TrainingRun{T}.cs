using System.Diagnostics;
using System.Numerics;

namespace Neuroslyn;

/// <summary>One call of <see cref="Trainer.Fit{T}"/>.</summary>
internal sealed class TrainingRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TrainingSession<T> _session;
    private readonly Dataset<T> _training;
    private readonly TrainingOptions<T> _options;
    private readonly EvaluationRun<T>? _validation;
    private readonly int[] _order;
    private readonly int _batchSize;
    private readonly int _batchCount;
    private readonly int _samplesPerEpoch;
    private readonly ulong _shufflingSeed;
    private readonly ParameterBuffer<T> _lastGoodWeights;
    private readonly ParameterBuffer<T>? _bestWeights;
    private readonly ValidationMonitor _monitor;
    private readonly List<EpochRecord> _epochs = [];
    private readonly Stopwatch _clock = new();
    private EpochRecord? _latest;
    private TimeSpan _epochStart;
    private TimeSpan _lastReport;
    private int? _bestEpoch;

    public TrainingRun(TrainingSession<T> session, Dataset<T> training, TrainingOptions<T> options)
    {
        _session = session;
        _training = training;
        _options = options;
        _validation = options.Validation is null ? null : new EvaluationRun<T>(session.Network, options.Validation, session.Team);
        _order = [.. Enumerable.Range(0, training.Count)];
        _batchSize = session.Workspace.Capacity;
        _batchCount = options.DropLastBatch ? training.Count / _batchSize : (training.Count + _batchSize - 1) / _batchSize;
        _samplesPerEpoch = Math.Min(training.Count, _batchCount * _batchSize);
        _shufflingSeed = Seeds.Derive(options.Seed, Seeds.Shuffling);
        _lastGoodWeights = Parameters.Copy();
        _bestWeights = _validation is null ? null : Parameters.Copy();
        _monitor = new ValidationMonitor(options.EarlyStopping);
    }

    private ParameterBuffer<T> Parameters => _session.Network.Parameters;

    public TrainingHistory Run(CancellationToken cancellationToken)
    {
        _clock.Start();
        try
        {
            TrainingOutcome outcome = TrainEpochs(cancellationToken);
            if (_bestWeights is not null && _bestEpoch is not null && (_options.EarlyStopping is not null || outcome == TrainingOutcome.Cancelled))
            {
                Parameters.CopyFrom(_bestWeights);
            }

            return new TrainingHistory(_epochs, _bestEpoch ?? _epochs.MinBy(epoch => epoch.Loss)?.Epoch, outcome, _clock.Elapsed);
        }
        catch (TrainingDivergedException)
        {
            Parameters.CopyFrom(_lastGoodWeights);
            throw;
        }
    }

    private TrainingOutcome TrainEpochs(CancellationToken cancellationToken)
    {
        for (int epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            _session.BeginEpoch(epoch);
            _epochStart = _clock.Elapsed;
            if (_options.Shuffle)
            {
                new RandomSource(Seeds.Derive(_shufflingSeed, (ulong)epoch)).Shuffle<int>(_order);
            }

            double lossSum = 0;
            int trained = 0;
            for (int batch = 1; batch <= _batchCount; batch++)
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    return TrainingOutcome.Cancelled;
                }

                int count = Math.Min(_batchSize, _order.Length - trained);
                lossSum += _session.Step(_training, _order.AsMemory(trained, count)) * count;
                trained += count;
                if (batch < _batchCount)
                {
                    ReportBatch(epoch, batch, lossSum / trained, trained);
                }
            }

            if (FinishEpoch(epoch, lossSum / trained))
            {
                return TrainingOutcome.StoppedEarly;
            }
        }

        return TrainingOutcome.Completed;
    }

    /// <summary>Validates, records and reports; returns whether early stopping ends training.</summary>
    private bool FinishEpoch(int epoch, double loss)
    {
        TimeSpan trainingTime = _clock.Elapsed - _epochStart;
        if (NonFiniteSource.FindParameter(_session.Network) is { } source)
        {
            throw _session.Diverged(_session.StepCount, loss, source);
        }

        EvaluationResult? result = _validation?.Run();
        if (result?.Loss is { } validationLoss && !double.IsFinite(validationLoss))
        {
            throw _session.Diverged(_session.StepCount, validationLoss, NonFiniteSource.Find(_session.Network, _validation!.Workspace));
        }

        _lastGoodWeights.CopyFrom(Parameters);
        _latest = new EpochRecord(
            epoch,
            _session.StepCount,
            loss,
            result?.Loss,
            result?.Accuracy,
            _session.Optimizer.LearningRate,
            _clock.Elapsed,
            Rate(_samplesPerEpoch, trainingTime));
        _epochs.Add(_latest);
        _session.EndEpoch(result?.Loss);
        bool stops = false;
        if (result?.Loss is { } observed)
        {
            stops = _monitor.Observe(observed);
            if (_monitor.LatestIsBest)
            {
                _bestWeights!.CopyFrom(Parameters);
                _bestEpoch = epoch;
            }
        }

        Report(epoch, _batchCount, loss, _samplesPerEpoch, _latest.SamplesPerSecond, completed: true);
        return stops;
    }

    private void ReportBatch(int epoch, int batch, double loss, int trained)
    {
        if (_options.Progress is null)
        {
            return;
        }

        TimeSpan now = _clock.Elapsed;
        if (now - _lastReport >= _options.ProgressInterval)
        {
            Report(epoch, batch, loss, trained, Rate(trained, now - _epochStart), completed: false);
        }
    }

    private void Report(int epoch, int batch, double loss, int trainedInEpoch, double samplesPerSecond, bool completed)
    {
        if (_options.Progress is null)
        {
            return;
        }

        _lastReport = _clock.Elapsed;
        double trained = ((double)(epoch - 1) * _samplesPerEpoch) + trainedInEpoch;
        double left = ((double)_options.Epochs * _samplesPerEpoch) - trained;
        _options.Progress.Report(new TrainingProgress
        {
            Epoch = epoch,
            EpochCount = _options.Epochs,
            Batch = batch,
            BatchCount = _batchCount,
            Loss = loss,
            ValidationLoss = _latest?.ValidationLoss,
            ValidationAccuracy = _latest?.ValidationAccuracy,
            SamplesPerSecond = samplesPerSecond,
            Elapsed = _lastReport,
            Remaining = _lastReport * (left / trained),
            LearningRate = _session.Optimizer.LearningRate,
            EpochCompleted = completed,
        });
    }

    private static double Rate(int samples, TimeSpan time) => samples / Math.Max(time.TotalSeconds, 1e-9);
}
