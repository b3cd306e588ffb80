using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Graph;

/// <summary>Turns a valid model into a graph: infers shapes along the layers and gives every value an address.</summary>
internal sealed class GraphBuilder
{
    /// <summary>From this many inputs on, transposing them costs more than transposing the first layer's outputs (docs/performance.md).</summary>
    private const int BatchMajorInputs = 256;

    /// <summary>The same where the first layer has at most half as many outputs as inputs, and whole vectors of them.</summary>
    private const int BatchMajorInputsOfNarrowLayer = 64;

    /// <summary>Up to this many weights, inner products along the samples cost less than a product padded to whole vectors of units.</summary>
    private const int FewProducts = 64;

    /// <summary>Multiplications that take as long as one store and one load.</summary>
    private const int CostOfKeeping = 2;

    private static readonly ActivationModel Identity = new(Activation.Identity, double.NaN, double.NaN);

    private readonly NetworkModel _model;
    private readonly NumberFormat _number;
    private readonly List<Operation> _operations = [];
    private readonly List<Operation> _unused = [];
    private readonly List<SubnetworkPlan> _subnetworks = [];
    private readonly HashSet<string> _identifiers = [];
    private int _rows;
    private int _parameters;
    private int _statistics;
    private int _dropouts;

    private GraphBuilder(NetworkModel model)
    {
        _model = model;
        _number = new NumberFormat(model.Precision);
    }

    /// <summary>Builds the graph of a model that has no problems of severity error.</summary>
    public static NetworkGraph Build(NetworkModel model) => new GraphBuilder(model).Build();

    private bool IsTrainable => _model.HasLoss;

    private NetworkGraph Build()
    {
        var input = new Value(0, _model.InputSize, AllocateRows(_model.InputSize));
        Value value = AddLayers(LayerScope.Of(_model), input);
        LossOperation? loss = IsTrainable ? BuildLoss(value) : null;
        return new NetworkGraph
        {
            Model = _model,
            Number = _number,
            Operations = _operations.ToEquatableArray(),
            Unused = _unused.ToEquatableArray(),
            Subnetworks = _subnetworks.ToEquatableArray(),
            Loss = loss,
            Output = value,
            InputGradientRow = IsTrainable ? AllocateRows(_model.InputSize) : -1,
            WorkspaceRows = _rows,
            ParameterCount = _operations.Concat(_unused).Sum(static operation => operation.ParameterCount),
            ParameterBufferLength = _parameters,
            StatisticCount = _statistics,
        };
    }

    /// <summary>Adds the layers of one class; returns the value of the last one.</summary>
    private Value AddLayers(LayerScope scope, Value input)
    {
        NetworkModel model = scope.Model;
        Value value = input;
        var outputs = new Value?[model.Layers.Count];
        for (int i = 0; i < model.Layers.Count; i++)
        {
            if (!scope.Wiring.IsUsed(i))
            {
                continue;
            }

            LayerModel layer = model.Layers[i];
            Value[] sources = [.. scope.Wiring.Sources(i).Select(source => source == LayerWiring.Input ? input : outputs[source]!)];
            value = layer switch
            {
                DenseModel { Normalization: { } normalization } dense => AddNormalization(
                    normalization, dense.Activation, AddDense(dense, Identity, sources[0], scope, i, ends: false), scope, i, isDecorator: true, scope.Ends(i)),
                DenseModel dense => AddDense(dense, dense.Activation, sources[0], scope, i, scope.Ends(i)),
                MaxoutModel maxout => AddMaxout(maxout, sources[0], scope, i),
                NormalizationLayerModel own => AddNormalization(own.Normalization, Identity, sources[0], scope, i, isDecorator: false, scope.Ends(i)),
                MergeModel merge => AddMerge(merge, sources, scope, i),
                SubnetworkModel inner => AddSubnetwork(inner, sources[0], scope, i),
                _ => sources[0],
            };
            if (layer.DropoutRate is { } rate)
            {
                value = AddDropout(scope.Name(i), rate, isAlpha: false, value, layer.AlphaDropoutRate is null ? scope.Readers(i) : 1, layer.IsDropout ? scope.From(i) : "");
            }

            if (layer.AlphaDropoutRate is { } alphaRate)
            {
                value = AddDropout(scope.Name(i), alphaRate, isAlpha: true, value, scope.Readers(i), layer.IsDropout ? scope.From(i) : "");
            }

            outputs[i] = value;
        }

        // Only now, so that what is used lies together.
        AddUnused(model, scope.Wiring, scope.Prefix, scope.Wiring.IsUsed);
        return value;
    }

