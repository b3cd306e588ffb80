namespace Neuroslyn;

/// <summary>What the header of a safetensors file says about one tensor.</summary>
/// <param name="ElementType">The format's name of it: <c>F32</c>, <c>F64</c> and others.</param>
/// <param name="Shape">Sizes, outermost first.</param>
/// <param name="Begin">First byte, counted from the end of the header.</param>
/// <param name="End">First byte behind the tensor.</param>
internal sealed record SafetensorsEntry(string ElementType, long[] Shape, long Begin, long End);
