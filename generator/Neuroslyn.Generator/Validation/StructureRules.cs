using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation;

/// <summary>NSL0001 to 0003, 0005, 0011, 0013, 0014, 0021, 0022, 1010 and 4001, and what of NSL2006 is an error: can a network be generated from this class at all?</summary>
internal static class StructureRules
{
    public static IEnumerable<Problem> Check(NetworkModel model)
    {
        IEnumerable<Problem> network = model.IsMalformed ? [] : CheckNetwork(model);
        IEnumerable<Problem> layers = model.Layers.Where(static layer => !layer.Declaration.IsMalformed).SelectMany(layer => CheckLayer(model, layer));
        foreach (Problem problem in CheckType(model.Type).Concat(network).Concat(CheckLayers(model)).Concat(layers).Concat(WiringRules.Check(model)).Concat(SubnetworkRules.Check(model)).Concat(SizeRules.Check(model)).Concat(CheckCollisions(model)))
        {
            yield return problem;
        }
    }

    /// <summary>Whether a part can be added to a class.</summary>
    public static IEnumerable<Problem> CheckType(TypeModel type)
    {
        if (!type.IsPartial)
        {
            yield return Problem.At(Anchor.Class, "NSL0001", type.Name).WithRepairs(StructureRepairs.MakePartial);
        }

        for (int i = 0; i < type.ContainingTypes.Count; i++)
        {
            if (!type.ContainingTypes[i].IsPartial)
            {
                yield return Problem.At(Anchor.Containing(type.ContainingTypes.Count - i), "NSL0001", type.ContainingTypes[i].Name).WithRepairs(StructureRepairs.MakePartial);
            }
        }

        if (type.UnsupportedKind != UnsupportedKind.None)
        {
            yield return Problem.At(Anchor.Class, "NSL0002", type.Name, MessageArgument.Phrase("NSL0002_" + type.UnsupportedKind));
        }
    }

    private static IEnumerable<Problem> CheckNetwork(NetworkModel model)
    {
        if (model.InputSize == 0)
        {
            yield return Problem.At(Anchor.Network(), "NSL0003", model.Type.Name, MessageArgument.Phrase("NSL0003_Input"))
                .WithRepairs(Repair.Of("Fix_DeclareInput", Edit.SetNetwork("Input", "1")));
        }
        else if (model.InputSize < 0)
        {
            yield return Problem.At(Anchor.Network("Input"), "NSL0005", "Input", model.Type.Name, Literal.Integer(model.InputSize)).WithRepairs(StructureRepairs.UsePositive("", "Network", "Input", model.InputSize));
        }

        if (model.Loss == Loss.Huber && !(model.HuberDelta > 0 && !double.IsInfinity(model.HuberDelta)))
        {
            yield return Problem.At(Anchor.Network("HuberDelta"), "NSL0014", "HuberDelta", MessageArgument.Phrase("PositiveNumber"), Literal.Double(model.HuberDelta)).WithRepairs(NetworkDefault("HuberDelta"));
        }

        DeclaredFacts facts = model.Facts;
        if (facts.Classes is < 0 or 1)
        {
            yield return Problem.At(Anchor.Network("Classes"), "NSL0014", "Classes", MessageArgument.Phrase("AtLeast", "2"), facts.Classes).WithRepairs(NetworkDefault("Classes"));
        }

        if (facts.TrainingSamples < 0)
        {
            yield return Problem.At(Anchor.Network("TrainingSamples"), "NSL0014", "TrainingSamples", MessageArgument.Phrase("AtLeast", "1"), facts.TrainingSamples).WithRepairs(NetworkDefault("TrainingSamples"));
        }

        if (!Enum.IsDefined(typeof(LearningTask), facts.Task))
        {
            yield return Problem.At(Anchor.Network("Task"), "NSL0014", "Task", MessageArgument.Phrase("MemberOf", "LearningTask"), (long)facts.Task).WithRepairs(NetworkDefault("Task"));
        }

        if (facts.Targets is { } targets && !(targets.Minimum < targets.Maximum))
        {
            bool isReversed = targets.Minimum > targets.Maximum;
            Repair swap = Repair.Of("Fix_SwapBounds", TargetBound("minimum", targets.Maximum), TargetBound("maximum", targets.Minimum));
            yield return Problem.At(new Anchor(null, "TargetRange"), "NSL0014", "TargetRange", MessageArgument.Phrase("NSL0014_TargetRange"), $"{Literal.Double(targets.Minimum)}, {Literal.Double(targets.Maximum)}")
                .WithRepairs(isReversed ? [swap] : []);
        }

        if (!Enum.IsDefined(typeof(Loss), model.Loss))
        {
            yield return Problem.At(Anchor.Network("Loss"), "NSL0011", Literal.Integer((int)model.Loss), MessageArgument.Phrase("NSL0011_Loss"), MessageArgument.Phrase("NoSuchMember", "Loss")).WithRepairs(NetworkDefault("Loss"));
        }

        if (!Enum.IsDefined(typeof(Precision), model.Precision))
        {
            yield return Problem.At(Anchor.Network("Precision"), "NSL0014", "Precision", MessageArgument.Phrase("MemberOf", "Precision"), Literal.Integer((int)model.Precision)).WithRepairs(NetworkDefault("Precision"));
        }
    }

