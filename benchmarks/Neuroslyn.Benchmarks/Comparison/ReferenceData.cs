namespace Neuroslyn.Benchmarks.Comparison;

/// <summary>The samples that every peer computes on: uniform inputs and random targets, the same bits everywhere (<c>benchmarks/peers/common.hpp</c>).</summary>
public sealed class ReferenceData
{
    /// <summary>Samples of the data set.</summary>
    public const int SampleCount = 1024;

    /// <summary>Draws the data for a shape.</summary>
    /// <param name="layout">The network's shape; one-hot targets if its outputs are a distribution, one number for all outputs otherwise.</param>
    public ReferenceData(NetworkLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        var random = new Congruential(12345);
        Inputs = new float[SampleCount * layout.InputSize];
        for (int i = 0; i < Inputs.Length; i++)
        {
            Inputs[i] = random.Next();
        }

        Targets = new float[SampleCount * layout.OutputSize];
        for (int sample = 0; sample < SampleCount; sample++)
        {
            float number = random.Next();
            Span<float> target = Targets.AsSpan(sample * layout.OutputSize, layout.OutputSize);
            if (layout.OutputsAreDistribution)
            {
                target[(int)(number * layout.OutputSize)] = 1;
            }
            else
            {
                target.Fill(number);
            }
        }
    }

    /// <summary><c>[SampleCount, InputSize]</c>.</summary>
    public float[] Inputs { get; }

    /// <summary><c>[SampleCount, OutputSize]</c>.</summary>
    public float[] Targets { get; }
}
