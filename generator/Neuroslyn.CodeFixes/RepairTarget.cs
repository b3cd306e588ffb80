using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;
using Neuroslyn.Generator.Discovery;
using Neuroslyn.Generator.Validation;

namespace Neuroslyn.CodeFixes;

/// <summary>What the names in a repair stand for at the place of one diagnostic: the network class there and its members, and the diagnostic's places.</summary>
internal sealed class RepairTarget
{
    private const string PlacePrefix = "__place";

    private static readonly Regex Placeholder = new(@"\$(\w+)\$");

    private readonly Dictionary<string, string> _names = [];
    private readonly Diagnostic _diagnostic;
    private readonly SyntaxNode _root;
    private readonly SemanticModel _model;
    private readonly INamedTypeSymbol? _network;
    private readonly CancellationToken _cancellation;
    private HashSet<string> _taken = [];

    private RepairTarget(Diagnostic diagnostic, ProjectId project, SyntaxNode root, SemanticModel model, CancellationToken cancellation)
    {
        _diagnostic = diagnostic;
        _root = root;
        _model = model;
        _cancellation = cancellation;
        Project = project;
        SyntaxNode place = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        TypeDeclaration = place.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().FirstOrDefault();
        DeclaredSymbol = place.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault() is { } member
            ? model.GetDeclaredSymbol(member is BaseFieldDeclarationSyntax field ? field.Declaration.Variables[0] : member, cancellation)
            : null;
        _network = TypeDeclaration is null ? null : model.GetDeclaredSymbol(TypeDeclaration, cancellation);
    }

    public ProjectId Project { get; }

    /// <summary>The innermost type around the place.</summary>
    public TypeDeclarationSyntax? TypeDeclaration { get; }

    /// <summary>The member declared at the place.</summary>
    public ISymbol? DeclaredSymbol { get; }

    /// <summary>The part of the class that bears <c>[Network]</c>.</summary>
    public TypeDeclarationSyntax? NetworkDeclaration => _network is null ? null : NetworkDiscovery.FindDeclaration(_network, _cancellation);

