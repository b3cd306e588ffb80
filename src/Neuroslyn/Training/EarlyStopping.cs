namespace Neuroslyn;

/// <summary>Ends training when the validation loss has stopped improving, and restores the weights of the best epoch.</summary>
public sealed record EarlyStopping
{
    /// <summary>Sets the rule.</summary>
    /// <param name="patience">Epochs in a row that may pass without improvement; the last of them ends training. At least 1.</param>
    /// <param name="minimumDelta">How much lower than the best so far a loss must be to count as an improvement; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    /// <remarks>Validation losses 5, 4, 3, 4, 5, 6 with a patience of 2 end training after the fifth; the weights of the third are restored.</remarks>
    public EarlyStopping(int patience, double minimumDelta = 0) => (Patience, MinimumDelta) = (patience, minimumDelta);

    /// <summary>Epochs in a row that may pass without improvement; the last of them ends training. At least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Patience
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException("patience", value, "Patience is at least 1: the number of epochs without improvement after which training ends.");
    }

    /// <summary>How much lower than the best so far a loss must be to count as an improvement; not negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double MinimumDelta
    {
        get;
        init => field = Hyperparameter.Coefficient(value, "minimumDelta");
    }
}
