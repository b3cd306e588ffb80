using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Model;

namespace Neuroslyn.Generator.Graph;

/// <summary>z = x W + b, a = f(z).</summary>
internal sealed record DenseOperation : ActivatedOperation
{
    public required DenseModel Model { get; init; }

    /// <summary>Index of W[0, 0] in the parameter buffer.</summary>
    public required int WeightOffset { get; init; }

    /// <summary>Index of b[0]; -1 for a layer without bias.</summary>
    public required int BiasOffset { get; init; }

    /// <summary>Elements from one row of W to the next: the units, padded.</summary>
    public required int RowStride { get; init; }

    /// <summary>First row of the memory that holds dL/dz a second time, batch-major <c>[sample, RowStride]</c>; -1 without a loss, or where the gradient does not need it.</summary>
    public required int BatchMajorDeltaRow { get; init; }

    /// <summary>
    /// Whether the layer reads the network's inputs as they come, batch-major: then they need not be transposed, only the (fewer) outputs do.
    /// </summary>
    public required bool ReadsBatchMajor { get; init; }

    /// <summary>First row of the memory that holds the outputs batch-major <c>[sample, RowStride]</c> before they are transposed; -1 unless <see cref="ReadsBatchMajor"/>.</summary>
    public required int BatchMajorOutputRow { get; init; }

    /// <summary>Whether the parameter gradients are inner products of workspace rows, without a transposed dL/dz: worth while for few units.</summary>
    public required bool HasFewUnits { get; init; }

    /// <summary>What it reads, by name, where it is not the layer declared before; else empty.</summary>
    public required string From { get; init; }

    /// <summary>First row of dL/dz, feature-major; -1 without a loss.</summary>
    public int DeltaRow => GradientRow;

    public int Units => OutputSize;

    /// <summary>Whether this is the linear part of a maxout layer: the pieces of all its units side by side.</summary>
    public bool IsMaxout => Model.Pieces > 1;

    /// <summary>The units that the layer declares; <see cref="Units"/> counts every piece of a maxout layer.</summary>
    public int LayerUnits => Units / Model.Pieces;

    /// <summary>The attribute that declares the layer, without suffix.</summary>
    public string Attribute => IsMaxout ? "Maxout" : "Dense";

    public override string Description => "Dense, " + ActivationFormulas.DisplayName(Activation) + (From.Length > 0 ? ", from " + From : "");

    public override IEnumerable<TensorPlan> Tensors
    {
        get
        {
            yield return new TensorPlan(Name, "weight", ParameterKind.Weight, WeightOffset, InputSize, Units, RowStride);
            if (BiasOffset >= 0)
            {
                yield return new TensorPlan(Name, "bias", ParameterKind.Bias, BiasOffset, 1, Units, Units);
            }

            foreach (TensorPlan learned in LearnedTensors)
            {
                yield return learned;
            }
        }
    }

    /// <summary>The distribution the weights start from: the one that fits the activation unless another one is written.</summary>
    public Initializer Initializer => Model.Initializer == Initializer.MatchActivation ? MatchedInitializer : Model.Initializer;

    /// <summary>The constant, deviation or limit of <see cref="Initializer"/>; NaN where it computes its own.</summary>
    public double InitializerScale => Model.Initializer == Initializer.MatchActivation ? MatchedInitializerScale : Model.InitializerScale;

    /// <summary>The distribution that fits the activation, which may follow a normalisation; for the pieces of a maxout layer a normal one.</summary>
    public Initializer MatchedInitializer => IsMaxout ? Initializer.Normal : ActivationFormulas.FittingInitializer(Model.Activation);

    /// <summary>The deviation of <see cref="MatchedInitializer"/> for a maxout layer: Var w = 1 / (inputs E[m²]), m the largest of as many standard normal numbers; else NaN.</summary>
    public double MatchedInitializerScale => IsMaxout ? Math.Sqrt(1 / (InputSize * LargestOfNormals.Of(Model.Pieces).SecondMoment)) : double.NaN;
}
