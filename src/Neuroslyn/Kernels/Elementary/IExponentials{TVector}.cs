namespace Neuroslyn.Kernels.Elementary;

/// <summary>e^x and ln x of a register, for code that is the same for both number types.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
internal interface IExponentials<TVector>
{
    /// <summary>e^x.</summary>
    static abstract TVector Exp(TVector value);

    /// <summary>ln x.</summary>
    static abstract TVector Log(TVector value);
}
