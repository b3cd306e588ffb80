using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;
using Neuroslyn.Generator.Discovery;

namespace Neuroslyn.CodeFixes;

/// <summary>What the names in a repair stand for at the place of one diagnostic: the network class there and its members, and the diagnostic's places.</summary>
internal sealed class RepairTarget
{
    private readonly Diagnostic _diagnostic;
    private readonly SyntaxNode _root;
    private readonly SemanticModel _model;
    private readonly INamedTypeSymbol? _network;
    private readonly CancellationToken _cancellation;

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

    public ExpressionSyntax Expression(string text) => (ExpressionSyntax)Qualified(SyntaxFactory.ParseExpression(text));

    public TypeSyntax Type(string text) => (TypeSyntax)Qualified(SyntaxFactory.ParseTypeName(text));

    public AttributeListSyntax NewAttribute(string name, string arguments)
    {
        var list = SyntaxFactory.ParseAttributeArgumentList("(" + arguments + ")");
        AttributeSyntax attribute = SyntaxFactory.Attribute((NameSyntax)Qualified(SyntaxFactory.IdentifierName(name)), list is null ? null : (AttributeArgumentListSyntax)Qualified(list));
        return SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute));
    }

    public MemberDeclarationSyntax Layer(string text) => (MemberDeclarationSyntax)Qualified(SyntaxFactory.ParseMemberDeclaration(text)!).WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>A repair writes names as if <c>using Neuroslyn;</c> held. They are qualified here and shortened where the source allows.</summary>
    private SyntaxNode Qualified(SyntaxNode node) => new NameQualifier(_model.Compilation).Visit(node);

    private ISymbol? Symbol(string member) => member.Length == 0
        ? _network
        : _network?.GetMembers(member).FirstOrDefault(static symbol => !GeneratedParts.Contain(symbol) && symbol.DeclaringSyntaxReferences.Length > 0);
}
