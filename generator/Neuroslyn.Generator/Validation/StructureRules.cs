using Neuroslyn.Generator.Emission;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation;

/// <summary>NSL0xxx: can a network be generated from this class at all?</summary>
internal static class StructureRules
{
    /// <summary>Sizes and buffers beyond this do not fit one array.</summary>
    private const long MaximumElements = 1L << 30;

    public static IEnumerable<Problem> Check(NetworkModel model)
    {
        TypeModel type = model.Type;
        if (!type.IsPartial)
        {
            yield return Problem.At(Anchor.Class, "NSL0001", type.Name);
        }

        foreach (ContainingTypeModel containing in type.ContainingTypes.Where(static containing => !containing.IsPartial))
        {
            yield return Problem.At(Anchor.Class, "NSL0001", containing.Name);
        }

        if (type.UnsupportedKind.Length > 0)
        {
            yield return Problem.At(Anchor.Class, "NSL0002", type.Name, type.UnsupportedKind);
        }

        foreach (Problem problem in CheckNetwork(model).Concat(model.Layers.SelectMany(layer => CheckLayer(model, layer))).Concat(CheckCollisions(model)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> CheckNetwork(NetworkModel model)
    {
        if (model.InputSize == 0)
        {
            yield return Problem.At(Anchor.Network(), "NSL0003", model.Type.Name, "input: set Input = n on [Network], the number of features of one sample");
        }
        else if (model.InputSize < 0)
        {
            yield return Problem.At(Anchor.Network("Input"), "NSL0005", "Input", model.Type.Name, Literal.Integer(model.InputSize));
        }

        if (!model.Layers.Any(static layer => layer is DenseModel) && model.StrayLayers.Count == 0)
        {
            yield return Problem.At(Anchor.Class, "NSL0003", model.Type.Name, "layer: add e.g. [Dense(10, Activation.Softmax)] public partial DenseLayer Output { get; }");
        }

        foreach (string stray in model.StrayLayers)
        {
            yield return Problem.At(Anchor.Name(stray), "NSL0021", stray, model.Type.Name);
        }

        if (model.Loss == Loss.Huber && !(model.HuberDelta > 0 && !double.IsInfinity(model.HuberDelta)))
        {
            yield return Problem.At(Anchor.Network("HuberDelta"), "NSL0014", "HuberDelta", "a positive number", Literal.Double(model.HuberDelta));
        }

        if (!Enum.IsDefined(typeof(Loss), model.Loss))
        {
            yield return Problem.At(Anchor.Network("Loss"), "NSL0011", Literal.Integer((int)model.Loss), "loss", "no member of Loss has this value");
        }

        if (!Enum.IsDefined(typeof(Precision), model.Precision))
        {
            yield return Problem.At(Anchor.Network("Precision"), "NSL0014", "Precision", "Precision.Single or Precision.Double", Literal.Integer((int)model.Precision));
        }

        if (BufferElements(model) > MaximumElements)
        {
            yield return Problem.At(Anchor.Class, "NSL0014", "the number of parameters", $"at most {Literal.Integer(MaximumElements)}", Literal.Integer(BufferElements(model)));
        }
    }

    private static IEnumerable<Problem> CheckLayer(NetworkModel model, LayerModel layer)
    {
        if (layer.DeclarationFault.Length > 0)
        {
            yield return Problem.At(Anchor.Name(layer.Name), "NSL0022", layer.Name, layer.DeclarationFault);
        }
        else if (ExpectedTypes(model, layer) is var expected && !expected.Contains(layer.PropertyType))
        {
            yield return Problem.At(Anchor.Name(layer.Name), "NSL0022", layer.Name, $"must be of type {expected[0].Replace("global::Neuroslyn.", "")}");
        }

        if (layer.DropoutRate is { } rate && !(rate >= 0 && rate < 1))
        {
            yield return Problem.At(Anchor.Dropout(layer.Name), "NSL4001", layer.Name, Literal.Double(rate));
        }

        if (layer is DenseModel dense)
        {
            foreach (Problem problem in CheckDense(dense))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<Problem> CheckDense(DenseModel dense)
    {
        if (dense.Units <= 0)
        {
            yield return Problem.At(Anchor.Dense(dense.Name, "units"), "NSL0005", "The number of units", dense.Name, Literal.Integer(dense.Units));
        }

        if (!Enum.IsDefined(typeof(Activation), dense.Activation.Kind))
        {
            yield return Problem.At(Anchor.Dense(dense.Name, "activation"), "NSL0011", Literal.Integer((int)dense.Activation.Kind), "activation", "no member of Activation has this value");
        }

        if (double.IsNaN(dense.Activation.Slope) || double.IsInfinity(dense.Activation.Slope))
        {
            yield return Problem.At(Anchor.Dense(dense.Name, "Slope"), "NSL0014", "Slope", "a finite number", Literal.Double(dense.Activation.Slope));
        }

        if (dense.Activation.Kind == Activation.Elu && !(dense.Activation.Alpha > 0 && !double.IsInfinity(dense.Activation.Alpha)))
        {
            yield return Problem.At(Anchor.Dense(dense.Name, "Alpha"), "NSL0014", "Alpha", "a positive number", Literal.Double(dense.Activation.Alpha));
        }

        if (!Enum.IsDefined(typeof(Initializer), dense.Initializer))
        {
            yield return Problem.At(Anchor.Dense(dense.Name, "Initializer"), "NSL0014", "Initializer", "a member of Initializer", Literal.Integer((int)dense.Initializer));
        }

        bool takesScale = dense.Initializer is Initializer.Constant or Initializer.Normal or Initializer.Uniform;
        bool isFinite = !double.IsNaN(dense.InitializerScale) && !double.IsInfinity(dense.InitializerScale);
        if (takesScale && !(isFinite && (dense.Initializer == Initializer.Constant || dense.InitializerScale > 0)))
        {
            yield return Problem.At(Anchor.Dense(dense.Name, "InitializerScale"), "NSL1010", dense.Initializer.ToString(), dense.Name, Literal.Double(dense.InitializerScale));
        }
        else if (!takesScale && !double.IsNaN(dense.InitializerScale))
        {
            yield return Problem.At(Anchor.Dense(dense.Name, "InitializerScale"), "NSL0014", "InitializerScale", $"left out, because {dense.Initializer} computes its own", Literal.Double(dense.InitializerScale));
        }
    }

    private static IEnumerable<Problem> CheckCollisions(NetworkModel model)
    {
        foreach (MemberModel member in model.Members)
        {
            if (GeneratedMembers.Collides(member, model))
            {
                yield return Problem.At(Anchor.Name(member.Name), "NSL0013", model.Type.Name, member.Name);
            }
        }

        foreach (LayerModel layer in model.Layers)
        {
            if (GeneratedMembers.Collides(new MemberModel(layer.Name, ""), model))
            {
                yield return Problem.At(Anchor.Name(layer.Name), "NSL0013", model.Type.Name, layer.Name);
            }
        }
    }

    private static string[] ExpectedTypes(NetworkModel model, LayerModel layer) => (layer, model.Precision) switch
    {
        (DropoutModel, _) => ["global::Neuroslyn.DropoutLayer"],
        (_, Precision.Double) => ["global::Neuroslyn.DenseLayer<double>"],
        _ => ["global::Neuroslyn.DenseLayer", "global::Neuroslyn.DenseLayer<float>"],
    };

    private static long BufferElements(NetworkModel model)
    {
        var number = new NumberFormat(model.Precision);
        double elements = 0;
        double inputs = Math.Max(0, model.InputSize);
        foreach (DenseModel dense in model.Layers.OfType<DenseModel>())
        {
            elements += (inputs + 1) * (Math.Max(0, dense.Units) + (2.0 * number.Line));
            inputs = Math.Max(0, dense.Units);
        }

        return (long)Math.Min(elements, long.MaxValue / 2);
    }
}
