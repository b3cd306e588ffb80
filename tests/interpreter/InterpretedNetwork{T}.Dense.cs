namespace Neuroslyn.Interpreter;

/// <content>The linear part of a dense layer: z = x W + b.</content>
internal sealed partial class InterpretedNetwork<T>
{
    private T Product(Workspace<T> workspace, Stage stage, int unit, int column)
    {
        T sum = stage.Bias is null ? T.Zero : Parameters.Span[stage.Bias.Offset + unit];
        for (int input = 0; input < stage.InputSize; input++)
        {
            sum += workspace.Row(stage.Sources[0].Row + input)[column] * Parameters.Span[stage.WeightIndex(input, unit)];
        }

        return sum;
    }

    private T[] ProductGradient(Stage stage, T[] delta)
    {
        T[] gradient = new T[stage.InputSize];
        for (int input = 0; input < gradient.Length; input++)
        {
            for (int unit = 0; unit < delta.Length; unit++)
            {
                gradient[input] += Parameters.Span[stage.WeightIndex(input, unit)] * delta[unit];
            }
        }

        return gradient;
    }
}
