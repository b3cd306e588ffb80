using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>
/// Writes a loss over all units of a sample, with samples in the lanes: as loops over the units where it is a formula of sums and extrema, else unit
/// after unit in straight-line code.
/// </summary>
internal static class UnitLossEmitter
{
    private const string Share = "shares";

    /// <summary>What the loss computes, for its comment.</summary>
    public static IEnumerable<string> Mathematics(LossOperation loss)
    {
        if (loss.Units is not { } units)
        {
            yield return "//   L is written out over the units y0, y1, ... of a sample and their targets t0, t1, ...; ∂L/∂y of each unit shares its parts with L and the others.";
            yield break;
        }

        yield return $"//   Over the units of a sample {string.Join(",  ", units.Reductions.Select(reduction => $"{Shown(reduction.Value)} = {Symbol(reduction)} {Shown(reduction.Body, isFactor: true)}"))}.";
        yield return $"//   L = {Shown(units.Value)}";
        foreach (UnitWeight weight in units.Weights)
        {
            yield return $"//   {Shown(weight.Variable)} = {Shown(weight.Derivative)}";
        }

        yield return $"//   ∂L/∂y = {Shown(units.Gradient)}";
    }

    public static void Emit(EmissionContext context, LossOperation loss, GradientSink sink, VectorTarget target)
    {
        if (loss.Units is { } units)
        {
            new LoopWriter(context, loss, sink, target).Write(units);
        }
        else
        {
            EmitStraightLine(context, loss, sink, target);
        }
    }

    private static string Symbol(UnitReduction reduction) => reduction.Kind switch
    {
        UnitReductionKind.Sum => "Σ",
        UnitReductionKind.Maximum => "max",
        _ => "min",
    };

    private static string Shown(Expression expression, bool isFactor = false) =>
        (isFactor ? ExpressionWriter.ToFactor(expression) : ExpressionWriter.ToMathematics(expression)).Replace("'", "");

    /// <summary>Value and gradient share their parts; masks and the activation's derivative follow in a loop.</summary>
    private static void EmitStraightLine(EmissionContext context, LossOperation loss, GradientSink sink, VectorTarget target)
    {
        SourceWriter writer = context.Writer;
        var share = new Variable(Share);
        VectorCode code = context.Vector(
            [CheaperForm.Of(loss.Value!), .. loss.UnitDerivatives.Select(derivative => CheaperForm.Of(derivative * share))],
            target,
            name => name == Share
                ? $"{target.Operations}.Create(share)"
                : LossEmitter.Row(target, (name[0] == 'y' ? context.Graph.OutputRow : loss.TargetRow) + int.Parse(name.Substring(1), System.Globalization.CultureInfo.InvariantCulture), indexed: false));
        writer.Lines(code.Declarations);
        writer.Line($"{LossEmitter.Row(target, loss.LossRow, indexed: false)} = {code.Values[0]};");
        for (int unit = 0; unit < sink.Size; unit++)
        {
            writer.Line($"{LossEmitter.Row(target, sink.Row + unit, indexed: false)} = {code.Values[unit + 1]};");
        }

        var gradient = new Variable("g");
        Expression delta = GradientWriter.Delta(sink, gradient);
        if (delta == gradient)
        {
            return;
        }

        writer.Line();
        using (writer.Block($"for (int unit = 0; unit < {Literal.Integer(sink.Size)}; unit++)"))
        {
            string place = LossEmitter.Row(target, sink.Row);
            VectorCode rest = context.Vector([delta], target, name => name == gradient.Name ? place : GradientWriter.Place(sink, name, row => LossEmitter.Row(target, row)));
            writer.Lines(rest.AssignTo(place));
        }
    }

    /// <summary>The loops of one loss. What a loop needs of earlier ones, and does not change from unit to unit, is computed once in front of it.</summary>
    private sealed class LoopWriter(EmissionContext context, LossOperation loss, GradientSink sink, VectorTarget target)
    {
        private readonly SourceWriter _writer = context.Writer;

        /// <summary>The C# names of reductions, places and weights.</summary>
        private readonly Dictionary<string, string> _names = new() { [((Variable)UnitReduction.Unit).Name] = "number" };

        private int _stages;
        private int _fixed;

        public void Write(UnitLoss units)
        {
            HashSet<string> used = [.. units.Reductions.Select(static reduction => reduction.Body).Append(units.Gradient).SelectMany(Tree.Variables)];
            var open = new List<UnitReduction>(units.Reductions);
            while (open.Count > 0)
            {
                List<UnitReduction> ready = [.. open.Where(reduction => !open.Exists(other => Tree.Contains(reduction.Body, other.Value) || Tree.Contains(reduction.Body, other.Place)))];
                open.RemoveAll(ready.Contains);
                WriteReductions(ready, used);
            }

            var share = new Variable(Share);
            VectorCode totals = Code([CheaperForm.Of(units.Value), .. units.Weights.Select(weight => CheaperForm.Of(weight.Derivative * share))]);
            _writer.Lines(totals.Declarations);
            _writer.Line($"{LossEmitter.Row(target, loss.LossRow, indexed: false)} = {totals.Values[0]};");
            for (int i = 0; i < units.Weights.Count; i++)
            {
                _names[units.Weights[i].Name] = "weight" + Literal.Integer(i);
                _writer.Line($"{target.Type} weight{Literal.Integer(i)} = {totals.Values[i + 1]};");
            }

            WriteLoop([GradientWriter.Delta(sink, units.Gradient)], values => _writer.Line($"{LossEmitter.Row(target, sink.Row)} = {values[0]};"));
        }

