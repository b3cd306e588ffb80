using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Model;

namespace Neuroslyn.Generator.Emission;

/// <summary>Writes the generated file of one network.</summary>
internal static class NetworkEmitter
{
    /// <summary>Changes with releases only, so that generated files do not differ from build to build.</summary>
    public const string Version = "0.1.0";

    /// <summary>The file of a valid network.</summary>
    public static string Emit(NetworkGraph graph)
    {
        var writer = new SourceWriter();
        var context = new EmissionContext(graph, writer);
        FileFrame.WriteHeader(writer);
        FileFrame.InType(writer, graph.Model.Type, () => NetworkTypeEmitter.Emit(context));
        writer.Line();
        FileFrame.InKernels(writer, context.Wide, context.Native, () => KernelEmitter.Emit(context));
        return writer.ToString();
    }

    /// <summary>The file of a network with errors: its properties are implemented, so that the errors reported are the only ones.</summary>
    /// <param name="model">The network.</param>
    /// <param name="failure">What went wrong in the generator itself; null if the errors are the user's.</param>
    public static string EmitStub(NetworkModel model, string? failure = null)
    {
        var writer = new SourceWriter();
        FileFrame.WriteHeader(writer);
        FileFrame.InType(writer, model.Type, () => StubEmitter.Emit(writer, model, failure));
        return writer.ToString();
    }
}
