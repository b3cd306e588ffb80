using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Writes throwing implementations for the layer properties of a network that cannot be generated.</summary>
internal static class StubEmitter
{
    public static void Emit(SourceWriter writer, NetworkModel model)
    {
        using (writer.Block("partial " + model.Type.Declaration))
        {
            foreach (LayerModel layer in model.Layers)
            {
                if (!layer.NeedsImplementation)
                {
                    continue;
                }

                string message = Literal.Text($"'{model.Type.Name}' has errors, so its code was not generated; see the build's diagnostics.");
                using (writer.Block($"{LayerPropertyEmitter.Signature(layer)}"))
                {
                    foreach (string accessor in layer.Accessors.Split(';'))
                    {
                        writer.Line($"{accessor} => throw new global::System.InvalidOperationException({message});");
                    }
                }
            }
        }
    }
}
