using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Neuroslyn.Generator.Tests.Harness;

/// <summary>Follows object references, to find what a pipeline step keeps alive.</summary>
internal static class ReachableObjects
{
    /// <summary>Paths to every symbol, syntax, location or compilation reachable from a step's output. They must be none: each defeats caching.</summary>
    /// <param name="output">A step's output.</param>
    public static IReadOnlyList<string> FindCompilerObjects(object output)
    {
        List<string> found = [];
        Visit(output, output.GetType().Name, new HashSet<object>(ReferenceEqualityComparer.Instance), found);
        return found;
    }

    private static void Visit(object? value, string path, HashSet<object> visited, List<string> found)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || (!value.GetType().IsValueType && !visited.Add(value)))
        {
            return;
        }

        if (value is ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or Location or Compilation or SemanticModel or AttributeData)
        {
            found.Add($"{path} is {value.GetType().Name}");
            return;
        }

        if (value is Array array)
        {
            VisitAll(array, path, visited, found);
            return;
        }

        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer && !field.FieldType.IsByRefLike)
                {
                    Visit(field.GetValue(value), $"{path}.{field.Name}", visited, found);
                }
            }
        }
    }

    private static void VisitAll(IEnumerable elements, string path, HashSet<object> visited, List<string> found)
    {
        int index = 0;
        foreach (object? element in elements)
        {
            Visit(element, $"{path}[{index++}]", visited, found);
        }
    }
}
