using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>
/// Writes a training step of a tiny network on a batch: for each vector of samples all layers forward and back, and the gradient of every parameter summed in
/// a local. Nothing but the samples is read from memory, and the calls and passes that would cost more than the arithmetic are gone.
/// </summary>
internal sealed class BatchEmitter
{
    private readonly EmissionContext _context;
    private readonly SourceWriter _writer;
    private readonly NetworkGraph _graph;
    private readonly List<DenseOperation> _layers;
    private readonly VectorTarget _target;

    private BatchEmitter(EmissionContext context, VectorTarget target)
    {
        (_context, _writer, _graph, _target) = (context, context.Writer, context.Graph, target);
        _layers = [.. context.Graph.DenseOperations];
    }

    public static void Emit(EmissionContext context)
    {
        (SourceWriter writer, string type) = (context.Writer, context.TypeName);
        PassSignature signature = PassSignature.Batch(context);
        writer.Summary("One training step on the loaded batch; returns its mean loss. Nothing is stored but the parameters or, unless the step is a plain gradient step, their gradients.");
        using (writer.Block(signature.Declaration))
        {
            writer.Line($"{type} rate = optimizer is null ? {context.Number(0)} : optimizer.PlainRate;");
            string arguments = "ref parameters, ref cells, stride, sampleCount, ref gradients.Origin, rate";
            writer.Line($"{type} loss = {context.Wide.Operations}.IsHardwareAccelerated ? {signature.Name}{context.Wide.Suffix}({arguments}) : {signature.Name}{context.Native.Suffix}Columns({arguments});");
            using (writer.Block($"if (rate == 0 && {type}.IsFinite(loss))"))
            {
                writer.Line($"optimizer?.Update(gradients, 0, {Literal.Integer(context.Graph.ParameterBufferLength)});");
            }

            writer.Line();
            writer.Line("return loss;");
        }

        foreach ((VectorTarget target, string suffix) in new[] { (context.Wide, context.Wide.Suffix), (context.Native, "Columns") })
        {
            writer.Line();
            new BatchEmitter(context, target).EmitColumns(signature.Name + suffix);
        }
    }

    private void EmitColumns(string methodName)
    {
        string type = _context.TypeName;
        LossOperation loss = _graph.Loss!;
        string units = loss.UnitDivisor > 1 ? $" / {Literal.Integer(loss.UnitDivisor)}" : "";
        _writer.Line(EmissionContext.OptimizedMethod);
        using (_writer.Block($"private static {type} {methodName}(ref {type} parameters, ref {type} cells, nint stride, int sampleCount, ref {type} gradients, {type} rate)"))
        {
            _writer.Line($"{_target.Type} share = {_target.Operations}.Create({_context.Number(1)} / sampleCount{units});");
            _writer.Line($"{_target.Type} samples = {_target.Operations}.Create(({type})sampleCount);");
            _writer.Line($"{_target.Type} total = {_target.Type}.Zero;");
            EmitSums();
            using (_writer.Block($"for (int column = 0; column < sampleCount; column += {_target.Count})"))
            {
                _writer.Line($"ref {type} cell = ref Unsafe.Add(ref cells, column);");
                _writer.Line("// Columns beyond the last sample must not contribute.");
                _writer.Line($"var present = {_target.Operations}.LessThan({_target.Type}.Indices + {_target.Operations}.Create(({type})column), samples);");
                for (int input = 0; input < _graph.InputSize; input++)
                {
                    _writer.Line($"{_target.Type} {Input(0, input)} = {Cell(input)};");
                }

                for (int layer = 0; layer < _layers.Count; layer++)
                {
                    EmitForward(layer);
                }

                EmitLoss(loss);
                for (int layer = _layers.Count - 1; layer >= 0; layer--)
                {
                    EmitBackward(layer);
                }
            }

            _writer.Line();
            _writer.Line($"{type} mean = {_target.Operations}.Sum(total) / sampleCount{units};");
            using (_writer.Block($"if (!{type}.IsFinite(mean))"))
            {
                _writer.Line("return mean;");
            }

            _writer.Line();
            EmitStores();
            _writer.Line("return mean;");
        }
    }

    private void EmitSums()
    {
        _writer.Line("// The sums over samples of the gradients of all weights and biases.");
        for (int layer = 0; layer < _layers.Count; layer++)
        {
            for (int input = 0; input < _layers[layer].InputSize; input++)
            {
                EmitZeros(layer, unit => WeightSum(layer, input, unit));
            }

            if (_layers[layer].BiasOffset >= 0)
            {
                EmitZeros(layer, unit => BiasSum(layer, unit));
            }
        }

        void EmitZeros(int layer, Func<int, string> name) =>
            _writer.Line($"{_target.Type} {string.Join(", ", Units(layer).Select(unit => $"{name(unit)} = {_target.Type}.Zero"))};");
    }