    private Value AddSubnetwork(SubnetworkModel inner, Value input, LayerScope scope, int layer)
    {
        int offset = _parameters;
        Value output = AddLayers(scope.Within(inner, layer), input);
        _subnetworks.Add(new SubnetworkPlan(scope.Name(layer), offset, _parameters - offset));
        return output;
    }

    /// <summary>Sets parameters aside for layers whose result is not used, in the order in which they would be computed.</summary>
    private void AddUnused(NetworkModel model, LayerWiring wiring, string prefix, Func<int, bool> isUsed)
    {
        int[] sizes = LayerSizes.Of(model, wiring);
        for (int i = 0; i < model.Layers.Count; i++)
        {
            if (isUsed(i))
            {
                continue;
            }

            string name = prefix + model.Layers[i].Name;
            int inputSize = wiring.Sources(i)[0] is var source && source == LayerWiring.Input ? model.InputSize : sizes[source];
            if (model.Layers[i] is NormalizationLayerModel own)
            {
                _unused.Add(UnusedNormalization(own.Normalization, name, inputSize, isDecorator: false));
            }
            else if ((model.Layers[i] is MaxoutModel maxout ? LinearPart(maxout) : model.Layers[i] as DenseModel) is { } dense)
            {
                _unused.Add(Unused(dense, name, inputSize));
                if (dense.Normalization is { } normalization)
                {
                    _unused.Add(UnusedNormalization(normalization, name, dense.Units, isDecorator: true));
                }
            }
            else if (model.Layers[i] is SubnetworkModel { Network: { } network } inner)
            {
                int offset = _parameters;
                var innerWiring = new LayerWiring(network);
                AddUnused(network, innerWiring, prefix + inner.Name + ".", layer => !innerWiring.IsUsed(layer));
                AddUnused(network, innerWiring, prefix + inner.Name + ".", innerWiring.IsUsed);
                _subnetworks.Add(new SubnetworkPlan(prefix + inner.Name, offset, _parameters - offset));
            }
        }
    }

    /// <summary>The name as part of an identifier. A layer of an inner network could otherwise be taken for one of the outer.</summary>
    private string Identify(string name)
    {
        string identifier = name.Replace('.', '_');
        while (!_identifiers.Add(identifier))
        {
            identifier += "_";
        }

        return identifier;
    }

    private Value AddDense(DenseModel dense, ActivationModel activation, Value input, LayerScope scope, int layer, bool ends)
    {
        Activated activated = Activate(activation, ends);
        int rowStride = _number.RowStride(dense.Units);
        bool readsBatchMajor = input.Index == 0 && _operations.Count == 0 && LayerScope.InputReaders(_model) == 1 && PrefersBatchMajor(input.Size, dense.Units) && !activated.KeepsPreActivation;
        Value output = NewValue(dense.Units);
        bool hasFewUnits = !readsBatchMajor && (dense.Units <= _number.Line / 4 || (long)input.Size * dense.Units <= FewProducts);
        return Add(new DenseOperation
        {
            Name = scope.Name(layer),
            Identifier = Identify(scope.Name(layer)),
            IsFrozen = scope.IsFrozen || dense.IsFrozen,
            Model = dense,
            Activation = activation,
            Inputs = [input],
            Output = output,
            PreActivationRow = activated.KeepsPreActivation ? AllocateRows(dense.Units) : -1,
            WeightOffset = AllocateParameters(checked(input.Size * rowStride)),
            BiasOffset = dense.UseBias ? AllocateParameters(_number.RoundUpToLine(dense.Units)) : -1,
            Learned = PlanLearned(dense, activated.Function, isComputed: true),
            RowStride = rowStride,
            GradientRow = IsTrainable ? AllocateRows(dense.Units) : -1,
            BatchMajorDeltaRow = IsTrainable && !hasFewUnits ? AllocateRows(rowStride) : -1,
            HasFewUnits = hasFewUnits,
            ReadsBatchMajor = readsBatchMajor,
            BatchMajorOutputRow = readsBatchMajor ? AllocateRows(rowStride) : -1,
            Function = activated.Function,
            Derivative = activated.Derivative,
            DerivativeCode = activated.DerivativeCode,
            From = scope.From(layer),
        });
    }

