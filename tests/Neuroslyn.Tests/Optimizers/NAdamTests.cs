namespace Neuroslyn.Tests.Optimizers;

/// <summary>
/// The golden path was computed by PyTorch 1.13, whose NAdam multiplies the look-ahead product by mu_t twice (corrected in 2.0, pytorch/pytorch#92699). A scalar
/// recomputation with that factor must meet the golden path; without it, it is the reference for ours.
/// </summary>
public sealed class NAdamTests
{
    public const string GoldenName = "nadam(lr=0.02)";

    [Fact]
    public void ScalarReference_WithTheOldFactor_IsTheGoldenPath()
    {
        GoldenValue golden = GoldenFile.Read("optimizers")["paths"][GoldenName];
        double[][] reference = Reference(repeatsFactor: true);
        for (int step = 0; step < golden.Count; step++)
        {
            GoldenAssert.Near<double>(golden[step], reference[step], 1e-12);
        }
    }

    [Fact]
    public void Path_IsTheScalarReferenceWithoutIt()
    {
        GoldenValue golden = GoldenFile.Read("optimizers");
        double[] start = golden["theta0"].ToDoubles();
        GoldenValue gradients = golden["gradients"];
        double[][] reference = Reference(repeatsFactor: false);
        ParameterBuffer<double> parameters = new(8);
        ParameterBuffer<double> current = new(8);
        start.CopyTo(parameters.Span);
        OptimizerState<double> state = new NAdam(0.02).CreateState(Layouts.Vector(8, start.Length), parameters);
        for (int step = 0; step < reference.Length; step++)
        {
            gradients[step].ToDoubles().CopyTo(current.Span);
            state.Step(current);
            GoldenAssert.Near<double>($"step {step + 1}", reference[step], parameters.Span[..start.Length]);
        }
    }

    private static double[][] Reference(bool repeatsFactor)
    {
        GoldenValue golden = GoldenFile.Read("optimizers");
        double[] theta = golden["theta0"].ToDoubles();
        GoldenValue gradients = golden["gradients"];
        var m = new double[theta.Length];
        var v = new double[theta.Length];
        double product = 1;
        var path = new double[25][];
        for (int t = 1; t <= path.Length; t++)
        {
            double mu = 0.9 * (1 - (0.5 * Math.Pow(0.96, t * 0.004)));
            double next = 0.9 * (1 - (0.5 * Math.Pow(0.96, (t + 1) * 0.004)));
            product *= mu;
            double nextProduct = product * next * (repeatsFactor ? mu : 1);
            for (int i = 0; i < theta.Length; i++)
            {
                double g = gradients[t - 1][i].Number;
                m[i] = (0.9 * m[i]) + (0.1 * g);
                v[i] = (0.999 * v[i]) + (0.001 * g * g);
                double scale = Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8;
                theta[i] -= 0.02 * (((1 - mu) / (1 - product) * g) + (next / (1 - nextProduct) * m[i])) / scale;
            }

            path[t - 1] = [.. theta];
        }

        return path;
    }
}
