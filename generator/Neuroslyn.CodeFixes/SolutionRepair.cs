using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Rename;
using Neuroslyn.Generator.Validation;

namespace Neuroslyn.CodeFixes;

/// <summary>
/// Carries out repairs, any number of them in any number of documents. All names are resolved against the solution as the diagnostics saw it;
/// then each document is changed once.
/// </summary>
internal sealed class SolutionRepair
{
    private readonly Solution _solution;
    private readonly Dictionary<DocumentId, DocumentChange> _changes = [];
    private readonly List<(ProjectId Project, string Declaration, string Name)> _renames = [];
    private readonly HashSet<string> _names = [];

    private SolutionRepair(Solution solution) => _solution = solution;

    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<(Diagnostic Diagnostic, Repair Repair)> repairs, CancellationToken cancellation)
    {
        var repair = new SolutionRepair(solution);
        foreach ((Diagnostic diagnostic, Repair chosen) in repairs)
        {
            if (await RepairTarget.FindAsync(solution, diagnostic, cancellation).ConfigureAwait(false) is { } target && target.Allows(chosen))
            {
                target.AvoidNames(repair._names);
                foreach (Edit edit in chosen.Edits)
                {
                    repair.Plan(target, edit);
                }
            }
        }

        return await repair.ApplyAsync(cancellation).ConfigureAwait(false);
    }

    private void Plan(RepairTarget target, Edit edit)
    {
        switch (edit.Kind)
        {
            case EditKind.SetArgument or EditKind.RemoveArgument when target.Attribute(edit.Member, edit.Attribute) is var (syntax, constructors):
                AttributeArguments arguments = ChangeOf(syntax).Arguments(syntax, constructors);
                if (edit.Kind == EditKind.SetArgument)
                {
                    arguments.Set(edit.Argument, target.Expression(edit.Value));
                }
                else
                {
                    arguments.Remove(edit.Argument);
                }

                break;
            case EditKind.AddAttribute when target.Declaration(edit.Member) is { } declaration:
                ChangeOf(declaration).Member(declaration).Add(target.NewAttribute(edit.Attribute, edit.Value));
                break;
            case EditKind.RemoveAttribute when target.Attribute(edit.Member, edit.Attribute) is var (syntax, _) && target.Declaration(edit.Member) is { } declaration:
                ChangeOf(declaration).Member(declaration).Remove(syntax, target.LayerAttributes(edit.Member));
                break;
            case EditKind.DeclareLayer when target.Declaration(edit.Member) is { } declaration:
                ChangeOf(declaration).Member(declaration).DeclareAs(target.Type(edit.Value));
                break;
            case EditKind.AddPartial when target.TypeDeclaration is { } type:
                ChangeOf(type).MakePartial(type);
                break;
            case EditKind.RemoveImplementation when target.Implementation(edit.Member) is { } implementation:
                ChangeOf(implementation).Remove(implementation);
                break;
            case EditKind.AddLayer when edit.Member.Length > 0 && target.Declaration(edit.Member) is { } next:
                ChangeOf(next).Insert(target.Layer(edit.Value), next);
                break;
            case EditKind.AddLayer when target.NetworkDeclaration is { } network:
                ChangeOf(network).AddLayer(network, target.Layer(edit.Value), target.LastLayer(network));
                break;
            case EditKind.RemoveMember when target.Declaration(edit.Member) is { } declaration:
                ChangeOf(declaration).Remove(declaration);
                break;
            case EditKind.MoveMember when target.Declaration(edit.Member) is { } declaration && edit.Value.Length > 0 && target.Declaration(edit.Value) is { } next:
                ChangeOf(declaration).Remove(declaration);
                ChangeOf(next).Insert(declaration, next);
                break;
            case EditKind.MoveMember when target.Declaration(edit.Member) is { } declaration && target.NetworkDeclaration is { } network:
                ChangeOf(declaration).Remove(declaration);
                ChangeOf(network).AddLayer(network, declaration, target.LastLayer(network));
                break;
            case EditKind.Rename when target.DeclaredSymbol is { } symbol && symbol.GetDocumentationCommentId() is { } id:
                _renames.Add((target.Project, id, edit.Value));
                break;
            case EditKind.ReplaceExpression when target.Place(edit.Argument) is { } place:
                ChangeOf(place).ReplaceExpression(place, target.Replacement(place, edit.Value));
                break;
            case EditKind.RemoveExpression when target.Place(edit.Argument) is { } place:
                ChangeOf(place).RemoveExpression(place);
                break;
            case EditKind.InsertStatement when target.Place(edit.Argument) is { } place && StatementPlace.Around(place) is { } next:
                ChangeOf(next).Insert(target.Statement(edit.Value), next);
                break;
            case EditKind.Hoist when target.Hoisted(edit) is { } hoisted:
                Hoist(target, hoisted, edit.Member);
                break;
        }
    }

    private void Hoist(RepairTarget target, HoistedCall hoisted, string local)
    {
        DocumentChange change = ChangeOf(hoisted.Call);
        if (hoisted.MovableStatement is { } statement)
        {
            change.Remove(statement);
            change.Insert(statement, hoisted.Loop);
        }
        else
        {
            string name = target.FreeName(local);
            change.ReplaceExpression(hoisted.Call, SyntaxFactory.IdentifierName(name));
            change.Insert(SyntaxFactory.ParseStatement($"var {name} = {hoisted.Call.WithoutTrivia()};"), hoisted.Loop);
        }
    }

    private DocumentChange ChangeOf(SyntaxNode node)
    {
        DocumentId document = _solution.GetDocumentId(node.SyntaxTree)!;
        if (!_changes.TryGetValue(document, out DocumentChange? change))
        {
            _changes[document] = change = new DocumentChange();
        }

        return change;
    }

    private async Task<Solution> ApplyAsync(CancellationToken cancellation)
    {
        var editor = new SolutionEditor(_solution);
        foreach (KeyValuePair<DocumentId, DocumentChange> change in _changes)
        {
            change.Value.Apply(await editor.GetDocumentEditorAsync(change.Key, cancellation).ConfigureAwait(false));
        }

        Solution changed = editor.GetChangedSolution();
        foreach ((ProjectId project, string declaration, string name) in _renames)
        {
            Compilation? compilation = await changed.GetProject(project)!.GetCompilationAsync(cancellation).ConfigureAwait(false);
            if (compilation is not null && DocumentationCommentId.GetFirstSymbolForDeclarationId(declaration, compilation) is { } symbol)
            {
                changed = await Renamer.RenameSymbolAsync(changed, symbol, new SymbolRenameOptions(), name, cancellation).ConfigureAwait(false);
            }
        }

        return changed;
    }
}
