using Neuroslyn.Generator.Graph;

namespace Neuroslyn.Generator.Validation;

/// <summary>Giving a layer another activation, and taking away what was written for the old one and would be wrong with the new one.</summary>
internal static class ActivationRepairs
{
    /// <summary>The repair named after the activation.</summary>
    public static Repair Use(DenseOperation dense, Activation activation) => Repair.Of("Fix_UseActivation", Edits(dense, activation)).With("Activation." + activation);

    /// <summary>The edits alone, for repairs that change more.</summary>
    public static Edit[] Edits(DenseOperation dense, Activation activation) => [.. Change(dense, activation)];

    private static IEnumerable<Edit> Change(DenseOperation dense, Activation activation)
    {
        yield return Edit.SetDense(dense, "activation", "Activation." + activation);
        if (dense.Model.Activation.Function is not null)
        {
            yield return Edit.UnsetDense(dense, "functions");
            yield return Edit.UnsetDense(dense, "arguments");
        }

        if (activation != Activation.LeakyRelu)
        {
            yield return Edit.UnsetDense(dense, "Slope");
        }

        if (activation != Activation.Elu)
        {
            yield return Edit.UnsetDense(dense, "Alpha");
        }

        // A scheme made for one kind of activation was chosen with the old one in mind; a scale of the user's own stays.
        if (dense.Model.Initializer is Initializer.HeNormal or Initializer.HeUniform or Initializer.XavierNormal or Initializer.XavierUniform or Initializer.LecunNormal or Initializer.LecunUniform)
        {
            yield return Edit.UnsetDense(dense, "Initializer");
        }
    }
}
