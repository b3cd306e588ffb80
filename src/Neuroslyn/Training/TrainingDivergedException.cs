namespace Neuroslyn;

/// <summary>Training produced values that are not finite, and was stopped.</summary>
/// <remarks>Thrown by <c>Fit</c> after it has restored the weights of the last epoch that ended well, or the initial ones.</remarks>
public sealed class TrainingDivergedException : ArithmeticException
{
    /// <summary>Creates the exception.</summary>
    public TrainingDivergedException()
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    public TrainingDivergedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public TrainingDivergedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal TrainingDivergedException(long step, int epoch, double loss, NonFiniteSource source, string message)
        : base(message)
    {
        Step = step;
        Epoch = epoch;
        Loss = loss;
        LayerName = source.LayerName;
    }

    /// <summary>The step that could not be taken, from 1, counted since training began.</summary>
    public long Step { get; }

    /// <summary>The epoch of the step, from 1; 0 outside of <c>Fit</c>.</summary>
    public int Epoch { get; }

    /// <summary>The loss before the step.</summary>
    public double Loss { get; }

    /// <summary>The first layer, in the order data flow, with parameters, outputs or gradients that are not finite; null if the inputs or the loss itself are the first.</summary>
    public string? LayerName { get; }
}