    private static IEnumerable<Problem> CheckLayers(NetworkModel model)
    {
        if (model.StrayLayers.Count == 0 && CheckWeights(model) is { } missing)
        {
            yield return missing;
        }

        foreach (LayerModel stray in model.StrayLayers)
        {
            yield return Problem.At(Anchor.Name(stray.Name), "NSL0021", stray.Name, model.Type.Name).WithRepairs(Repair.Of("Fix_MoveLayer", new Edit(EditKind.MoveMember, stray.Name)));
        }
    }

    /// <summary>Without a layer with weights on the way from its input to its output a network has nothing to learn.</summary>
    private static Problem? CheckWeights(NetworkModel model)
    {
        if (!model.Layers.Any(static layer => layer.HasWeights))
        {
            return Problem.At(Anchor.Class, "NSL0003", model.Type.Name, MessageArgument.Phrase("NSL0003_Layer")).WithRepairs(AddLayer(model));
        }

        var wiring = new LayerWiring(model);
        bool isUsed = Enumerable.Range(0, model.Layers.Count).Any(index => wiring.IsUsed(index) && model.Layers[index].HasWeights);
        if (isUsed || model.Layers.Any(static layer => layer.Declaration.IsMalformed) || WiringRules.Check(model).Any())
        {
            // What is wrong with an edge is said where it is named.
            return null;
        }

        LayerModel last = model.Layers[model.Layers.Count - 1];
        Problem problem = Problem.At(Anchor.Class, "NSL0003", model.Type.Name, MessageArgument.Phrase("NSL0003_Reached", last.Name));
        return !last.ReadsSeveral && model.Layers.Count > 1 && model.Layers[model.Layers.Count - 2].HasWeights
            ? problem.WithRepairs(StructureRepairs.ReadLayerInFront(last), AddLayer(model))
            : problem.WithRepairs(AddLayer(model));
    }

    private static Repair AddLayer(NetworkModel model) => Repair.Of("Fix_AddLayer", new Edit(EditKind.AddLayer, Value: FirstLayer(model)));

