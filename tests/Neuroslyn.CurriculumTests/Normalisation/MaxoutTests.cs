namespace Neuroslyn.CurriculumTests.Normalisation;

/// <summary>Maxout: the larger of w1 x + b1 and w2 x + b2. Gradients of two and three pieces are checked against differences with the other layers.</summary>
public class MaxoutTests
{
    [Fact]
    public void S027_Maxout_IsTheLargestOfItsPieces()
    {
        var network = new MaxoutPair(seed: 3);
        network.Unit.Bias[1] = 0.25;
        network.Unit.Bias[2] = -0.5;
        double[] x = [0.3, -1.2, 0.8];
        var outputs = new double[2];
        network.Predict(x, outputs);

        for (int unit = 0; unit < 2; unit++)
        {
            Assert.Equal(Math.Max(Piece(unit, 0), Piece(unit, 1)), outputs[unit], 1e-15);
        }

        double Piece(int unit, int piece)
        {
            int column = (piece * 2) + unit;
            return network.Unit.Bias[column] + x.Select((value, input) => value * network.Unit.Weights[input, column]).Sum();
        }
    }

    [Fact]
    public void S027_Maxout_HasPiecesTimesTheParametersOfADenseLayer()
    {
        Assert.Equal(2 * ((3 * 2) + 2), MaxoutPair.ParameterCount);
        Assert.Equal(2, new MaxoutPair().Unit.UnitCount);
        Assert.Equal(2, new MaxoutPair().Unit.Pieces);
    }
}
