using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission.Boltzmann;

/// <summary>Writes the generated file of one restricted Boltzmann machine.</summary>
internal static class BoltzmannEmitter
{
    /// <summary>The file of a valid machine.</summary>
    public static string Emit(BoltzmannPlan plan)
    {
        var writer = new SourceWriter();
        FileFrame.WriteHeader(writer);
        FileFrame.InType(writer, plan.Model.Type, () => BoltzmannTypeEmitter.Emit(writer, plan));
        writer.Line();
        FileFrame.InKernels(writer, VectorTarget.Wide(plan.Number), VectorTarget.Native(plan.Number), () => BoltzmannKernelEmitter.Emit(writer, plan));
        return writer.ToString();
    }

    /// <summary>The file of a machine on which the generator failed: carries the fault to the analyzer.</summary>
    public static string EmitFailure(BoltzmannModel model, string failure)
    {
        var writer = new SourceWriter();
        FileFrame.WriteHeader(writer);
        FileFrame.InType(writer, model.Type, () =>
        {
            using (writer.Block("partial " + model.Type.Declaration))
            {
                writer.Line($"private const string {GenerationFailure.ConstantName} = {Literal.Text(failure)};");
            }
        });
        return writer.ToString();
    }
}
