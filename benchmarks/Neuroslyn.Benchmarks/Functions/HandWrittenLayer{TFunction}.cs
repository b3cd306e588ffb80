using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Neuroslyn.Benchmarks.Functions;

/// <summary>The loops around one activation.</summary>
/// <typeparam name="TFunction">The activation.</typeparam>
/// <param name="inputs">One per sample.</param>
/// <param name="gradients">What comes back to each sample.</param>
/// <param name="weights">One per unit.</param>
/// <param name="readers">The weight with which the unit behind reads each unit, and through which the gradient comes back.</param>
internal sealed class HandWrittenLayer<TFunction>(float[] inputs, float[] gradients, float[] weights, float[] readers) : HandWrittenLayer
    where TFunction : struct, IActivationFunction
{
    private readonly float[] _outputs = GC.AllocateArray<float>(inputs.Length * weights.Length, pinned: true);
    private readonly float[] _deltas = GC.AllocateArray<float>(inputs.Length * weights.Length, pinned: true);
    private readonly float[] _sums = GC.AllocateArray<float>(inputs.Length, pinned: true);
    private readonly float[] _kept = GC.AllocateArray<float>(inputs.Length * weights.Length, pinned: true);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward()
    {
        ref float output = ref _outputs[0];
        ref float kept = ref _kept[0];
        ref float sums = ref _sums[0];
        _sums.AsSpan().Clear();
        for (int unit = 0; unit < weights.Length; unit++)
        {
            Vector512<float> weight = Vector512.Create(weights[unit]);
            Vector512<float> reader = Vector512.Create(readers[unit]);
            for (int column = 0; column < inputs.Length; column += Vector512<float>.Count)
            {
                nuint place = (nuint)((unit * inputs.Length) + column);
                Vector512<float> z = Vector512.LoadUnsafe(ref inputs[0], (nuint)column) * weight;
                if (TFunction.KeepsInput)
                {
                    z.StoreUnsafe(ref kept, place);
                }

                Vector512<float> value = TFunction.Of(z);
                value.StoreUnsafe(ref output, place);
                Vector512.MultiplyAddEstimate(value, reader, Vector512.LoadUnsafe(ref sums, (nuint)column)).StoreUnsafe(ref sums, (nuint)column);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward()
    {
        ref float known = ref TFunction.KeepsInput ? ref _kept[0] : ref _outputs[0];
        ref float delta = ref _deltas[0];
        for (int unit = 0; unit < weights.Length; unit++)
        {
            Vector512<float> reader = Vector512.Create(readers[unit]);
            for (int column = 0; column < inputs.Length; column += Vector512<float>.Count)
            {
                nuint place = (nuint)((unit * inputs.Length) + column);
                Vector512<float> derivative = TFunction.Derivative(Vector512.LoadUnsafe(ref known, place));
                (Vector512.LoadUnsafe(ref gradients[0], (nuint)column) * reader * derivative).StoreUnsafe(ref delta, place);
            }
        }
    }
}
