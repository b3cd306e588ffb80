namespace Neuroslyn;

/// <summary>Where the parameters stand between the steps of <see cref="Nesterov"/>: two accounts of one method.</summary>
public enum NesterovForm
{
    /// <summary>
    /// At the look-ahead, where the next gradient is taken: v = momentum * v + g; theta -= learningRate * (g + momentum * v) (Sutskever et al. 2013, as PyTorch
    /// and Keras compute it). One value per parameter.
    /// </summary>
    LookAhead = 0,

    /// <summary>
    /// Where the last step ended: v = momentum * v + learningRate * g(theta - momentum * v); theta -= v, as textbooks print it. Before each step the parameters
    /// are moved ahead, which takes one more pass over them and a second value per parameter. The look-ahead form is this one's theta - momentum * v.
    /// </summary>
    Original = 1,
}
