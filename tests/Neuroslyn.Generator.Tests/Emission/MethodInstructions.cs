using System.Reflection;
using System.Reflection.Emit;

namespace Neuroslyn.Generator.Tests.Emission;

/// <summary>What a method's IL says.</summary>
internal static class MethodInstructions
{
    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Every method that a method calls, once for each call.</summary>
    public static IEnumerable<MethodBase> Calls(MethodInfo method)
    {
        byte[] il = method.GetMethodBody()!.GetILAsByteArray()!;
        return Read(il)
            .Where(instruction => instruction.Code.OperandType == OperandType.InlineMethod)
            .Select(instruction => method.Module.ResolveMethod(BitConverter.ToInt32(il, instruction.Operand))!);
    }

    /// <summary>Whether a branch leads back.</summary>
    public static bool HasLoop(MethodInfo method)
    {
        byte[] il = method.GetMethodBody()!.GetILAsByteArray()!;
        return Read(il).Any(instruction => instruction.Code.OperandType switch
        {
            OperandType.InlineBrTarget => BitConverter.ToInt32(il, instruction.Operand) < 0,
            OperandType.ShortInlineBrTarget => (sbyte)il[instruction.Operand] < 0,
            _ => false,
        });
    }

    private static IEnumerable<(OpCode Code, int Operand)> Read(byte[] il)
    {
        int position = 0;
        while (position < il.Length)
        {
            short value = il[position++];
            if (value == 0xFE)
            {
                value = unchecked((short)(0xFE00 | il[position++]));
            }

            OpCode code = OpCodesByValue[value];
            yield return (code, position);
            position += OperandSize(code.OperandType, il, position);
        }
    }

    private static int OperandSize(OperandType type, byte[] il, int position) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, position)),
        _ => 4,
    };
}
