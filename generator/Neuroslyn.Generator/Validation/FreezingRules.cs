namespace Neuroslyn.Generator.Validation;

/// <summary>NSL0024: is there anything to freeze?</summary>
internal static class FreezingRules
{
    public static IEnumerable<Problem> Check(RuleContext context) => context.Model.Layers
        .Where(static layer => layer is { IsFrozen: true, HasParameters: false })
        .Select(static layer => Problem.At(new Anchor(layer.Name, "Frozen"), "NSL0024", layer.Name).WithRepairs(StructureRepairs.RemoveAttribute(layer, "Frozen")));
}
