using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>What every emitter of one network shares: the graph, the writer, and the phrases that address memory.</summary>
internal sealed class EmissionContext(NetworkGraph graph, SourceWriter writer)
{
    public const string OptimizedMethod = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    /// <summary>A method longer than this is shown only in part: the reader has the source.</summary>
    private const int LongestSource = 200;

    public NetworkGraph Graph { get; } = graph;

    /// <summary>Where gradients go.</summary>
    public GradientFlow Flow { get; } = new(graph);

    public SourceWriter Writer { get; } = writer;

    /// <summary>The emitters of the operations, in order.</summary>
    public IReadOnlyList<OperationEmitter> Operations { get; } = [.. graph.Operations.Select(OperationEmitter.Of)];

    public string TypeName => Graph.Number.TypeName;

    /// <summary>Whether training on one sample has a path of its own.</summary>
    public bool HasSamplePass { get; } = SamplePlan.Applies(graph) && PredictionPlan.FitsOnStack(graph);

    /// <summary>Whether training on a batch is one method.</summary>
    public bool HasBatchPass { get; } = BatchPlan.Applies(graph);

    public VectorTarget Wide { get; } = VectorTarget.Wide(graph.Number);

    public VectorTarget Native { get; } = VectorTarget.Native(graph.Number);

    /// <summary>The vector of sums over lanes.</summary>
    public VectorTarget Sums { get; } = VectorTarget.Sums(graph.Number);

    /// <summary>Comment lines that show a function as its author wrote it; none for a built-in one.</summary>
    public static IEnumerable<string> Written(FunctionModel? function) => function is null
        ? []
        : [$"//   as written: {(function.Source.Length <= LongestSource ? function.Source : function.Source.Substring(0, LongestSource - 1) + "…")}"];

    /// <summary>The place in the workspace of a column of a row.</summary>
    public static string Cell(int row, string column) =>
        row == 0 ? $"ref Unsafe.Add(ref cells, {column})" : $"ref Unsafe.Add(ref cells, ({Literal.Integer(row)} * stride) + {column})";

    /// <summary>A place in the parameter or gradient buffer.</summary>
    public static string Element(string buffer, int offset, string index = "0")
    {
        string sum = (offset, index) switch
        {
            (0, _) => index,
            (_, "0") => Literal.Integer(offset),
            _ => $"{Literal.Integer(offset)} + {index}",
        };
        return sum == "0" ? $"ref {buffer}" : $"ref Unsafe.Add(ref {buffer}, {sum})";
    }

    /// <summary>A sum of offsets without those that are 0.</summary>
    public static string Sum(params string[] terms)
    {
        string[] present = [.. terms.Where(static term => term != "0")];
        return present.Length == 0 ? "0" : string.Join(" + ", present);
    }

    /// <summary>Formulas that are evaluated together, as C# on vectors.</summary>
    public VectorCode Vector(IReadOnlyList<Expression> expressions, VectorTarget target, Func<string, string> variable, string sharedPrefix = "u") =>
        VectorWriter.Write(expressions, target, Graph.Number.Precision, variable, sharedPrefix);

    public string Number(double value) => Literal.Number(value, Graph.Number.Precision);

    /// <inheritdoc cref="Loops.ForColumnGroups"/>
    public void ForColumnGroups(Action<VectorTarget> body) => Loops.ForColumnGroups(Writer, Graph.Number, body);

    /// <inheritdoc cref="Loops.ForColumnVectors"/>
    public void ForColumnVectors(Action<VectorTarget> body) => Loops.ForColumnVectors(Writer, Graph.Number, body);

    /// <inheritdoc cref="Loops.ForTermBlocks"/>
    public void ForTermBlocks(int terms, int length, Func<VectorTarget, IReadOnlyList<RowBlocks>> rows, string index, Action<VectorTarget, RowBlocks, string> call) =>
        Loops.ForTermBlocks(Writer, Graph.Number, terms, length, rows, index, call);

    /// <inheritdoc cref="Loops.ForRowBlocks"/>
    public void ForRowBlocks(IReadOnlyList<RowBlocks> blocks, string index, Action<RowBlocks, string> call) => Loops.ForRowBlocks(Writer, blocks, index, call);

    /// <summary>Writes the call of a method that leaves a gradient; on demand only where nothing but the network's input depends on it.</summary>
    public void CallInto(GradientSink sink, Action call)
    {
        if (!sink.IsOptional)
        {
            call();
            return;
        }

        using (Writer.Block("if (toInput)"))
        {
            call();
        }
    }
}