    /// <summary>A layer whose result is not used: its parameters exist, nothing computes with them.</summary>
    private DenseOperation Unused(DenseModel dense, string name, int inputSize)
    {
        Activated activated = Activate(dense.Activation, endsNetwork: false);
        int rowStride = _number.RowStride(dense.Units);
        return new DenseOperation
        {
            Name = name,
            Identifier = Identify(name),
            Model = dense,
            Activation = dense.Activation,
            Inputs = [new Value(-1, inputSize, -1)],
            Output = new Value(-1, dense.Units, -1),
            PreActivationRow = -1,
            WeightOffset = AllocateParameters(checked(inputSize * rowStride)),
            BiasOffset = dense.UseBias ? AllocateParameters(_number.RoundUpToLine(dense.Units)) : -1,
            Learned = PlanLearned(dense, activated.Function, isComputed: false),
            RowStride = rowStride,
            GradientRow = -1,
            BatchMajorDeltaRow = -1,
            HasFewUnits = false,
            ReadsBatchMajor = false,
            BatchMajorOutputRow = -1,
            Function = activated.Function,
            Derivative = activated.Derivative,
            DerivativeCode = activated.DerivativeCode,
            From = "",
        };
    }

    private NormalizationOperation UnusedNormalization(NormalizationModel model, string name, int size, bool isDecorator)
    {
        bool isBatch = model.Kind == NormalizationKind.Batch;
        int padded = _number.RoundUpToLine(size);
        Activated activated = Activate(Identity, endsNetwork: false);
        return new NormalizationOperation
        {
            Name = name,
            Identifier = Identify(name),
            Model = model,
            IsDecorator = isDecorator,
            Activation = Identity,
            Inputs = [new Value(-1, size, -1)],
            Output = new Value(-1, size, -1),
            NormalizedRow = -1,
            InverseDeviationRow = -1,
            PreActivationRow = -1,
            GradientRow = -1,
            ScaleOffset = AllocateParameters(padded),
            ShiftOffset = AllocateParameters(padded),
            RunningMeanOffset = isBatch ? AllocateParameters(padded) : -1,
            RunningVarianceOffset = isBatch ? AllocateParameters(padded) : -1,
            MeanOffset = -1,
            VarianceOffset = -1,
            Function = activated.Function,
            Derivative = activated.Derivative,
            DerivativeCode = activated.DerivativeCode,
        };
    }

    /// <summary>All pieces of a maxout layer side by side as one linear layer.</summary>
    private static DenseModel LinearPart(MaxoutModel maxout) => new()
    {
        Name = maxout.Name,
        Declaration = maxout.Declaration,
        DropoutRate = null,
        Sources = [],
        IsFrozen = maxout.IsFrozen,
        Units = checked(maxout.Units * maxout.Pieces),
        Activation = Identity,
        UseBias = maxout.UseBias,
        Initializer = maxout.Initializer,
        InitializerScale = maxout.InitializerScale,
        Normalization = maxout.Normalization,
        Pieces = maxout.Pieces,
    };

    /// <summary>The linear part, then the largest of each unit's pieces.</summary>
    private Value AddMaxout(MaxoutModel maxout, Value input, LayerScope scope, int layer)
    {
        DenseModel linear = LinearPart(maxout);
        Value pieces = AddDense(linear, Identity, input, scope, layer, ends: false);
        if (maxout.Normalization is { } normalization)
        {
            pieces = AddNormalization(normalization, Identity, pieces, scope, layer, isDecorator: true, ends: false);
        }

        return Add(new MaxoutOperation
        {
            Name = scope.Name(layer),
            Identifier = _operations.Last().Identifier,
            Inputs = [pieces],
            Output = NewValue(maxout.Units),
            GradientRow = IsTrainable ? AllocateRows(maxout.Units) : -1,
            Pieces = maxout.Pieces,
        });
    }

