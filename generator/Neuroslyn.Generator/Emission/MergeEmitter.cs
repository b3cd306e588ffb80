using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Sums, products, maxima and concatenations of several values in every pass.</summary>
internal sealed class MergeEmitter(MergeOperation merge) : OperationEmitter(merge)
{
    public override IEnumerable<(int Row, string Content)> Rows =>
    [
        (merge.OutputRow, $"{merge.Name}: a"),
        (merge.PreActivationRow, $"{merge.Name}: z"),
        (merge.GradientRow, $"{merge.Name}: δ"),
    ];

    private bool IsConcat => merge.Kind == MergeKind.Concat;

    private bool IsLinear => merge.Function is Variable;

    private string Mathematics => IsConcat
        ? $"z = ({merge.Operands}), one behind the other"
        : $"z = {ExpressionWriter.ToMathematics(merge.PreActivation)} of {merge.Operands}";

    public override void CallPrediction(EmissionContext context, PredictionPlaces places)
    {
        SourceWriter writer = context.Writer;
        if (IsConcat)
        {
            for (int slot = 0; slot < merge.Inputs.Count; slot++)
            {
                string place = places.Span(merge.Output);
                writer.Line($"{places.Elements(merge.Inputs[slot])}.CopyTo({(slot == 0 ? place : $"{place}[{Literal.Integer(Start(slot))}..]")});");
            }
        }

        if (HasPredictionMethod)
        {
            IEnumerable<string> operands = IsConcat ? [] : merge.Inputs.Select(places.Reference);
            writer.Line($"Predict{merge.Identifier}({string.Join(", ", operands.Append(places.Reference(merge.Output)))});");
        }

        if (merge.IsSoftmax)
        {
            string units = places.Elements(merge.Output);
            writer.Line($"Softmax.Apply<{context.TypeName}>({units}, {(places.IsOutput(merge.Output) ? "outputs" : units)});");
        }
    }

    public override bool WritesOutputs(EmissionContext context) => merge.IsSoftmax;

    public override IEnumerable<Action> PredictionMethods(EmissionContext context) => HasPredictionMethod ? [() => EmitPrediction(context)] : [];

    public override void CallForward(EmissionContext context)
    {
        for (int part = 0; part < Parts; part++)
        {
            context.Writer.Line($"{ForwardName(part)}(ref cells, stride, firstColumn, endColumn);");
        }

        if (merge.IsSoftmax)
        {
            context.Writer.Line($"{SoftmaxEmitter.ForwardName(merge)}(ref cells, stride, firstColumn, endColumn);");
        }
    }

    public override IEnumerable<Action> ForwardMethods(EmissionContext context)
    {
        for (int part = 0; part < Parts; part++)
        {
            int current = part;
            yield return () => EmitForward(context, current);
        }

        if (merge.IsSoftmax)
        {
            yield return () => SoftmaxEmitter.EmitForward(context, merge);
        }
    }

    public override void CallBackward(EmissionContext context)
    {
        if (SoftmaxEmitter.NeedsJacobian(context, merge))
        {
            context.Writer.Line($"{SoftmaxEmitter.BackwardName(merge)}(ref cells, stride, firstColumn, endColumn);");
        }

        foreach ((string name, List<int> slots) in BackwardParts(context))
        {
            context.CallInto(context.Flow.Into(merge, slots[0]), () => context.Writer.Line($"{name}(ref cells, stride, firstColumn, endColumn);"));
        }
    }

    public override IEnumerable<Action> BackwardMethods(EmissionContext context)
    {
        if (SoftmaxEmitter.NeedsJacobian(context, merge))
        {
            yield return () => SoftmaxEmitter.EmitBackward(context, merge);
        }

        foreach ((string name, List<int> slots) in BackwardParts(context))
        {
            yield return () => EmitBackward(context, name, slots);
        }
    }

    /// <summary>What combines elements does so in one loop; operands one behind the other are copied one by one.</summary>
    private int Parts => IsConcat ? merge.Inputs.Count : 1;

    private bool HasPredictionMethod => !IsConcat || !(IsLinear || merge.IsSoftmax);

    /// <summary>Elements of the operands in front of one.</summary>
    private int Start(int slot) => merge.Inputs.Take(slot).Sum(static input => input.Size);

    private string ForwardName(int part) => $"Forward{merge.Identifier}{(IsConcat ? "Operand" + Literal.Integer(part) : "")}";

