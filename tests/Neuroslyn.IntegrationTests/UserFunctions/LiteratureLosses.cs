namespace Neuroslyn.IntegrationTests.UserFunctions;

/// <summary>Losses as their papers define them, in the C# that a user would write. The file is compiled twice: as itself, and by the generator.</summary>
public static class LiteratureLosses
{
    [Loss]
    public static double LogCosh(double prediction, double target) => Math.Log(Math.Cosh(prediction - target));

    /// <summary>Koenker, Bassett 1978.</summary>
    [Loss]
    public static double Quantile(double prediction, double target, double tau = 0.9)
    {
        double error = target - prediction;
        return Math.Max(tau * error, (tau - 1) * error);
    }

    /// <summary>Beaton, Tukey 1974.</summary>
    [Loss]
    public static double Tukey(double prediction, double target, double c = 4.685)
    {
        double error = prediction - target;
        if (Math.Abs(error) > c)
        {
            return c * c / 6;
        }

        double rest = 1 - (error / c * (error / c));
        return c * c / 6 * (1 - (rest * rest * rest));
    }

    /// <summary>Dennis, Welsch 1978.</summary>
    [Loss]
    public static double Welsch(double prediction, double target, double c = 2.9846) =>
        c * c / 2 * (1 - Math.Exp(-Math.Pow((prediction - target) / c, 2)));

    /// <summary>Charbonnier et al. 1994.</summary>
    [Loss]
    public static double Charbonnier(double prediction, double target)
    {
        const double Epsilon = 1e-3;
        double error = prediction - target;
        return Math.Sqrt((error * error) + (Epsilon * Epsilon));
    }

    /// <summary>Black, Anandan 1996: the Lorentzian.</summary>
    [Loss]
    public static double Cauchy(double prediction, double target, double c = 2.385) =>
        c * c / 2 * Math.Log(1 + ((prediction - target) * (prediction - target) / (c * c)));

    /// <summary>Geman, McClure 1985.</summary>
    [Loss]
    public static double GemanMcClure(double prediction, double target)
    {
        double square = (prediction - target) * (prediction - target);
        return square / (square + 4) * 2;
    }

    /// <summary>Lin et al. 2017, gamma 2.</summary>
    [Loss]
    public static double Focal(double prediction, double target)
    {
        double right = (target * prediction) + ((1 - target) * (1 - prediction));
        return -Math.Pow(1 - right, 2) * Math.Log(right);
    }

    /// <summary>McCullagh, Nelder 1989, of a count; the term without the prediction is left out.</summary>
    [Loss]
    public static double Poisson(double prediction, double target) => prediction - (target * Math.Log(prediction));

    /// <summary>McCullagh, Nelder 1989.</summary>
    [Loss]
    public static double PoissonDeviance(double prediction, double target) =>
        2 * ((target > 0 ? target * Math.Log(target / prediction) : 0) - (target - prediction));

    /// <summary>McCullagh, Nelder 1989.</summary>
    [Loss]
    public static double GammaDeviance(double prediction, double target) => 2 * (((target - prediction) / prediction) - Math.Log(target / prediction));

    /// <summary>Jorgensen 1987, with power 1.5.</summary>
    [Loss]
    public static double Tweedie(double prediction, double target)
    {
        const double Power = 1.5;
        return (-target * Math.Pow(prediction, 1 - Power) / (1 - Power)) + (Math.Pow(prediction, 2 - Power) / (2 - Power));
    }

    /// <summary>Newey, Powell 1987.</summary>
    [Loss]
    public static double Expectile(double prediction, double target, double tau = 0.8)
    {
        double error = target - prediction;
        double weight = error < 0 ? 1 - tau : tau;
        return weight * error * error;
    }

    /// <summary>Feng et al. 2018.</summary>
    [Loss]
    public static double Wing(double prediction, double target)
    {
        const double Width = 10, Curvature = 2;
        double error = Math.Abs(prediction - target);
        double offset = Width - (Width * Math.Log(1 + (Width / Curvature)));
        return error < Width ? Width * Math.Log(1 + (error / Curvature)) : error - offset;
    }

    /// <summary>Vapnik 1995.</summary>
    [Loss]
    public static double EpsilonInsensitive(double prediction, double target) => Math.Max(0, Math.Abs(prediction - target) - 0.3);

    [Loss]
    public static double SquaredHinge(double prediction, double target)
    {
        double margin = Math.Max(0, 1 - (target * prediction));
        return margin * margin;
    }

    /// <summary>Zhang 2004.</summary>
    [Loss]
    public static double ModifiedHuber(double prediction, double target)
    {
        double agreement = prediction * target;
        switch (agreement)
        {
            case >= 1:
                return 0;
            case >= -1:
                return (1 - agreement) * (1 - agreement);
            default:
                return -4 * agreement;
        }
    }

    /// <summary>Freund, Schapire 1997.</summary>
    [Loss]
    public static double Exponential(double prediction, double target) => Math.Exp(-prediction * target);

    [Loss]
    public static double Logistic(double prediction, double target) => Math.Log(1 + Math.Exp(-prediction * target));

    [Loss]
    public static double SquaredLogarithm(double prediction, double target)
    {
        double difference = Math.Log(1 + prediction) - Math.Log(1 + target);
        return difference * difference;
    }

    /// <summary>Barron 2019, shape 1.5, scale 1.</summary>
    [Loss]
    public static double Barron(double prediction, double target)
    {
        const double Shape = 1.5;
        double bend = Math.Abs(Shape - 2);
        double square = (prediction - target) * (prediction - target);
        return bend / Shape * (Math.Pow((square / bend) + 1, Shape / 2) - 1);
    }

    [Loss]
    public static double RelativeSquaredError(double prediction, double target) =>
        (prediction - target) * (prediction - target) / (0.1 + Math.Abs(target));
}
