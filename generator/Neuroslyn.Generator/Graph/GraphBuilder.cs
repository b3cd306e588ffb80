using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Graph;

/// <summary>Turns a valid model into a graph: infers shapes along the layers and gives every value an address.</summary>
internal sealed class GraphBuilder
{
    /// <summary>From this many inputs on, transposing them costs more than transposing the first layer's outputs (docs/performance.md).</summary>
    private const int BatchMajorInputs = 256;

    /// <summary>Up to this many weights, inner products along the samples cost less than a product padded to whole vectors of units.</summary>
    private const int FewProducts = 64;

    /// <summary>Multiplications that take as long as one store and one load.</summary>
    private const int CostOfKeeping = 2;

    private readonly NetworkModel _model;
    private readonly NumberFormat _number;
    private readonly List<Operation> _operations = [];
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
        var value = new Value(0, _model.InputSize, AllocateRows(_model.InputSize));
        for (int i = 0; i < _model.Layers.Count; i++)
        {
            LayerModel layer = _model.Layers[i];
            bool isLast = !_model.Layers.Skip(i + 1).Any(static later => later is DenseModel or MaxoutModel or NormalizationLayerModel);
            value = layer switch
            {
                DenseModel { Normalization: { } normalization } dense => AddNormalization(
                    dense.Name, normalization, dense.Activation, AddDense(dense, new ActivationModel(Activation.Identity, double.NaN, double.NaN), value, isLast: false), isDecorator: true, isLast),
                DenseModel dense => AddDense(dense, dense.Activation, value, isLast),
                MaxoutModel maxout => AddMaxout(maxout, value),
                NormalizationLayerModel normalization => AddNormalization(
                    normalization.Name, normalization.Normalization, new ActivationModel(Activation.Identity, double.NaN, double.NaN), value, isDecorator: false, isLast),
                _ => value,
            };
            if (layer.DropoutRate is { } rate)
            {
                value = AddDropout(layer.Name, rate, isAlpha: false, value, readers: 1);
            }

            if (layer.AlphaDropoutRate is { } alphaRate)
            {
                value = AddDropout(layer.Name, alphaRate, isAlpha: true, value, readers: 1);
            }
        }