    private Value AddNormalization(NormalizationModel model, ActivationModel activation, Value input, LayerScope scope, int layer, bool isDecorator, bool ends)
    {
        Activated activated = Activate(activation, ends);
        bool isBatch = model.Kind == NormalizationKind.Batch;
        int padded = _number.RoundUpToLine(input.Size);
        return Add(new NormalizationOperation
        {
            Name = scope.Name(layer),
            Identifier = isDecorator ? _operations.Last().Identifier : Identify(scope.Name(layer)),
            IsFrozen = scope.IsFrozen || scope.Model.Layers[layer].IsFrozen,
            Model = model,
            IsDecorator = isDecorator,
            Activation = activation,
            Inputs = [input],
            Output = NewValue(input.Size),
            NormalizedRow = AllocateRows(input.Size),
            InverseDeviationRow = isBatch ? -1 : AllocateRows(1),
            PreActivationRow = activated.KeepsPreActivation ? AllocateRows(input.Size) : -1,
            GradientRow = IsTrainable ? AllocateRows(input.Size) : -1,
            ScaleOffset = AllocateParameters(padded),
            ShiftOffset = AllocateParameters(padded),
            RunningMeanOffset = isBatch ? AllocateParameters(padded) : -1,
            RunningVarianceOffset = isBatch ? AllocateParameters(padded) : -1,
            MeanOffset = isBatch ? AllocateStatistics(padded) : -1,
            VarianceOffset = isBatch ? AllocateStatistics(padded) : -1,
            Function = activated.Function,
            Derivative = activated.Derivative,
            DerivativeCode = activated.DerivativeCode,
        });
    }

    private Value AddMerge(MergeModel merge, IReadOnlyList<Value> operands, LayerScope scope, int layer)
    {
        Activated activated = Activate(merge.Activation, scope.Ends(layer));
        int size = merge.Kind == MergeKind.Concat ? operands.Sum(static operand => operand.Size) : operands[0].Size;
        return Add(new MergeOperation
        {
            Name = scope.Name(layer),
            Identifier = Identify(scope.Name(layer)),
            Kind = merge.Kind,
            Operands = string.Join(", ", scope.Wiring.Sources(layer).Select(scope.Name)),
            Activation = merge.Activation,
            Inputs = operands.ToEquatableArray(),
            Output = NewValue(size),
            PreActivationRow = activated.KeepsPreActivation ? AllocateRows(size) : -1,
            GradientRow = IsTrainable ? AllocateRows(size) : -1,
            Function = activated.Function,
            Derivative = activated.Derivative,
            DerivativeCode = activated.DerivativeCode,
        });
    }

    private EquatableArray<LearnedPlan> PlanLearned(DenseModel dense, Expression? function, bool isComputed) => dense.Activation.Learned.Select(parameter =>
    {
        int count = parameter.PerUnit ? dense.Units : 1;
        return new LearnedPlan(
            parameter.Name,
            parameter.InitialValue,
            parameter.PerUnit,
            AllocateParameters(_number.RoundUpToLine(count)),
            Differentiation.Differentiate(function!, new Variable(parameter.Name)),
            IsTrainable && isComputed ? AllocateRows(count) : -1);
    }).ToEquatableArray();

    private Value AddDropout(string name, double rate, bool isAlpha, Value input, int readers, string from) => Add(new DropoutOperation
    {
        Name = name,
        Identifier = Literal.Integer(_dropouts),
        Inputs = [input],
        Output = NewValue(input.Size),
        MaskRow = AllocateRows(input.Size),
        GradientRow = IsTrainable && readers > 1 ? AllocateRows(input.Size) : -1,
        Rate = rate,
        IsAlpha = isAlpha,
        Index = _dropouts++,
        From = from,
    });

    private Value Add(Operation operation)
    {
        _operations.Add(operation);
        return operation.Output;
    }

    private Value NewValue(int size) => new(_operations.Count + 1, size, AllocateRows(size));

    /// <summary>What follows from a layer's activation.</summary>
    private Activated Activate(ActivationModel activation, bool endsNetwork)
    {
        Expression? function = activation.Kind == Activation.Softmax ? null : Simplification.Simplify(ActivationFormulas.Of(activation));
        (Expression? derivative, Expression? derivativeCode) = DerivativeOf(function);
        bool needsPreActivation = derivativeCode is null || activation.Learned.Count > 0 || (IsTrainable && Tree.Contains(derivativeCode, Formula.Z));
        bool isFused = endsNetwork && FormBehind(activation, function) is LossForm.OfPreActivation or LossForm.FusedSoftmax;
        return new Activated(function, derivative, derivativeCode, needsPreActivation || isFused);
    }

    /// <summary>The derivative from the output where that costs no more than from z: writing and reading z is saved as well.</summary>
    private static (Expression? Derivative, Expression? Code) DerivativeOf(Expression? function)
    {
        if (function is null)
        {
            return (null, null);
        }

        Expression ofPreActivation = CheaperForm.Derivative(function, Formula.Z);
        return OutputForm.Derive(function) is { } ofOutput && Cost.Of(CheaperForm.Of(ofOutput)) <= Cost.Of(ofPreActivation) + CostOfKeeping
            ? (ofOutput, CheaperForm.Of(ofOutput))
            : (Differentiation.Differentiate(function, Formula.Z), ofPreActivation);
    }

