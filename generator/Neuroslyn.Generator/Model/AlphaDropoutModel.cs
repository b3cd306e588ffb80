namespace Neuroslyn.Generator.Model;

/// <summary>An <c>[AlphaDropout]</c> property of type <c>AlphaDropoutLayer</c>: a layer of its own. Its rate is <see cref="LayerModel.AlphaDropoutRate"/>.</summary>
internal sealed record AlphaDropoutModel : LayerModel;