        private void WriteReductions(List<UnitReduction> reductions, HashSet<string> used)
        {
            var accumulators = new List<(UnitReduction Reduction, string Name, string? Place)>();
            foreach (UnitReduction reduction in reductions)
            {
                string name = (reduction.IsSum ? "sum" : reduction.Kind == UnitReductionKind.Maximum ? "largest" : "smallest") + Literal.Integer(_names.Count);
                string? place = used.Contains(((Variable)reduction.Place).Name) ? name + "At" : null;
                _names[reduction.Name] = name;
                _writer.Line($"{target.Type} {name} = {(reduction.IsSum ? $"{target.Type}.Zero" : $"{target.Operations}.Create({context.Number(reduction.Kind == UnitReductionKind.Maximum ? double.NegativeInfinity : double.PositiveInfinity)})")};");
                if (place is not null)
                {
                    _names[((Variable)reduction.Place).Name] = place;
                    _writer.Line($"{target.Type} {place} = {target.Type}.Zero;");
                }

                accumulators.Add((reduction, name, place));
            }

            bool needsNumber = accumulators.Exists(static accumulator => accumulator.Place is not null);
            WriteLoop([.. reductions.Select(static reduction => CheaperForm.Of(reduction.Body))], values => Gather(accumulators, values), needsNumber);
        }

        private void Gather(List<(UnitReduction Reduction, string Name, string? Place)> accumulators, IReadOnlyList<string> values)
        {
            for (int i = 0; i < accumulators.Count; i++)
            {
                (UnitReduction reduction, string name, string? place) = accumulators[i];
                if (reduction.IsSum)
                {
                    _writer.Line($"{name} += {values[i]};");
                    continue;
                }

                bool isMaximum = reduction.Kind == UnitReductionKind.Maximum;
                if (place is not null)
                {
                    _writer.Line($"{place} = {target.Operations}.ConditionalSelect({target.Operations}.{(isMaximum ? "GreaterThan" : "LessThan")}({values[i]}, {name}), number, {place});");
                }

                _writer.Line($"{name} = VectorMath.{(isMaximum ? "Max" : "Min")}({name}, {values[i]});");
            }
        }

        /// <summary>A loop over all units.</summary>
        /// <param name="bodies">What is computed of each unit, in cheapest form.</param>
        /// <param name="store">Writes what becomes of it.</param>
        /// <param name="needsNumber">Whether <paramref name="store"/> uses the unit's number.</param>
        private void WriteLoop(IReadOnlyList<Expression> bodies, Action<IReadOnlyList<string>> store, bool needsNumber = false)
        {
            var constant = new List<Expression>();
            List<Expression> varying = [.. bodies.Select(body => Hoist(body, constant))];
            VectorCode hoisted = Code(constant);
            _writer.Lines(hoisted.Declarations);
            for (int i = 0; i < constant.Count; i++)
            {
                _writer.Line($"{target.Type} {_names[FixedName(_fixed - constant.Count + i)]} = {hoisted.Values[i]};");
            }

            using (_writer.Block($"for (int unit = 0; unit < {Literal.Integer(sink.Size)}; unit++)"))
            {
                HashSet<string> variables = [.. varying.SelectMany(Tree.Variables)];
                if (needsNumber || variables.Contains(((Variable)UnitReduction.Unit).Name))
                {
                    _writer.Line($"{target.Type} number = {target.Operations}.Create(({context.TypeName})unit);");
                }

                if (variables.Contains("t"))
                {
                    _writer.Line($"{target.Type} t = {LossEmitter.Row(target, loss.TargetRow)};");
                }

                if (variables.Contains("y"))
                {
                    _writer.Line($"{target.Type} y = {LossEmitter.Row(target, context.Graph.OutputRow)};");
                }

                VectorCode code = Code(varying);
                _writer.Lines(code.Declarations);
                store(code.Values);
            }

            _writer.Line();
        }

        private Expression Hoist(Expression body, List<Expression> constant)
        {
            if (body is Constant or Variable)
            {
                return body;
            }

            if (Tree.Variables(body).All(name => _names.ContainsKey(name) && name != ((Variable)UnitReduction.Unit).Name))
            {
                int index = constant.IndexOf(body);
                if (index < 0)
                {
                    index = constant.Count;
                    constant.Add(body);
                    string name = FixedName(_fixed++);
                    _names[name] = "fixed" + Literal.Integer(_fixed - 1);
                }

                return new Variable(FixedName(_fixed - constant.Count + index));
            }

            return Tree.Map(body, child => Hoist(child, constant));
        }

        private static string FixedName(int index) => "fixed" + Literal.Integer(index) + "'";

        private VectorCode Code(IReadOnlyList<Expression> expressions) => context.Vector(
            expressions,
            target,
            name => _names.TryGetValue(name, out string? known) ? known
                : name is "y" or "t" ? name
                : name == Share ? $"{target.Operations}.Create(share)"
                : GradientWriter.Place(sink, name, row => LossEmitter.Row(target, row)),
            sharedPrefix: "u" + Literal.Integer(_stages++) + "_");
    }
}
