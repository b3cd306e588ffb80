namespace Neuroslyn.Generator.Model;

/// <summary>A <c>[Dropout]</c> property of type <c>DropoutLayer</c>: a layer of its own. Its rate is <see cref="LayerModel.DropoutRate"/>.</summary>
internal sealed record DropoutModel : LayerModel;
