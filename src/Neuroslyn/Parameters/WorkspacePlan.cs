namespace Neuroslyn;

/// <summary>
/// How a network divides its workspace. A workspace is a matrix with one row per value of one sample and one column per sample
/// ("feature-major"), so that a vector register holds the same value of neighbouring samples.
/// </summary>
/// <param name="RowCount">Rows in all.</param>
/// <param name="InputRow">First of the input rows.</param>
/// <param name="OutputRow">First of the output rows.</param>
/// <param name="TargetRow">First of the target rows; -1 for a network without a loss.</param>
/// <param name="LossRow">The row of per-sample losses; -1 for a network without a loss.</param>
/// <param name="InputGradientRow">First of the rows of the gradient with respect to the input; -1 for a network without a loss.</param>
/// <param name="InputsAreBatchMajor">Whether the first layer reads samples as they come, <c>[sample, value]</c>; then the memory of the input rows holds them so.</param>
/// <param name="SampleScratch">Elements that a step on one sample needs; 0 for a network without a path of its own for single samples.</param>
/// <param name="StatisticCount">Elements for means and variances over the batch; 0 for a network without batch normalisation.</param>
public sealed record WorkspacePlan(int RowCount, int InputRow, int OutputRow, int TargetRow, int LossRow, int InputGradientRow, bool InputsAreBatchMajor = false, int SampleScratch = 0, int StatisticCount = 0);
