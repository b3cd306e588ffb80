using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Emission;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using static Neuroslyn.Generator.Calculus.Formula;

namespace Neuroslyn.Generator.Tests.Emission;

public sealed class VectorWriterTests
{
    private static readonly VectorTarget Target = VectorTarget.Wide(new NumberFormat(Precision.Single));

    [Fact]
    public void WhatIsUsedOnce_IsOneExpression()
    {
        VectorCode code = Write(static name => name, Max(0, (2 * Z) + 1));

        Assert.Empty(code.Declarations);
        Assert.Equal("Vector512.MaxNative(Wide.Zero, (Vector512.Create(2f) * z) + Wide.One)", code.Values[0]);
        Assert.Equal(["a = Vector512.MaxNative(Wide.Zero, (Vector512.Create(2f) * z) + Wide.One);"], code.AssignTo("a"));
    }

    [Fact]
    public void WhatIsUsedTwice_IsDeclaredOnce()
    {
        VectorCode code = Write(static name => name, Sigmoid(Z) * (1 - Sigmoid(Z)));

        Assert.Equal(["Wide u1 = VectorMath.Sigmoid(z);"], code.Declarations);
        Assert.Equal("(u1 * (Wide.One - u1))", code.Values[0]);
        Assert.Equal(["{", "    Wide u1 = VectorMath.Sigmoid(z);", "    a = (u1 * (Wide.One - u1));", "}"], code.AssignTo("a"));
    }

    [Fact]
    public void WhatTwoFormulasShare_IsDeclaredOnce()
    {
        VectorCode code = Write(static name => name, (Y - T) * (Y - T), 2 * (Y - T));

        Assert.Equal(["Wide u1 = y - t;"], code.Declarations);
        Assert.Equal(["(u1 * u1)", "(Vector512.Create(2f) * u1)"], code.Values);
    }

    [Fact]
    public void PlacesInMemory_AreReadOnce()
    {
        VectorCode code = Write(static name => $"Load({name})", Z * Z);

        Assert.Equal(["Wide z = Load(z);"], code.Declarations);
        Assert.Equal("(z * z)", code.Values[0]);
    }

    [Fact]
    public void Conditions_AreMasks()
    {
        Expression choice = Where((Z > 0 & Z <= 1) | !new Comparison(Relation.Equal, Z, 3), Z, new Variable("b"));

        Assert.Equal(
            "Vector512.ConditionalSelect((Vector512.GreaterThan(z, Wide.Zero) & Vector512.LessThanOrEqual(z, Wide.One)) | (~Vector512.Equals(z, Vector512.Create(3f))), z, b)",
            Write(static name => name, choice).Values[0]);
    }

    [Fact]
    public void Precision_DecidesTheLiterals()
    {
        VectorTarget target = VectorTarget.Native(new NumberFormat(Precision.Double));

        Assert.Equal("(Vector.Create(0.1) * z)", VectorWriter.Write([0.1 * Z], target, Precision.Double, static name => name).Values[0]);
    }

    private static VectorCode Write(Func<string, string> variable, params Expression[] expressions) =>
        VectorWriter.Write(expressions, Target, Precision.Single, variable);
}
