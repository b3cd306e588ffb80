namespace Neuroslyn.CurriculumTests.Evaluation;

/// <summary>Expected squared error = noise + bias^2 + variance; the form without the square is wrong.</summary>
public class ErrorDecompositionTests
{
    private const double Noise = 0.1;
    private const int Points = 20;
    private const int Fits = 2000;

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void S036_ErrorOfPolynomials_IsNoisePlusSquaredBiasPlusVariance(int degree)
    {
        var random = new RandomSource(7);
        double[] places = [.. Enumerable.Range(0, 50).Select(i => 0.2 + (i * 0.12))];
        double[] sums = new double[places.Length];
        double[] squareSums = new double[places.Length];
        double error = 0;
        for (int fit = 0; fit < Fits; fit++)
        {
            double[] coefficients = Fit(degree, ref random);
            for (int i = 0; i < places.Length; i++)
            {
                double prediction = Value(coefficients, places[i]);
                double observed = Math.Sin(places[i]) + (Noise * random.NextGaussian());
                sums[i] += prediction;
                squareSums[i] += prediction * prediction;
                error += (observed - prediction) * (observed - prediction) / (Fits * places.Length);
            }
        }

        double squaredBias = 0, bias = 0, variance = 0;
        for (int i = 0; i < places.Length; i++)
        {
            double mean = sums[i] / Fits;
            double difference = mean - Math.Sin(places[i]);
            squaredBias += difference * difference / places.Length;
            bias += Math.Abs(difference) / places.Length;
            variance += ((squareSums[i] / Fits) - (mean * mean)) / places.Length;
        }

        double sum = (Noise * Noise) + squaredBias + variance;
        Assert.InRange(error, 0.95 * sum, 1.05 * sum);
        if (degree == 1)
        {
            Assert.False(Math.Abs(error - ((Noise * Noise) + bias + variance)) < 0.05 * error);
        }
    }

    /// <summary>The coefficients of one fit to 20 new points.</summary>
    private static double[] Fit(int degree, ref RandomSource random)
    {
        double[] x = new double[Points];
        double[] y = new double[Points];
        for (int i = 0; i < Points; i++)
        {
            x[i] = 2 * Math.PI * random.NextDouble();
            y[i] = Math.Sin(x[i]) + (Noise * random.NextGaussian());
        }

        // Normal equations in Chebyshev polynomials, which stay well conditioned; solved by elimination.
        int size = degree + 1;
        double[,] matrix = new double[size, size];
        double[] right = new double[size];
        for (int i = 0; i < Points; i++)
        {
            for (int row = 0; row < size; row++)
            {
                double value = Chebyshev(row, x[i]);
                right[row] += value * y[i];
                for (int column = 0; column < size; column++)
                {
                    matrix[row, column] += value * Chebyshev(column, x[i]);
                }
            }
        }

        // Without a trace of ridge a draw that leaves a gap of points would let a polynomial of degree 9 swing freely.
        for (int row = 0; row < size; row++)
        {
            matrix[row, row] += 1e-3;
        }

        for (int pivot = 0; pivot < size; pivot++)
        {
            for (int row = pivot + 1; row < size; row++)
            {
                double factor = matrix[row, pivot] / matrix[pivot, pivot];
                right[row] -= factor * right[pivot];
                for (int column = pivot; column < size; column++)
                {
                    matrix[row, column] -= factor * matrix[pivot, column];
                }
            }
        }

        for (int row = size - 1; row >= 0; row--)
        {
            for (int column = row + 1; column < size; column++)
            {
                right[row] -= matrix[row, column] * right[column];
            }

            right[row] /= matrix[row, row];
        }

        return right;
    }

    private static double Value(double[] coefficients, double x) => coefficients.Select((coefficient, k) => coefficient * Chebyshev(k, x)).Sum();

    private static double Chebyshev(int k, double x) => Math.Cos(k * Math.Acos(Math.Clamp((x / Math.PI) - 1, -1, 1)));
}
