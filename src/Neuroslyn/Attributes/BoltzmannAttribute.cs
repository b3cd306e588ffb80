namespace Neuroslyn;

/// <summary>Turns a partial class into a restricted Boltzmann machine: one visible and one hidden layer, every visible unit linked with every hidden one and with nothing else.</summary>
/// <remarks>
/// Energy of binary units E(v, h) = -bᵀv - cᵀh - vᵀW h, of Gaussian visible ones E(v, h) = |v - b|² / 2 - cᵀh - vᵀW h; p(v, h) = e^-E / Z. Smolensky 1986; trained by contrastive
/// divergence (Hinton 2002), see <c>BoltzmannTraining</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BoltzmannAttribute : Attribute
{
    /// <summary>Number of visible units, the values of one sample; at least 1.</summary>
    public int Visible { get; set; }

    /// <summary>Number of hidden units, which are binary; at least 1.</summary>
    public int Hidden { get; set; }

    /// <summary>What the visible units are. Default: binary.</summary>
    public VisibleUnits VisibleUnits { get; set; }

    /// <summary>The number type of the machine.</summary>
    public Precision Precision { get; set; }

    /// <summary>Standard deviation of the normal distribution that the weights start from; positive. Default: 0.01 (Hinton 2012, "A practical guide to training restricted Boltzmann machines", section 8).</summary>
    public double InitializerScale { get; set; } = 0.01;
}
