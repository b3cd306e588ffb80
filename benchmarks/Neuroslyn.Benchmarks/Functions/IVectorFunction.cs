using System.Runtime.Intrinsics;

namespace Neuroslyn.Benchmarks.Functions;

/// <summary>An elementwise function, as emitted code calls it.</summary>
internal interface IVectorFunction
{
    /// <summary>The function's values.</summary>
    static abstract Vector512<float> Of(Vector512<float> x);
}
