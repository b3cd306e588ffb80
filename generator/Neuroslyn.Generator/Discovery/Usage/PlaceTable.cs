using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Model.Usage;

namespace Neuroslyn.Generator.Discovery.Usage;

/// <summary>Numbers the places of one member, so that models can name them without holding a location.</summary>
internal sealed class PlaceTable(IReadOnlyCollection<IOperation> blocks)
{
    private readonly Dictionary<SyntaxNodeOrToken, Place> _places = [];
    private readonly List<Location> _locations = [];

    /// <summary>The locations by number.</summary>
    public IReadOnlyList<Location> Locations => _locations;

    /// <summary>The number of a place; none for one outside the member, where nothing must be reported.</summary>
    public Place Of(SyntaxNodeOrToken syntax)
    {
        if (_places.TryGetValue(syntax, out Place place))
        {
            return place;
        }

        bool isInside = blocks.Any(block => block.Syntax.SyntaxTree == syntax.SyntaxTree && block.Syntax.FullSpan.Contains(syntax.Span));
        if (!isInside || syntax.GetLocation() is not { } location)
        {
            return Place.None;
        }

        _locations.Add(location);
        return _places[syntax] = new Place(_locations.Count - 1);
    }
}
