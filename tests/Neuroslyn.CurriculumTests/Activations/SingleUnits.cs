namespace Neuroslyn.CurriculumTests.Activations;

/// <summary>Networks of one unit without bias: y = f(w x), one for each activation.</summary>
internal static partial class SingleUnits
{
    /// <summary>Each by its name, with w = 1.</summary>
    public static Dictionary<string, INetwork<double>> Create()
    {
        Dictionary<string, INetwork<double>> units = new()
        {
            ["Identity"] = new IdentityUnit(),
            ["Sigmoid"] = new SigmoidUnit(),
            ["Tanh"] = new TanhUnit(),
            ["Relu"] = new ReluUnit(),
            ["LeakyRelu"] = new LeakyReluUnit(),
            ["LeakyReluTenth"] = new LeakyReluTenthUnit(),
            ["Elu"] = new EluUnit(),
            ["EluTwo"] = new EluTwoUnit(),
            ["Selu"] = new SeluUnit(),
            ["Softplus"] = new SoftplusUnit(),
            ["Softsign"] = new SoftsignUnit(),
            ["Silu"] = new SiluUnit(),
            ["Mish"] = new MishUnit(),
            ["Gelu"] = new GeluUnit(),
            ["GeluTanh"] = new GeluTanhUnit(),
            ["HardSigmoid"] = new HardSigmoidUnit(),
            ["HardSwish"] = new HardSwishUnit(),
            ["Relu6"] = new Relu6Unit(),
        };
        foreach (INetwork<double> unit in units.Values)
        {
            unit.Parameters.Matrix(unit.Layout.Tensors[0])[0, 0] = 1;
        }

        return units;
    }

    [Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
    internal sealed partial class IdentityUnit
    {
        [Dense(1, Activation.Identity, UseBias = false)]
        internal partial DenseLayer<double> Unit { get; }
    }

    [Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
    internal sealed partial class SigmoidUnit
    {
        [Dense(1, Activation.Sigmoid, UseBias = false)]
        internal partial DenseLayer<double> Unit { get; }
    }

    [Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
    internal sealed partial class TanhUnit
    {
        [Dense(1, Activation.Tanh, UseBias = false)]
        internal partial DenseLayer<double> Unit { get; }
    }

    [Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
    internal sealed partial class ReluUnit
    {
        [Dense(1, Activation.Relu, UseBias = false)]
        internal partial DenseLayer<double> Unit { get; }
    }

    [Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
    internal sealed partial class LeakyReluUnit
    {
        [Dense(1, Activation.LeakyRelu, UseBias = false)]
        internal partial DenseLayer<double> Unit { get; }
    }

    [Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
    internal sealed partial class LeakyReluTenthUnit
    {
        [Dense(1, Activation.LeakyRelu, UseBias = false, Slope = 0.1)]
        internal partial DenseLayer<double> Unit { get; }
    }

    [Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
    internal sealed partial class EluUnit
    {
        [Dense(1, Activation.Elu, UseBias = false)]
        internal partial DenseLayer<double> Unit { get; }
    }

    [Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
    internal sealed partial class EluTwoUnit
    {
        [Dense(1, Activation.Elu, UseBias = false, Alpha = 2)]
        internal partial DenseLayer<double> Unit { get; }
    }

    [Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
    internal sealed partial class SeluUnit
    {
        [Dense(1, Activation.Selu, UseBias = false)]
        internal partial DenseLayer<double> Unit { get; }
    }

    [Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
    internal sealed partial class SoftplusUnit
    {
        [Dense(1, Activation.Softplus, UseBias = false)]
        internal partial DenseLayer<double> Unit { get; }
    }

    [Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
    internal sealed partial class SoftsignUnit
    {
        [Dense(1, Activation.Softsign, UseBias = false)]
        internal partial DenseLayer<double> Unit { get; }
    }

    [Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
    internal sealed partial class SiluUnit
    {
        [Dense(1, Activation.Silu, UseBias = false)]
        internal partial DenseLayer<double> Unit { get; }
    }

    [Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
    internal sealed partial class MishUnit
    {
        [Dense(1, Activation.Mish, UseBias = false)]
        internal partial DenseLayer<double> Unit { get; }
    }

    [Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
    internal sealed partial class GeluUnit
    {
        [Dense(1, Activation.Gelu, UseBias = false)]
        internal partial DenseLayer<double> Unit { get; }
    }

    [Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
    internal sealed partial class GeluTanhUnit
    {
        [Dense(1, Activation.GeluTanh, UseBias = false)]
        internal partial DenseLayer<double> Unit { get; }
    }

    [Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
    internal sealed partial class HardSigmoidUnit
    {
        [Dense(1, Activation.HardSigmoid, UseBias = false)]
        internal partial DenseLayer<double> Unit { get; }
    }

    [Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
    internal sealed partial class HardSwishUnit
    {
        [Dense(1, Activation.HardSwish, UseBias = false)]
        internal partial DenseLayer<double> Unit { get; }
    }

    [Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
    internal sealed partial class Relu6Unit
    {
        [Dense(1, Activation.Relu6, UseBias = false)]
        internal partial DenseLayer<double> Unit { get; }
    }
}
