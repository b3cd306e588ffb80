namespace Neuroslyn.IntegrationTests.UserFunctions;

/// <summary>Activations as their papers define them, in the C# that a user would write. The file is compiled twice: as itself, and by the generator.</summary>
public static class LiteratureActivations
{
    private const double Half = 0.5;

    /// <summary>Misra 2019.</summary>
    [Activation]
    public static double Mish(double x) => x * Math.Tanh(Math.Log(1 + Math.Exp(x)));

    /// <summary>Elfwing, Uchibe, Doya 2018.</summary>
    [Activation]
    public static double Silu(double x) => x / (1 + Math.Exp(-x));

    /// <summary>Ramachandran, Zoph, Le 2017.</summary>
    [Activation]
    public static double Swish(double x, double beta = 1.5) => x * Sigmoid(beta * x);

    /// <summary>Ziyin, Hartwig, Ueda 2020.</summary>
    [Activation]
    public static double Snake(double x, double frequency = 2)
    {
        double sine = Math.Sin(frequency * x);
        return x + (sine * sine / frequency);
    }

    /// <summary>Hendrycks, Gimpel 2016, equation for the tanh form.</summary>
    [Activation]
    public static double GeluTanh(double x) => Half * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * Math.Pow(x, 3)))));

    /// <summary>Hendrycks, Gimpel 2016, the sigmoid form.</summary>
    [Activation]
    public static double GeluSigmoid(double x) => x * Sigmoid(1.702 * x);

    /// <summary>Gompertz 1825, as an activation with displacement b and rate c.</summary>
    [Activation]
    public static double Gompertz(double x, double b = 2, double c = 0.7) => Math.Exp(-b * Math.Exp(-c * x));

    [Activation]
    public static double BentIdentity(double x) => ((Math.Sqrt((x * x) + 1) - 1) / 2) + x;

    /// <summary>Wuraola, Patel 2018.</summary>
    [Activation]
    public static double Sqnl(double x) => x switch
    {
        > 2 => 1,
        >= 0 => x - (x * x / 4),
        >= -2 => x + (x * x / 4),
        _ => -1,
    };

    /// <summary>Patwardhan, Ingalhalikar, Walambe 2018: Aria-2.</summary>
    [Activation]
    public static double Aria(double x, double alpha = 1.5, double beta = 2) => Math.Pow(1 + Math.Exp(-beta * x), -alpha);

    /// <summary>Carlile et al. 2017.</summary>
    [Activation]
    public static double Isrlu(double x, double alpha = 1)
    {
        if (x >= 0)
        {
            return x;
        }

        return x / Math.Sqrt(1 + (alpha * x * x));
    }

    /// <summary>Barron 2017.</summary>
    [Activation]
    public static double Celu(double x, double alpha = 0.8) => Math.Max(0, x) + Math.Min(0, alpha * (Math.Exp(x / alpha) - 1));

    /// <summary>Barron 2021.</summary>
    [Activation]
    public static double Squareplus(double x, double b = 4) => (x + Math.Sqrt((x * x) + b)) / 2;

    /// <summary>Basirat, Roth 2018.</summary>
    [Activation]
    public static double Elish(double x) => x >= 0 ? x * Sigmoid(x) : (Math.Exp(x) - 1) * Sigmoid(x);

    /// <summary>Basirat, Roth 2018.</summary>
    [Activation]
    public static double HardElish(double x)
    {
        double gate = Math.Max(0, Math.Min(1, (x + 1) / 2));
        return x >= 0 ? x * gate : (Math.Exp(x) - 1) * gate;
    }

    /// <summary>Liu, Di 2020.</summary>
    [Activation]
    public static double TanhExp(double x) => x * Math.Tanh(Math.Exp(x));

    /// <summary>Zhu et al. 2021.</summary>
    [Activation]
    public static double Logish(double x) => x * Math.Log(1 + Sigmoid(x));

    /// <summary>Wang, Ren, Wang 2022.</summary>
    [Activation]
    public static double Smish(double x) => x * Math.Tanh(Math.Log(1 + Sigmoid(x)));

    /// <summary>Roy et al. 2019.</summary>
    [Activation]
    public static double Lisht(double x) => x * Math.Tanh(x);

    /// <summary>Jin et al. 2016: two slopes and two thresholds.</summary>
    [Activation]
    public static double SShaped(double x)
    {
        const double Left = -1.5, Right = 1.25;
        if (x <= Left)
        {
            return Left + (0.1 * (x - Left));
        }
        else if (x >= Right)
        {
            return Right + (0.4 * (x - Right));
        }

        return x;
    }

    /// <summary>LeCun et al. 1998, section 4.4.</summary>
    [Activation]
    public static double ScaledTanh(double x) => 1.7159 * Math.Tanh(2 * x / 3);

    [Activation]
    public static double Gaussian(double x) => Math.Exp(-x * x);

    [Activation]
    public static double ArcTangent(double x) => Math.Atan(x);

    [Activation]
    public static double ComplementaryLogLog(double x) => 1 - Math.Exp(-Math.Exp(x));

    [Activation]
    public static double Sinc(double x) => x == 0 ? 1 : Math.Sin(x) / x;

    /// <summary>So et al. 2021.</summary>
    [Activation]
    public static double SquaredRelu(double x)
    {
        double positive = Math.Max(x, 0);
        return positive * positive;
    }

    /// <summary>Godfrey, Gashler 2015, with a fixed alpha.</summary>
    [Activation]
    public static double SoftExponential(double x, double alpha = 0.3) => ((Math.Exp(alpha * x) - 1) / alpha) + alpha;

    /// <summary>Kong, Takatsuka 2017.</summary>
    [Activation]
    public static double Hexpo(double x)
    {
        double sign = x < 0 ? -1 : 1;
        return -sign * (Math.Exp(-sign * x / 2) - 1);
    }

    /// <summary>The real root of magnitude, a compander.</summary>
    [Activation]
    public static double SignedCubeRoot(double x) => Math.Cbrt(x) + (0.1 * x);

    /// <summary>The inverse hyperbolic sine, a compander without bound.</summary>
    [Activation]
    public static double InverseSinh(double x) => Math.Asinh(x);

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