    private void EmitForward(EmissionContext context, int part)
    {
        SourceWriter writer = context.Writer;
        int count = IsConcat ? merge.Inputs[part].Size : merge.OutputSize;
        int start = IsConcat ? Start(part) : 0;
        string activation = merge.Function is null or Variable ? "" : ",  a = " + ExpressionWriter.ToMathematics(merge.Function);
        writer.Line($"// Forward {merge.Name}: {merge.Kind}, [{count}, n]{(IsConcat ? $" of operand {part + 1}" : "")}.");
        writer.Line($"//   {Mathematics}{activation}");
        ElementwiseEmitter.Emit(context, ForwardName(part), count, target =>
        {
            VectorCode code = IsConcat
                ? VectorCode.Of(ElementwiseEmitter.Place(target, merge.Inputs[part].Row))
                : context.Vector([CheaperForm.Of(merge.PreActivation)], target, name => ElementwiseEmitter.Place(target, RowOf(name)));
            if (IsLinear && merge.PreActivationRow < 0)
            {
                writer.Lines(code.AssignTo(ElementwiseEmitter.Place(target, merge.OutputRow + start)));
                return;
            }

            writer.Lines(code.Declarations);
            writer.Line($"{target.Type} z = {code.Values[0]};");
            if (merge.PreActivationRow >= 0)
            {
                writer.Line($"{ElementwiseEmitter.Place(target, merge.PreActivationRow + start)} = z;");
            }

            if (merge.Function is { } function)
            {
                writer.Lines(context.Vector([CheaperForm.Of(function)], target, static _ => "z").AssignTo(ElementwiseEmitter.Place(target, merge.OutputRow + start)));
            }
        });
    }

    /// <summary>The methods of the backward pass and the operands they serve: those that are wanted on demand only stand apart.</summary>
    private IEnumerable<(string Name, List<int> Slots)> BackwardParts(EmissionContext context)
    {
        List<int> slots = [.. Enumerable.Range(0, merge.Inputs.Count)];
        if (IsConcat)
        {
            return slots.Select(slot => ($"Backward{merge.Identifier}Operand{Literal.Integer(slot)}", new List<int> { slot }));
        }

        return slots
            .GroupBy(slot => context.Flow.Into(merge, slot).IsOptional)
            .Select(group => ($"Backward{merge.Identifier}{(group.Key ? "ToInput" : "")}", group.ToList()));
    }

    private void EmitBackward(EmissionContext context, string name, List<int> slots)
    {
        SourceWriter writer = context.Writer;
        writer.Line($"// Backward {merge.Name}: the forward pass was {Mathematics}; g = ∂L/∂z.");
        foreach (int slot in slots)
        {
            string gradient = IsConcat ? $"its rows of g" : ExpressionWriter.ToMathematics(merge.GradientOf(slot));
            writer.Line($"//   {GradientWriter.Describe(context.Flow.Into(merge, slot), gradient)}");
        }

        int start = IsConcat ? Start(slots[0]) : 0;
        ElementwiseEmitter.EmitBackward(
            context,
            name,
            [.. slots.Select(slot => (context.Flow.Into(merge, slot), merge.GradientOf(slot)))],
            merge.Inputs[slots[0]].Size,
            variable => variable == "g" ? merge.GradientRow + start : variable[0] == 'x' ? RowOf(variable) : null);
    }

    private int RowOf(string variable) => merge.Inputs[int.Parse(variable.Substring(1), System.Globalization.CultureInfo.InvariantCulture)].Row;

    /// <summary>Vectors over the elements of one sample; every place is padded to whole lines.</summary>
    private void EmitPrediction(EmissionContext context)
    {
        SourceWriter writer = context.Writer;
        VectorTarget native = context.Native;
        string parameters = string.Concat(IsConcat ? [] : merge.Inputs.Select((_, slot) => $"ref {context.TypeName} operand{Literal.Integer(slot)}, "));
        writer.Line($"// {merge.Name} of one sample: {(IsConcat ? "a = f(z), in place" : Mathematics)}, {merge.OutputSize} elements.");
        writer.Line(EmissionContext.OptimizedMethod);
        using (writer.Block($"private static void Predict{merge.Identifier}({parameters}ref {context.TypeName} a)"))
        {
            using (writer.Block($"for (int unit = 0; unit < {Literal.Integer(context.Graph.Number.RoundUpToLine(merge.OutputSize))}; unit += {native.Count})"))
            {
                Expression z = IsConcat ? Formula.Z : merge.PreActivation;
                Expression result = merge.Function is { } function ? Tree.Replace(function, Formula.Z, z) : z;
                writer.Lines(context.Vector([CheaperForm.Of(result)], native, name => TileEmitter.VectorAt(native, name == "z" ? "a" : "operand" + name.Substring(1), "unit")).AssignTo(TileEmitter.VectorAt(native, "a", "unit")));
            }
        }
    }
}