    private static IEnumerable<Problem> CheckLayer(NetworkModel model, LayerModel layer)
    {
        if (layer.Declaration.Fault != DeclarationFault.None)
        {
            yield return Problem.At(Anchor.Name(layer.Name), "NSL0022", layer.Name, MessageArgument.Phrase("NSL0022_" + layer.Declaration.Fault)).WithRepairs(Declare(model, layer));
        }
        else if (layer.HandleTypes(model.Precision) is var expected && !expected.Contains(layer.Declaration.PropertyType))
        {
            yield return Problem.At(Anchor.Name(layer.Name), "NSL0022", layer.Name, MessageArgument.Phrase("NSL0022_Type", expected[0].Replace("global::Neuroslyn.", ""))).WithRepairs(Declare(model, layer));
        }

        if (layer.DropoutRate is { } rate && !(rate >= 0 && rate < 1))
        {
            yield return Problem.At(Anchor.Dropout(layer.Name), "NSL4001", layer.Name, Literal.Double(rate))
                .WithRepairs(Repair.Of("Fix_SetDropoutRate", Edit.SetDropout(layer.Name, "0.5")).With("0.5"));
        }

        if (layer is MergeModel { Activation.Learned.Count: > 0 } learning)
        {
            yield return Problem.At(new Anchor(layer.Name, learning.Kind.ToString(), "Activation"), "NSL0014", "Activation", MessageArgument.Phrase("NSL0014_NothingLearned"), learning.Activation.Kind.ToString()).WithRepairs(StructureRepairs.UseDefault(layer.Name, learning.Kind.ToString(), "Activation"));
        }

        if (layer is MergeModel merge && !Enum.IsDefined(typeof(Activation), merge.Activation.Kind))
        {
            yield return Problem.At(new Anchor(layer.Name, merge.Kind.ToString(), "Activation"), "NSL0011", Literal.Integer((int)merge.Activation.Kind), MessageArgument.Phrase("NSL0011_Activation"), MessageArgument.Phrase("NoSuchMember", "Activation"))
                .WithRepairs(StructureRepairs.UseDefault(layer.Name, merge.Kind.ToString(), "Activation"));
        }

        if (layer.AlphaDropoutRate is { } alphaRate && !(alphaRate >= 0 && alphaRate < 1))
        {
            yield return Problem.At(new Anchor(layer.Name, "AlphaDropout", "rate"), "NSL4001", layer.Name, Literal.Double(alphaRate))
                .WithRepairs(Repair.Of("Fix_SetDropoutRate", new Edit(EditKind.SetArgument, layer.Name, "AlphaDropout", "rate", "0.1")).With("0.1"));
        }

        if (layer.Conflict is { } conflict)
        {
            yield return Problem.At(new Anchor(layer.Name, conflict.Second), "NSL0022", layer.Name, MessageArgument.Phrase("NSL0022_Conflict", conflict.First, conflict.Second))
                .WithRepairs(StructureRepairs.RemoveAttribute(layer, conflict.Second), StructureRepairs.RemoveAttribute(layer, conflict.First));
        }

        if (layer.DecoratorWithSource is { } decorator)
        {
            yield return Problem.At(new Anchor(layer.Name, decorator, "From"), "NSL0022", layer.Name, MessageArgument.Phrase("NSL0022_Source", decorator, layer.Attribute))
                .WithRepairs(Repair.Of("Fix_RemoveSetting", new Edit(EditKind.RemoveArgument, layer.Name, decorator, "From")).With("From"));
        }

        IEnumerable<Problem> problems = layer switch
        {
            DenseModel dense => CheckDense(model, dense).Concat(CheckNormalization(dense.Name, dense.Normalization)).Concat(CheckLearned(dense)),
            MaxoutModel maxout => CheckMaxout(maxout).Concat(CheckNormalization(maxout.Name, maxout.Normalization)),
            NormalizationLayerModel normalization => CheckNormalization(normalization.Name, normalization.Normalization),
            _ => [],
        };
        foreach (Problem problem in problems)
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> CheckNormalization(string name, NormalizationModel? normalization)
    {
        if (normalization is null)
        {
            yield break;
        }

        string attribute = normalization.Attribute;
        if (!(normalization.Epsilon > 0 && !double.IsInfinity(normalization.Epsilon)))
        {
            yield return Problem.At(new Anchor(name, attribute, "Epsilon"), "NSL0014", "Epsilon", MessageArgument.Phrase("PositiveNumber"), Literal.Double(normalization.Epsilon)).WithRepairs(StructureRepairs.UseDefault(name, attribute, "Epsilon"));
        }

        if (normalization.Kind == NormalizationKind.Batch && !(normalization.Momentum > 0 && normalization.Momentum <= 1))
        {
            yield return Problem.At(new Anchor(name, attribute, "Momentum"), "NSL0014", "Momentum", MessageArgument.Phrase("NSL0014_Share"), Literal.Double(normalization.Momentum)).WithRepairs(StructureRepairs.UseDefault(name, attribute, "Momentum"));
        }
    }

    /// <summary>An activation with parameters of its own belongs to a linear part; behind a normalisation it has none.</summary>
    private static IEnumerable<Problem> CheckLearned(DenseModel dense)
    {
        if (dense.Normalization is { } normalization && dense.Activation.Learned.Count > 0)
        {
            yield return Problem.At(new Anchor(dense.Name, normalization.Attribute), "NSL0022", dense.Name, MessageArgument.Phrase("NSL0022_Learned", normalization.Attribute));
        }
    }

    private static IEnumerable<Problem> CheckMaxout(MaxoutModel maxout)
    {
        if (maxout.Units <= 0)
        {
            yield return Problem.At(new Anchor(maxout.Name, "Maxout", "units"), "NSL0005", MessageArgument.Phrase("NumberOfUnits"), maxout.Name, Literal.Integer(maxout.Units)).WithRepairs(StructureRepairs.UsePositive(maxout.Name, "Maxout", "units", maxout.Units));
        }

        if (maxout.Pieces < 2)
        {
            yield return Problem.At(new Anchor(maxout.Name, "Maxout", "pieces"), "NSL2006", maxout.Name, MessageArgument.Phrase("NSL2006_Pieces", Literal.Integer(maxout.Pieces)))
                .As(DiagnosticSeverity.Error)
                .WithRepairs(Repair.Of("Fix_SetPieces", new Edit(EditKind.SetArgument, maxout.Name, "Maxout", "pieces", "2")).With("2"));
        }

        foreach (Problem problem in CheckInitializer(maxout.Name, "Maxout", maxout.Initializer, maxout.InitializerScale))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> CheckDense(NetworkModel model, DenseModel dense)
    {
        if (dense.Units <= 0)
        {
            yield return Problem.At(Anchor.Dense(dense.Name, "units"), "NSL0005", MessageArgument.Phrase("NumberOfUnits"), dense.Name, Literal.Integer(dense.Units)).WithRepairs(StructureRepairs.UseUnits(model, dense));
        }

        if (dense.Activation.Function is null && !Enum.IsDefined(typeof(Activation), dense.Activation.Kind))
        {
            yield return Problem.At(Anchor.Dense(dense.Name, "activation"), "NSL0011", Literal.Integer((int)dense.Activation.Kind), MessageArgument.Phrase("NSL0011_Activation"), MessageArgument.Phrase("NoSuchMember", "Activation"))
                .WithRepairs(StructureRepairs.UseDefault(dense.Name, "Dense", "activation"));
        }

        if (!Enum.IsDefined(typeof(StepAtZero), dense.Activation.StepAtZero))
        {
            yield return Problem.At(Anchor.Dense(dense.Name, "StepAtZero"), "NSL0014", "StepAtZero", MessageArgument.Phrase("MemberOf", "StepAtZero"), Literal.Integer((int)dense.Activation.StepAtZero)).WithRepairs(StructureRepairs.UseDefault(dense.Name, "Dense", "StepAtZero"));
        }

        if (dense.Activation.Function is null && (double.IsNaN(dense.Activation.Slope) || double.IsInfinity(dense.Activation.Slope)))
        {
            yield return Problem.At(Anchor.Dense(dense.Name, "Slope"), "NSL0014", "Slope", MessageArgument.Phrase("FiniteNumber"), Literal.Double(dense.Activation.Slope)).WithRepairs(StructureRepairs.UseDefault(dense.Name, "Dense", "Slope"));
        }

        if (dense.Activation.Kind == Activation.Elu && !(dense.Activation.Alpha > 0 && !double.IsInfinity(dense.Activation.Alpha)))
        {
            yield return Problem.At(Anchor.Dense(dense.Name, "Alpha"), "NSL2006", dense.Name, MessageArgument.Phrase("NSL2006_Alpha", Literal.Rounded(dense.Activation.Alpha)))
                .As(DiagnosticSeverity.Error)
                .WithRepairs(Repair.Of("Fix_UseDefault", Edit.UnsetDense(dense.Name, "Alpha")).With("Alpha"));
        }

        foreach (Problem problem in CheckInitializer(dense.Name, "Dense", dense.Initializer, dense.InitializerScale))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> CheckInitializer(string name, string attribute, Initializer initializer, double scale)
    {
        if (!Enum.IsDefined(typeof(Initializer), initializer))
        {
            yield return Problem.At(new Anchor(name, attribute, "Initializer"), "NSL0014", "Initializer", MessageArgument.Phrase("MemberOf", "Initializer"), Literal.Integer((int)initializer)).WithRepairs(StructureRepairs.UseDefault(name, attribute, "Initializer"));
        }

        bool takesScale = initializer is Initializer.Constant or Initializer.Normal or Initializer.Uniform;
        bool isFinite = !double.IsNaN(scale) && !double.IsInfinity(scale);
        if (takesScale && !(isFinite && (initializer == Initializer.Constant || scale > 0)))
        {
            yield return Problem.At(new Anchor(name, attribute, "InitializerScale"), "NSL1010", initializer.ToString(), name, Literal.Double(scale))
                .WithRepairs(Repair.Of("Fix_UseMatchedInitializer", new Edit(EditKind.RemoveArgument, name, attribute, "Initializer"), new Edit(EditKind.RemoveArgument, name, attribute, "InitializerScale")));
        }
        else if (!takesScale && !double.IsNaN(scale))
        {
            yield return Problem.At(new Anchor(name, attribute, "InitializerScale"), "NSL0014", "InitializerScale", MessageArgument.Phrase("NSL0014_LeftOut", initializer.ToString()), Literal.Double(scale))
                .WithRepairs(Repair.Of("Fix_RemoveScale", new Edit(EditKind.RemoveArgument, name, attribute, "InitializerScale")));
        }
    }

    private static IEnumerable<Problem> CheckCollisions(NetworkModel model)
    {
        foreach (MemberModel member in model.Members)
        {
            if (GeneratedMembers.Collides(member, model))
            {
                yield return Problem.At(Anchor.Name(member.Name, member.Signature), "NSL0013", model.Type.Name, member.Name).WithRepairs(StructureRepairs.Rename(model, "Own" + member.Name));
            }
        }

        foreach (LayerModel layer in model.Layers)
        {
            if (GeneratedMembers.Collides(new MemberModel(layer.Name, ""), model))
            {
                yield return Problem.At(Anchor.Name(layer.Name), "NSL0013", model.Type.Name, layer.Name).WithRepairs(StructureRepairs.Rename(model, layer.Name + "Layer"));
            }
        }
    }

    private static Repair NetworkDefault(string argument) => StructureRepairs.UseDefault("", "Network", argument);

    private static Edit TargetBound(string name, double value) => new(EditKind.SetArgument, "", "TargetRange", name, Literal.Double(value));

    private static Repair[] Declare(NetworkModel model, LayerModel layer) => layer.Declaration.Fault switch
    {
        DeclarationFault.Indexer => [],
        DeclarationFault.TwoLayers => [StructureRepairs.RemoveAttribute(layer, "Dense")],
        DeclarationFault.Implemented => [Repair.Of("Fix_RemoveImplementation", new Edit(EditKind.RemoveImplementation, layer.Name))],
        _ => [Repair.Of("Fix_DeclareLayer", new Edit(EditKind.DeclareLayer, layer.Name, Value: layer.HandleTypes(model.Precision)[0].Replace("global::Neuroslyn.", "")))],
    };

    /// <summary>A layer that fits the loss, as C#.</summary>
    private static string FirstLayer(NetworkModel model)
    {
        int classes = model.Facts.Classes;
        string arguments = model.Loss switch
        {
            Loss.CrossEntropy => Literal.Integer(Math.Max(2, classes)) + ", Activation.Softmax",
            Loss.BinaryCrossEntropy => (classes > 2 ? Literal.Integer(classes) : "1") + ", Activation.Sigmoid",
            _ => Literal.Integer(Math.Max(1, classes)),
        };
        bool isTaken = model.Members.Any(static member => member.Name == "Output") || model.Layers.Any(static layer => layer.Name == "Output");
        return $"[Dense({arguments})] public partial DenseLayer{(model.Precision == Precision.Double ? "<double>" : "")} {(isTaken ? "OutputLayer" : "Output")} {{ get; }}";
    }
}
