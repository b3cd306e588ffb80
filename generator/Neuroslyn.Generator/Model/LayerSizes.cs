namespace Neuroslyn.Generator.Model;

/// <summary>How many values each layer produces.</summary>
internal static class LayerSizes
{
    /// <summary>How many values one layer produces.</summary>
    public static int Of(NetworkModel model, string name) => Of(model, new LayerWiring(model))[model.Layers.Select(static layer => layer.Name).ToList().IndexOf(name)];

    /// <summary>The sizes in the order of the layers. A faulty layer counts as 0.</summary>
    public static int[] Of(NetworkModel model, LayerWiring wiring)
    {
        int[] sizes = new int[model.Layers.Count];
        for (int i = 0; i < sizes.Length; i++)
        {
            int[] sources = [.. wiring.Sources(i).Select(source => source == LayerWiring.Input ? Math.Max(0, model.InputSize) : sizes[source])];
            sizes[i] = model.Layers[i].OutputSize(sources);
        }

        return sizes;
    }
}
