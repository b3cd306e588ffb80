using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Neuroslyn.Generator.Diagnostics;
using Neuroslyn.Generator.Model.Usage;

namespace Neuroslyn.Generator.Tests.Analyzers;

/// <summary>
/// Rules name attributes, arguments, types and methods of the runtime as texts, because models hold no symbols. A name that the runtime does not have
/// would make a rule silent, or its finding stand at the wrong place, and no other test need notice.
/// </summary>
public sealed partial class RuleVocabularyTests
{
    /// <summary>Words that users' names and paths are searched for, and parts of names that are made up.</summary>
    private static readonly string[] OwnWords = ["digit", "Digit", "mnist", "test", "Double", "Output", "OutputLayer", "Projection", "Own", "false", "Layer", "None", "Repairs", "slope"];

    /// <summary>Members that every network gets.</summary>
    private static readonly string[] GeneratedNames = ["CreateWorkspace", "DrawParameters"];

    /// <summary>Fields that hold lists of such words.</summary>
    private static readonly string[] WordLists = ["Preparations", "OtherThanDigits"];

    private static readonly Lazy<INamespaceSymbol> Runtime = new(FindRuntime);
    private static readonly Lazy<HashSet<string>> RuntimeNames = new(() => [.. NamesOf(Runtime.Value)]);

    public static TheoryData<string> Files => new(FilesOf("Validation", "*.cs").Concat(FilesOf("Model", "*Model.cs")));

    [Theory]
    [MemberData(nameof(Files))]
    public void Names_AreThoseOfTheRuntimeOrOfTexts(string file)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(Repository.Read(file)).GetRoot();
        IEnumerable<string> literals = root.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.StringLiteralToken) && Identifier().IsMatch(token.ValueText))
            .Where(token => token.Parent!.Ancestors().OfType<FieldDeclarationSyntax>().All(field => !WordLists.Contains(field.Declaration.Variables[0].Identifier.ValueText)))
            .Select(token => token.ValueText);

        Assert.Empty(literals.Where(literal => !IsKnown(literal)).Distinct());
    }

    /// <summary>The places of findings and the targets of edits: an attribute, and an argument that this very attribute has.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void ArgumentsOfPlaces_AreThoseOfTheAttribute(string file)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(Repository.Read(file)).GetRoot();
        foreach (InvocationExpressionSyntax call in root.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Anchor" or "Edit" } }))
        {
            string method = ((MemberAccessExpressionSyntax)call.Expression).Name.Identifier.ValueText;
            string? attribute = method switch { "Dense" or "SetDense" or "UnsetDense" => "Dense", "Network" or "SetNetwork" or "UnsetNetwork" => "Network", _ => null };
            int position = method is "Network" or "SetNetwork" or "UnsetNetwork" ? 0 : 1;
            if (attribute is not null && call.ArgumentList.Arguments.ElementAtOrDefault(position)?.Expression is LiteralExpressionSyntax argument)
            {
                RequireArgument(attribute, argument.Token.ValueText);
            }
        }

        foreach (BaseObjectCreationExpressionSyntax creation in root.DescendantNodes().OfType<ObjectCreationExpressionSyntax>())
        {
            bool isEdit = creation is ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "Edit" } };
            bool isAnchor = creation is ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "Anchor" } };
            int first = isEdit ? 2 : 1;
            if ((isEdit || isAnchor)
                && creation.ArgumentList!.Arguments.ElementAtOrDefault(first)?.Expression is LiteralExpressionSyntax attribute
                && creation.ArgumentList.Arguments.ElementAtOrDefault(first + 1)?.Expression is LiteralExpressionSyntax argument)
            {
                RequireArgument(attribute.Token.ValueText, argument.Token.ValueText);
            }
        }
    }

    /// <summary>The generator cannot ask the runtime for the names of optimizers, so it holds a table of its own.</summary>
    [Fact]
    public void NamedOptimizers_AreThoseOfTheRuntime()
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(Repository.Read("src", "Neuroslyn", "Optimizers", "Optimizer.Creation.cs")).GetRoot();
        (string Name, string Type)[] table =
        [
            .. root.DescendantNodes().OfType<AssignmentExpressionSyntax>()
                .Where(entry => entry.Left is ImplicitElementAccessSyntax)
                .Select(entry => (
                    entry.Left.DescendantTokens().Single(token => token.IsKind(SyntaxKind.StringLiteralToken)).ValueText,
                    entry.Right.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Single().Type.ToString()))
                .OrderBy(entry => entry.Item1, StringComparer.Ordinal),
        ];

        Assert.NotEmpty(table);
        Assert.Equal(table, NamedOptimizers.Names.Select(name => (name, NamedOptimizers.Find(name)!)));
        Assert.All(table, entry => Assert.NotEmpty(Runtime.Value.GetTypeMembers(entry.Type)));
    }

    private static IEnumerable<string> FilesOf(string folder, string pattern) => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "generator", "Neuroslyn.Generator", folder), pattern, SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.Root, file));

    private static void RequireArgument(string attribute, string argument)
    {
        INamedTypeSymbol type = Assert.Single(Runtime.Value.GetTypeMembers(attribute + "Attribute"));
        IEnumerable<string> arguments = type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Select(parameter => parameter.Name).Concat(BasesAndSelf(type).SelectMany(part => part.GetMembers()).OfType<IPropertySymbol>().Select(property => property.Name));
        Assert.Contains(argument, arguments);
    }

    private static IEnumerable<INamedTypeSymbol> BasesAndSelf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type; part is not null; part = part.BaseType)
        {
            yield return part;
        }
    }

    private static bool IsKnown(string literal) => RuntimeNames.Value.Contains(literal) || OwnWords.Contains(literal) || GeneratedNames.Contains(literal) || IsKey(literal) || Rules.All.Any(rule => rule.Id == literal);

    /// <summary>The key of a text, or the last word of one that is put together.</summary>
    private static bool IsKey(string literal) => Messages.Resources.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
        .Cast<DictionaryEntry>()
        .Any(entry => (string)entry.Key == literal || ((string)entry.Key).EndsWith("_" + literal, StringComparison.Ordinal));

    private static INamespaceSymbol FindRuntime()
    {
        var compilation = CSharpCompilation.Create("Vocabulary", references: RuntimeUnderTest.References);
        return compilation.GetTypeByMetadataName("Neuroslyn.Optimizer")!.ContainingNamespace;
    }

    private static IEnumerable<string> NamesOf(INamespaceSymbol space)
    {
        foreach (INamedTypeSymbol type in space.GetTypeMembers())
        {
            yield return type.Name;
            yield return type.Name.EndsWith("Attribute", StringComparison.Ordinal) ? type.Name[..^"Attribute".Length] : type.Name;
            foreach (ISymbol member in type.GetMembers())
            {
                yield return member.Name;
                foreach (IFieldSymbol element in ((member as IMethodSymbol)?.ReturnType as INamedTypeSymbol)?.TupleElements is { IsDefault: false } elements ? elements : [])
                {
                    yield return element.Name;
                }

                foreach (IParameterSymbol parameter in (member as IMethodSymbol)?.Parameters ?? [])
                {
                    yield return parameter.Name;
                }
            }
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*$")]
    private static partial Regex Identifier();
}