    /// <summary>The loss of one unit as a formula of y and t.</summary>
    private Expression LossFormula => Simplification.Simplify(_model.LossFunction?.Formula ?? LossFormulas.OfPrediction(_model.Loss, _model.HuberDelta));

    /// <summary>How the loss meets the activation of the last layer.</summary>
    private LossForm FormBehind(ActivationModel output, Expression? function) => (_model.Loss, output.Kind) switch
    {
        _ when _model.LossFunction is { UnitCount: > 0 } => LossForm.OverUnits,
        (Loss.CrossEntropy, Activation.Softmax) => LossForm.FusedSoftmax,
        (Loss.BinaryCrossEntropy, Activation.Sigmoid) => LossForm.OfPreActivation,
        (_, Activation.Softmax) => LossForm.SoftmaxJacobian,

        // A loss of one's own that is infinite for some y is taken of z, where log(sigmoid(z)) simplifies to what stays finite.
        _ when _model.LossFunction is not null && output.Learned.Count == 0 && function is not (null or Variable) && Singularity.MayOccur(LossFormula) => LossForm.OfPreActivation,
        _ => LossForm.Elementwise,
    };

    private LossOperation BuildLoss(Value output)
    {
        // Fusing needs the activation to be the last thing that happens: a dropout behind it changes what the loss sees.
        var last = _operations[output.Index - 1] as ActivatedOperation;
        LossForm form = last is not null ? FormBehind(last.Activation, last.Function) : _model.LossFunction is { UnitCount: > 0 } ? LossForm.OverUnits : LossForm.Elementwise;
        Expression? value = form switch
        {
            LossForm.FusedSoftmax => null,
            LossForm.OfPreActivation when _model.LossFunction is null => LossFormulas.BinaryCrossEntropyOfLogit,
            LossForm.OfPreActivation => Tree.Replace(LossFormula, Formula.Y, last!.Function!),
            _ => LossFormula,
        };
        EquatableArray<UnitReduction> reductions = form == LossForm.OverUnits ? _model.LossFunction!.Reductions : [];
        bool averages = _model.LossFunction is { } own ? !own.SumsOverUnits && own.UnitCount == 0 : LossFormulas.AveragesOverUnits(_model.Loss);
        return new LossOperation
        {
            Name = _model.LossFunction?.Name ?? LossFormulas.DisplayName(_model.Loss),
            Form = form,
            Value = value is null ? null : Simplification.Simplify(value),
            UnitDerivatives = form == LossForm.OverUnits && reductions.Count == 0 ? UnitDerivatives(value!, output.Size) : [],
            Units = reductions.Count > 0 ? UnitLoss.Of(reductions, value!) : null,
            Derivative = value is null || form == LossForm.OverUnits ? null : Differentiation.Differentiate(value, form == LossForm.OfPreActivation ? Formula.Z : Formula.Y),
            Output = output,
            UnitDivisor = averages ? output.Size : 1,
            TargetRow = AllocateRows(output.Size),
            LossRow = AllocateRows(1),
        };
    }

    private static EquatableArray<Expression> UnitDerivatives(Expression value, int units) =>
        Enumerable.Range(0, units).Select(unit => Differentiation.Differentiate(value, new Variable("y" + Literal.Integer(unit)))).ToEquatableArray();

    /// <summary>Whether transposing the first layer's outputs costs less than transposing its inputs.</summary>
    private bool PrefersBatchMajor(int inputs, int units) =>
        inputs >= BatchMajorInputs || (inputs >= BatchMajorInputsOfNarrowLayer && units * 2 <= inputs && units % _number.ColumnQuantum == 0);

    private int AllocateRows(int count)
    {
        int row = _rows;
        _rows = checked(_rows + count);
        return row;
    }

    private int AllocateParameters(int count)
    {
        int offset = _parameters;
        _parameters = checked(_parameters + count);
        return offset;
    }

    private int AllocateStatistics(int count)
    {
        int offset = _statistics;
        _statistics = checked(_statistics + count);
        return offset;
    }

    /// <summary>An activation as formulas, and whether z must be kept beside a.</summary>
    private sealed record Activated(Expression? Function, Expression? Derivative, Expression? DerivativeCode, bool KeepsPreActivation);
}