    /// <summary>Null if the place is in no document of the solution.</summary>
    public static async Task<RepairTarget?> FindAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellation)
    {
        Document? document = solution.GetDocument(diagnostic.Location.SourceTree);
        SyntaxNode? root = document is null ? null : await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = document is null ? null : await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return root is null || model is null ? null : new RepairTarget(diagnostic, document!.Project.Id, root, model, cancellation);
    }

    /// <summary>An attribute of a member, or of the class if that is empty, and the constructors it could have been written with.</summary>
    public (AttributeSyntax Syntax, AttributeConstructors Constructors)? Attribute(string member, string name) =>
        Symbol(member) is { } symbol
        && AttributeReader.FindData(symbol, name + "Attribute") is { ApplicationSyntaxReference: { } reference, AttributeClass: { } type } data
            ? ((AttributeSyntax)reference.GetSyntax(_cancellation), new AttributeConstructors(data.AttributeConstructor, type))
            : null;

    /// <summary>The user's declaration of a member, or the part of the class that bears <c>[Network]</c>.</summary>
    public MemberDeclarationSyntax? Declaration(string member) =>
        member.Length == 0 ? NetworkDeclaration : Symbol(member)?.DeclaringSyntaxReferences[0].GetSyntax(_cancellation) as MemberDeclarationSyntax;

    /// <summary>The user's part of a property that has a body.</summary>
    public MemberDeclarationSyntax? Implementation(string member) =>
        (Symbol(member) as IPropertySymbol)?.PartialImplementationPart is { } part && !GeneratedParts.Contain(part) ? part.DeclaringSyntaxReferences[0].GetSyntax(_cancellation) as MemberDeclarationSyntax : null;

    /// <summary>The attributes of a member that come from the runtime's namespace.</summary>
    public IReadOnlyList<AttributeSyntax> LayerAttributes(string member) => Symbol(member) is not { } symbol
        ? []
        :
        [
            .. symbol.GetAttributes()
                .Where(static attribute => attribute.AttributeClass?.ContainingNamespace.ToDisplayString() == "Neuroslyn")
                .Select(attribute => attribute.ApplicationSyntaxReference?.GetSyntax(_cancellation))
                .OfType<AttributeSyntax>(),
        ];

    /// <summary>The last layer property of a part of the class; null if there is none.</summary>
    public MemberDeclarationSyntax? LastLayer(TypeDeclarationSyntax part) => part.Members
        .LastOrDefault(member => member is PropertyDeclarationSyntax property && _network!.GetMembers(property.Identifier.ValueText).OfType<IPropertySymbol>().Any(LayerReader.IsLayer));

    /// <summary>The expression at the diagnostic's place, or at one of its additional places from 1 on.</summary>
    public ExpressionSyntax? Place(string number)
    {
        int place = int.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
        if (place > _diagnostic.AdditionalLocations.Count)
        {
            return null;
        }

        Location location = place == 0 ? _diagnostic.Location : _diagnostic.AdditionalLocations[place - 1];
        SyntaxNode root = location.SourceTree == _root.SyntaxTree ? _root : location.SourceTree!.GetRoot(_cancellation);
        TextSpan span = location.SourceSpan;
        return root.FindNode(span, getInnermostNodeForTie: true).AncestorsAndSelf().TakeWhile(node => node.Span.Length <= span.Length).OfType<ExpressionSyntax>().LastOrDefault(node => node.Span == span);
    }

    /// <summary>Whether every edit of a repair has what it changes; a call in an expression has no statement of its own, for example.</summary>
    public bool Allows(Repair repair) => repair.Edits.All(edit => edit.Kind switch
    {
        EditKind.InsertStatement => Place(edit.Argument) is { } place && StatementPlace.Around(place) is not null,
        EditKind.Hoist => Hoisted(edit) is not null,
        _ => true,
    });

    /// <summary>The call that a hoisting edit means; null if it cannot be moved.</summary>
    public HoistedCall? Hoisted(Edit edit) => Place(edit.Argument) is { } place ? HoistedCall.Find(place, int.Parse(edit.Value, System.Globalization.CultureInfo.InvariantCulture)) : null;

    /// <summary>Names that other repairs carried out at the same time have taken; those of this one are added.</summary>
    public void AvoidNames(HashSet<string> taken) => _taken = taken;

    /// <summary>A name that nothing in the member around the place has; the same one if asked again.</summary>
    public string FreeName(string wanted)
    {
        if (!_names.TryGetValue(wanted, out string? name))
        {
            SyntaxNode member = StatementPlace.MemberAround(_root.FindNode(_diagnostic.Location.SourceSpan));
            var used = new HashSet<string>(member.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText));
            name = wanted;
            for (int i = 2; used.Contains(name) || !_taken.Add(name); i++)
            {
                name = wanted + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            _names[wanted] = name;
        }

        return name;
    }

    public ExpressionSyntax Expression(string text) => (ExpressionSyntax)Filled(Qualified(SyntaxFactory.ParseExpression(Named(text))));

    /// <summary>What takes the place of an expression: the name of a member is one, not a type that happens to be called so.</summary>
    public ExpressionSyntax Replacement(ExpressionSyntax place, string text) =>
        place.Parent is MemberAccessExpressionSyntax access && access.Name == place ? SyntaxFactory.IdentifierName(text) : Expression(text);

    public StatementSyntax Statement(string text) => (StatementSyntax)Filled(Qualified(SyntaxFactory.ParseStatement(Named(text)))).WithAdditionalAnnotations(Formatter.Annotation);

    public TypeSyntax Type(string text) => (TypeSyntax)Qualified(SyntaxFactory.ParseTypeName(text)).WithAdditionalAnnotations(Simplifier.Annotation);

    public AttributeListSyntax NewAttribute(string name, string arguments)
    {
        AttributeArgumentListSyntax? list = arguments.Length == 0 ? null : SyntaxFactory.ParseAttributeArgumentList("(" + arguments + ")");
        AttributeSyntax attribute = SyntaxFactory.Attribute((NameSyntax)Qualified(SyntaxFactory.IdentifierName(name)), list is null ? null : (AttributeArgumentListSyntax)Qualified(list));
        return SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute));
    }

    public MemberDeclarationSyntax Layer(string text) => (MemberDeclarationSyntax)Qualified(SyntaxFactory.ParseMemberDeclaration(text)!).WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>A repair writes names as if <c>using Neuroslyn;</c> held. They are qualified here and shortened where the source allows.</summary>
    private SyntaxNode Qualified(SyntaxNode node) => new NameQualifier(_model.Compilation).Visit(node);

    /// <summary>Free names in the place of those that are asked for, and identifiers in the place of places.</summary>
    private string Named(string text) => Placeholder.Replace(text, match => char.IsDigit(match.Groups[1].Value[0]) ? PlacePrefix + match.Groups[1].Value : FreeName(match.Groups[1].Value));

    /// <summary>The expressions at the places in the place of their identifiers, in parentheses where they need them.</summary>
    private SyntaxNode Filled(SyntaxNode node) => node.ReplaceNodes(
        node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(static name => name.Identifier.ValueText.StartsWith(PlacePrefix, StringComparison.Ordinal)),
        (name, _) => Place(name.Identifier.ValueText.Substring(PlacePrefix.Length)) is { } expression
            ? SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia()).WithTriviaFrom(name).WithAdditionalAnnotations(Simplifier.Annotation)
            : name);

    private ISymbol? Symbol(string member) => member.Length == 0
        ? _network
        : _network?.GetMembers(member).FirstOrDefault(static symbol => !GeneratedParts.Contain(symbol) && symbol.DeclaringSyntaxReferences.Length > 0);
}
