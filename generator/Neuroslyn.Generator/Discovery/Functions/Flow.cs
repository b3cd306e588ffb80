namespace Neuroslyn.Generator.Discovery.Functions;

/// <summary>Where a statement's control may go; each way leads to the value that the function has on it.</summary>
/// <param name="Next">Behind the statement.</param>
/// <param name="Return">Out of the function, with its value.</param>
/// <param name="Break">Behind the enclosing loop or switch; null outside one.</param>
/// <param name="Continue">To the next turn of the enclosing loop; null outside one.</param>
internal sealed record Flow(
    Func<Environment, FunctionValue> Next,
    Func<FunctionValue, FunctionValue> Return,
    Func<Environment, FunctionValue>? Break = null,
    Func<Environment, FunctionValue>? Continue = null);
