using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Diagnostics;
using Neuroslyn.Generator.Model.Usage;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation;

/// <summary>A finding about a model: which rule, where, and what to put into its message. The analyzers turn it into a diagnostic.</summary>
/// <param name="Id">The rule, e.g. <c>NSL0005</c>.</param>
/// <param name="Anchor">The place, by name.</param>
/// <param name="Arguments">What the message's placeholders stand for.</param>
internal sealed record Problem(string Id, Anchor Anchor, EquatableArray<MessageArgument> Arguments)
{
    /// <summary>How serious this finding is; most rules have one severity, some weigh the case.</summary>
    public DiagnosticSeverity Severity { get; init; } = Rules.Of(Id).DefaultSeverity;

    /// <summary>The ways to repair it, the likeliest first.</summary>
    public EquatableArray<Repair> Repairs { get; init; } = [];

    /// <summary>Other places in user code that repairs refer to.</summary>
    public EquatableArray<Place> Related { get; init; } = [];

    /// <summary>A finding in code that uses networks.</summary>
    public static Problem At(Place place, string id, params MessageArgument[] arguments) => At(Anchor.At(place), id, arguments);

    public static Problem At(Anchor anchor, string id, params MessageArgument[] arguments) => new(id, anchor, arguments.ToEquatableArray());

    public Problem As(DiagnosticSeverity severity) => this with { Severity = severity };

    public Problem WithRepairs(params Repair[] repairs) => this with { Repairs = repairs.ToEquatableArray() };
}
