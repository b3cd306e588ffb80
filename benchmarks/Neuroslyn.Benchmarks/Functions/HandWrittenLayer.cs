namespace Neuroslyn.Benchmarks.Functions;

/// <summary>By hand what a layer of one input does in training, with samples in the lanes and unit after unit, so that memory is read in order: f(w x) and its sum with weights v, and on the way back g v f'.</summary>
internal abstract class HandWrittenLayer
{
    /// <summary>The outputs, what the unit behind makes of them, and z where the derivative needs it.</summary>
    public abstract void Forward();

    /// <summary>dL/dz.</summary>
    public abstract void Backward();
}