    /// <summary>z = W^T x + b and a = f(z), unit by unit.</summary>
    private void EmitForward(int layer)
    {
        DenseOperation dense = _layers[layer];
        _writer.Line();
        _writer.Line($"// {dense.Name}: z = Wᵀx{(dense.BiasOffset >= 0 ? " + b" : "")}{(dense.Function is null or Variable ? "" : ",  a = " + ExpressionWriter.ToMathematics(dense.Function))}");
        bool isIdentity = dense.Function is Variable;
        foreach (int unit in Units(layer))
        {
            string sum = dense.BiasOffset >= 0 ? Parameter(dense.BiasOffset + unit) : "";
            for (int input = 0; input < dense.InputSize; input++)
            {
                string weight = Parameter(dense.WeightOffset + (input * dense.RowStride) + unit);
                sum = sum.Length == 0 ? $"{weight} * {Input(layer, input)}" : MultiplyAdd(weight, Input(layer, input), sum);
            }

            _writer.Line($"{_target.Type} {PreActivation(layer, unit)} = {sum};");
            if (dense.Function is { } function && !isIdentity)
            {
                Declare(Output(layer, unit), CheaperForm.Of(function), _ => PreActivation(layer, unit));
            }
        }

        if (dense.Function is null)
        {
            EmitSoftmax(layer);
        }
    }

    /// <summary>a[u] = e^(z[u] - max z) / sum, whose logarithm the loss needs.</summary>
    private void EmitSoftmax(int layer)
    {
        string maximum = PreActivation(layer, 0);
        foreach (int unit in Units(layer).Skip(1))
        {
            maximum = $"{_target.Operations}.MaxNative({maximum}, {PreActivation(layer, unit)})";
        }

        _writer.Line($"{_target.Type} maximum = {maximum};");
        foreach (int unit in Units(layer))
        {
            _writer.Line($"{_target.Type} {Output(layer, unit)} = VectorMath.Exp({PreActivation(layer, unit)} - maximum);");
        }

        _writer.Line($"{_target.Type} powers = {string.Join(" + ", Units(layer).Select(unit => Output(layer, unit)))};");
        _writer.Line($"{_target.Type} scale = {_target.Type}.One / powers;");
    }

    private void EmitLoss(LossOperation loss)
    {
        int layer = _layers.Count - 1;
        _writer.Line();
        _writer.Line($"// {loss.Name}, and δ = ∂L/∂z");
        foreach (int unit in Units(layer))
        {
            _writer.Line($"{_target.Type} t{unit} = {Cell(loss.TargetRow + unit)};");
        }

        if (loss.Form == LossForm.FusedSoftmax)
        {
            _writer.Line($"{_target.Type} targets = {string.Join(" + ", Units(layer).Select(static unit => $"t{unit}"))};");
            _writer.Line($"{_target.Type} agreement = {string.Join(" + ", Units(layer).Select(unit => $"(t{unit} * ({PreActivation(layer, unit)} - maximum))"))};");
            _writer.Line($"total += {Present("(targets * VectorMath.Log(powers)) - agreement")};");
            _writer.Line("scale *= targets;");
            foreach (int unit in Units(layer))
            {
                _writer.Line($"{_target.Type} {Delta(layer, unit)} = {Present($"(({Output(layer, unit)} * scale) - t{unit}) * share")};");
            }

            return;
        }

        GradientSink sink = _context.Flow.OfLoss();
        Expression gradient = loss.Derivative! * new Variable("share");
        Expression delta = loss.Form == LossForm.OfPreActivation ? CheaperForm.Of(gradient) : GradientWriter.Delta(sink, gradient);
        foreach (int unit in Units(layer))
        {
            VectorCode code = _context.Vector([CheaperForm.Of(loss.Value!), delta], _target, name => name switch
            {
                "t" => $"t{unit}",
                "z" => PreActivation(layer, unit),
                "y" or "a" => Input(layer + 1, unit),
                _ => name,
            }, $"l{unit}_");
            _writer.Lines(code.Declarations);
            _writer.Line($"total += {Present(code.Values[0])};");
            _writer.Line($"{_target.Type} {Delta(layer, unit)} = {Present(code.Values[1])};");
        }
    }

