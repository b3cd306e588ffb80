using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Neuroslyn.Generator.Tests.Emission;

/// <summary>
/// What the runtime's compiler is given stays far below where it gives up optimising: 60 000 bytes of IL or 2000 locals, and before that,
/// by measurement, some 1600 multiply-adds in one method.
/// </summary>
public sealed class CompilationBudgetTests(ComparedNetworks networks) : IClassFixture<ComparedNetworks>
{
    private const int InstructionBytes = 16 * 1024;
    private const int Locals = 400;
    private const int MultiplyAdds = 512;
    private const int MnistSourceBytes = 150 * 1024;

    public static TheoryData<string> Networks => [.. ComparedNetworks.Names];

    [Theory]
    [MemberData(nameof(Networks))]
    public void EmittedMethods_StayWithinTheirBudgets(string name)
    {
        IReadOnlyList<MethodInfo> kernels = networks.Kernels(name);
        Assert.NotEmpty(kernels);
        Assert.All(kernels, method =>
        {
            MethodBody body = method.GetMethodBody()!;
            Assert.InRange(body.GetILAsByteArray()!.Length, 1, InstructionBytes - 1);
            Assert.InRange(body.LocalVariables.Count, 0, Locals - 1);
            Assert.InRange(MethodInstructions.Calls(method).Count(IsMultiplyAdd), 0, MultiplyAdds);
        });
        Assert.Contains(kernels, method => MethodInstructions.Calls(method).Any(IsMultiplyAdd));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void EmittedMethods_AreCompiledWithOptimisations(string name)
    {
        using var observer = new JitObserver();
        Dictionary<MethodInfo, JitObserver.Tier> tiers = observer.Compile(networks.Kernels(name));
        Assert.NotEmpty(tiers);
        Assert.All(tiers, pair => Assert.True(pair.Value == JitObserver.Tier.Optimized, $"{pair.Key.Name} was compiled as {pair.Value}."));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void MethodsWithLoops_AreOptimisedFromTheirFirstCall(string name)
    {
        MethodInfo[] loops = [.. networks.Kernels(name).Where(MethodInstructions.HasLoop)];
        Assert.NotEmpty(loops);
        Assert.All(loops, method => Assert.True(
            method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization), $"{method.Name} has a loop and would first run unoptimised."));
    }

    [Fact]
    public void TheObserver_NoticesMethodsBeyondWhatTheJitOptimises()
    {
        AssemblyBuilder assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Huge"), AssemblyBuilderAccess.RunAndCollect);
        TypeBuilder type = assembly.DefineDynamicModule("Huge").DefineType("Huge", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed);
        Define(type, "Small", additions: 10);
        Define(type, "Large", additions: 40_000);
        Type built = type.CreateType();
        using var observer = new JitObserver();
        Dictionary<MethodInfo, JitObserver.Tier> tiers = observer.Compile([built.GetMethod("Small")!, built.GetMethod("Large")!]);
        Assert.Equal(JitObserver.Tier.Optimized, tiers[built.GetMethod("Small")!]);
        Assert.Equal(JitObserver.Tier.MinOptJitted, tiers[built.GetMethod("Large")!]);
    }

    [Fact]
    public void TheSourceOfMnist_IsReadable()
    {
        string text = networks.Run.TextOf("Neuroslyn.Benchmarks.Networks.MnistNetwork.g.cs");
        Assert.InRange(Encoding.UTF8.GetByteCount(text), 1, MnistSourceBytes - 1);
    }

    private static bool IsMultiplyAdd(MethodBase method) => method.Name is "MultiplyAddEstimate" or "FusedMultiplyAdd";

    private static void Define(TypeBuilder type, string name, int additions)
    {
        MethodBuilder method = type.DefineMethod(name, MethodAttributes.Public | MethodAttributes.Static, typeof(int), [typeof(int)]);
        method.SetImplementationFlags((MethodImplAttributes)MethodImplOptions.AggressiveOptimization);
        ILGenerator il = method.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        for (int i = 0; i < additions; i++)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Add);
        }

        il.Emit(OpCodes.Ret);
    }
}
