using Neuroslyn;

namespace Digits;

/// <summary>A test image that was taken for another class.</summary>
/// <param name="Image">Its number in the test images.</param>
/// <param name="Actual">What it is.</param>
/// <param name="Predicted">What it was taken for.</param>
/// <param name="Probability">How sure the network was.</param>
internal sealed record Misreading(int Image, int Actual, int Predicted, float Probability)
{
    /// <summary>The misread images, those first of which the network was surest.</summary>
    public static IReadOnlyList<Misreading> Find(INetwork<float> network, Dataset<float> test, EvaluationResult result)
    {
        var workspace = new Workspace<float>(network.Layout, batchSize: 1);
        var probabilities = new float[network.Layout.OutputSize];
        var found = new List<Misreading>();
        for (int image = 0; image < test.Count; image++)
        {
            int predicted = result.PredictedClasses[image];
            if (predicted != test.Labels[image])
            {
                network.Predict(test.Inputs[image], probabilities, workspace);
                found.Add(new Misreading(image, test.Labels[image], predicted, probabilities[predicted]));
            }
        }

        return [.. found.OrderByDescending(misreading => misreading.Probability)];
    }
}