    /// <summary>dL/dW += x delta^T, dL/db += delta, and delta of the layer before.</summary>
    private void EmitBackward(int layer)
    {
        DenseOperation dense = _layers[layer];
        _writer.Line();
        _writer.Line($"// {dense.Name}: ∂L/∂W = x δᵀ{(dense.BiasOffset >= 0 ? ",  ∂L/∂b = δ" : "")}{(layer == 0 ? "" : $",  {GradientWriter.Describe(_context.Flow.Into(dense), "W δ")}")}");
        for (int input = 0; input < dense.InputSize; input++)
        {
            _writer.Line(string.Join(" ", Units(layer).Select(unit => $"{WeightSum(layer, input, unit)} = {MultiplyAdd(Input(layer, input), Delta(layer, unit), WeightSum(layer, input, unit))};")));
        }

        if (dense.BiasOffset >= 0)
        {
            _writer.Line(string.Join(" ", Units(layer).Select(unit => $"{BiasSum(layer, unit)} += {Delta(layer, unit)};")));
        }

        for (int input = 0; layer > 0 && input < dense.InputSize; input++)
        {
            string sum = "";
            foreach (int unit in Units(layer))
            {
                string weight = Parameter(dense.WeightOffset + (input * dense.RowStride) + unit);
                sum = sum.Length == 0 ? $"{weight} * {Delta(layer, unit)}" : MultiplyAdd(weight, Delta(layer, unit), sum);
            }

            string gradient = $"g{layer}_{input}";
            _writer.Line($"{_target.Type} {gradient} = {sum};");
            Declare(Delta(layer - 1, input), GradientWriter.Delta(_context.Flow.Into(dense), new Variable("g")), name => name switch
            {
                "g" => gradient,
                "z" => PreActivation(layer - 1, input),
                _ => Input(layer, input),
            });
        }
    }

    /// <summary>What is left of four sums at the end of a row belongs to padding and is 0.</summary>
    private void EmitStores()
    {
        VectorTarget sums = _context.Sums;
        _writer.Line("// A plain gradient step subtracts from the parameters: keep and add; otherwise the gradients replace what was in their place.");
        _writer.Line($"ref {_context.TypeName} result = ref rate == 0 ? ref gradients : ref parameters;");
        _writer.Line($"{sums.Type} factor = {sums.Operations}.Create(rate == 0 ? {_context.Number(1)} : -rate);");
        _writer.Line($"{sums.Type} kept = rate == 0 ? {sums.Type}.Zero : {sums.Type}.AllBitsSet;");
        for (int layer = 0; layer < _layers.Count; layer++)
        {
            DenseOperation dense = _layers[layer];
            for (int input = 0; input < dense.InputSize; input++)
            {
                EmitRow(layer, dense.WeightOffset + (input * dense.RowStride), unit => WeightSum(layer, input, unit));
            }

            if (dense.BiasOffset >= 0)
            {
                EmitRow(layer, dense.BiasOffset, unit => BiasSum(layer, unit));
            }
        }

        void EmitRow(int layer, int offset, Func<int, string> name)
        {
            for (int first = 0; first < _layers[layer].Units; first += VectorTarget.SummedTogether)
            {
                string operands = string.Join(", ", Enumerable.Range(first, VectorTarget.SummedTogether).Select(unit => unit < _layers[layer].Units ? name(unit) : $"{_target.Type}.Zero"));
                _writer.Line($"LaneSums.Leave({EmissionContext.Element("result", offset + first)}, LaneSums.Of({operands}), factor, kept);");
            }
        }
    }

    /// <summary>Declares a local that holds a formula's value; the names of its shared parts begin with the local's.</summary>
    private void Declare(string name, Expression formula, Func<string, string> variable)
    {
        VectorCode code = _context.Vector([formula], _target, variable, $"{name}_");
        _writer.Lines(code.Declarations);
        _writer.Line($"{_target.Type} {name} = {code.Values[0]};");
    }

    private IEnumerable<int> Units(int layer) => Enumerable.Range(0, _layers[layer].Units);

    private string Cell(int row) => TileEmitter.VectorAt(_target, "cell", row == 0 ? "0" : row == 1 ? "stride" : $"{Literal.Integer(row)} * stride");

    private string Parameter(int offset) => $"{_target.Operations}.Create({(offset == 0 ? "parameters" : $"Unsafe.Add(ref parameters, {Literal.Integer(offset)})")})";

    private string MultiplyAdd(string left, string right, string sum) => $"{_target.Operations}.MultiplyAddEstimate({left}, {right}, {sum})";

    private string Present(string value) => $"{_target.Operations}.ConditionalSelect(present, {value}, {_target.Type}.Zero)";

    /// <summary>What a layer reads: the samples, or what the layer before computed.</summary>
    private string Input(int layer, int index) => layer == 0 ? $"x{index}"
        : _layers[layer - 1].Function is Variable ? PreActivation(layer - 1, index)
        : Output(layer - 1, index);

    private static string PreActivation(int layer, int unit) => $"z{layer + 1}_{unit}";

    private static string Output(int layer, int unit) => $"a{layer + 1}_{unit}";

    private static string Delta(int layer, int unit) => $"d{layer + 1}_{unit}";

    private static string WeightSum(int layer, int input, int unit) => $"w{layer + 1}_{input}_{unit}";

    private static string BiasSum(int layer, int unit) => $"b{layer + 1}_{unit}";
}
