using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Writes throwing implementations for the layer properties of a network that cannot be generated.</summary>
internal static class StubEmitter
{
    /// <param name="writer">Receives the class.</param>
    /// <param name="model">A network with errors.</param>
    /// <param name="failure">What went wrong in the generator itself, for the analyzer to report; null if the errors are the user's.</param>
    public static void Emit(SourceWriter writer, NetworkModel model, string? failure)
    {
        using (writer.Block("partial " + model.Type.Declaration))
        {
            if (failure is not null)
            {
                writer.Line($"private const string {GenerationFailure.ConstantName} = {Literal.Text(failure)};");
            }

            foreach (LayerModel layer in model.Layers.Concat(model.StrayLayers))
            {
                if (!layer.Declaration.NeedsImplementation)
                {
                    continue;
                }

                string message = Literal.Text($"'{model.Type.Name}' has errors, so its code was not generated; see the build's diagnostics.");
                using (writer.Block($"{LayerPropertyEmitter.Signature(layer)}"))
                {
                    foreach (string accessor in layer.Declaration.Accessors.Split(';'))
                    {
                        writer.Line($"{accessor} => throw new global::System.InvalidOperationException({message});");
                    }
                }
            }
        }
    }
}