        LossOperation? loss = IsTrainable ? BuildLoss(value) : null;
        return new NetworkGraph
        {
            Model = _model,
            Number = _number,
            Operations = _operations.ToEquatableArray(),
            Loss = loss,
            Output = value,
            InputGradientRow = IsTrainable ? AllocateRows(_model.InputSize) : -1,
            WorkspaceRows = _rows,
            ParameterCount = _operations.Sum(static operation => operation.ParameterCount),
            ParameterBufferLength = _parameters,
            StatisticCount = _statistics,
        };
    }

    private Value AddDense(DenseModel dense, ActivationModel activation, Value input, bool isLast)
    {
        Activated activated = Activate(activation, isLast);
        int rowStride = _number.RowStride(dense.Units);
        bool readsBatchMajor = _operations.Count == 0 && input.Size >= BatchMajorInputs && !activated.KeepsPreActivation;
        Value output = NewValue(dense.Units);
        bool hasFewUnits = !readsBatchMajor && (dense.Units <= _number.Line / 4 || (long)input.Size * dense.Units <= FewProducts);
        return Add(new DenseOperation
        {
            Name = dense.Name,
            Model = dense,
            Activation = activation,
            Inputs = [input],
            Output = output,
            PreActivationRow = activated.KeepsPreActivation ? AllocateRows(dense.Units) : -1,
            WeightOffset = AllocateParameters(checked(input.Size * rowStride)),
            BiasOffset = dense.UseBias ? AllocateParameters(_number.RoundUpToLine(dense.Units)) : -1,
            RowStride = rowStride,
            GradientRow = IsTrainable ? AllocateRows(dense.Units) : -1,
            BatchMajorDeltaRow = IsTrainable && !hasFewUnits ? AllocateRows(rowStride) : -1,
            HasFewUnits = hasFewUnits,
            ReadsBatchMajor = readsBatchMajor,
            BatchMajorOutputRow = readsBatchMajor ? AllocateRows(rowStride) : -1,
            Function = activated.Function,
            Derivative = activated.Derivative,
            DerivativeCode = activated.DerivativeCode,
        });
    }

    /// <summary>All pieces side by side as one linear layer, then the largest of each unit's.</summary>
    private Value AddMaxout(MaxoutModel maxout, Value input)
    {
        var identity = new ActivationModel(Activation.Identity, double.NaN, double.NaN);
        var linear = new DenseModel
        {
            Name = maxout.Name,
            Declaration = maxout.Declaration,
            DropoutRate = null,
            Units = checked(maxout.Units * maxout.Pieces),
            Activation = identity,
            UseBias = maxout.UseBias,
            Initializer = maxout.Initializer,
            InitializerScale = maxout.InitializerScale,
            Normalization = maxout.Normalization,
            Pieces = maxout.Pieces,
        };
        Value pieces = AddDense(linear, identity, input, isLast: false);
        if (maxout.Normalization is { } normalization)
        {
            pieces = AddNormalization(maxout.Name, normalization, identity, pieces, isDecorator: true, isLast: false);
        }

        return Add(new MaxoutOperation
        {
            Name = maxout.Name,
            Inputs = [pieces],
            Output = NewValue(maxout.Units),
            GradientRow = IsTrainable ? AllocateRows(maxout.Units) : -1,
            Pieces = maxout.Pieces,
        });
    }

    private Value AddNormalization(string name, NormalizationModel model, ActivationModel activation, Value input, bool isDecorator, bool isLast)
    {
        Activated activated = Activate(activation, isLast);
        bool isBatch = model.Kind == NormalizationKind.Batch;
        int padded = _number.RoundUpToLine(input.Size);
        return Add(new NormalizationOperation
        {
            Name = name,
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

    /// <summary>What ends an operation in an activation.</summary>
    private Activated Activate(ActivationModel activation, bool isLast)
    {
        Expression? function = activation.Kind == Activation.Softmax ? null : Simplification.Simplify(ActivationFormulas.Of(activation));
        (Expression? derivative, Expression? code) = DerivativeOf(function);
        bool isNeeded = code is null || (IsTrainable && Tree.Contains(code, Formula.Z));
        bool isFused = isLast && FormBehind(activation, function) is LossForm.FusedSigmoid or LossForm.FusedSoftmax;
        return new Activated(function, derivative, code, isNeeded || isFused);
    }

    private Value AddDropout(string name, double rate, bool isAlpha, Value input, int readers) => Add(new DropoutOperation
    {
        Name = name,
        Inputs = [input],
        Output = NewValue(input.Size),
        MaskRow = AllocateRows(input.Size),
        GradientRow = IsTrainable && readers > 1 ? AllocateRows(input.Size) : -1,
        Rate = rate,
        IsAlpha = isAlpha,
        Index = _dropouts++,
    });

    private Value Add(Operation operation)
    {
        _operations.Add(operation);
        return operation.Output;
    }

    private Value NewValue(int size) => new(_operations.Count + 1, size, AllocateRows(size));

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
        (Loss.CrossEntropy, Activation.Softmax) => LossForm.FusedSoftmax,
        (Loss.BinaryCrossEntropy, Activation.Sigmoid) => LossForm.FusedSigmoid,
        (_, Activation.Softmax) => LossForm.SoftmaxJacobian,

        // A loss of one's own that is infinite for some y is taken of z, where log(sigmoid(z)) simplifies to what stays finite.
        _ when _model.LossFunction is not null && function is not (null or Variable) && Singularity.MayOccur(LossFormula) => LossForm.FusedSigmoid,
        _ => LossForm.Elementwise,
    };

    private LossOperation BuildLoss(Value output)
    {
        // Fusing needs the activation to be the last thing that happens: a dropout behind it changes what the loss sees.
        var last = _operations[output.Index - 1] as ActivatedOperation;
        LossForm form = last is null ? LossForm.Elementwise : FormBehind(last.Activation, last.Function);
        Expression? value = form switch
        {
            LossForm.FusedSoftmax => null,
            LossForm.FusedSigmoid when _model.LossFunction is null => LossFormulas.BinaryCrossEntropyOfLogit,
            LossForm.FusedSigmoid => Tree.Replace(LossFormula, Formula.Y, last!.Function!),
            _ => LossFormula,
        };
        bool averages = _model.LossFunction is { } own ? !own.SumsOverUnits : LossFormulas.AveragesOverUnits(_model.Loss);
        return new LossOperation
        {
            Kind = _model.Loss,
            Name = _model.LossFunction?.Name ?? LossFormulas.DisplayName(_model.Loss),
            Form = form,
            Value = value is null ? null : Simplification.Simplify(value),
            Derivative = value is null ? null : Differentiation.Differentiate(value, form == LossForm.FusedSigmoid ? Formula.Z : Formula.Y),
            Output = output,
            UnitDivisor = averages ? output.Size : 1,
            TargetRow = AllocateRows(output.Size),
            LossRow = AllocateRows(1),
        };
    }

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

    private readonly record struct Activated(Expression? Function, Expression? Derivative, Expression? DerivativeCode, bool KeepsPreActivation);
}
