namespace Neuroslyn;

/// <summary>The runs of a parameter buffer that training leaves alone, in order and without overlap.</summary>
internal sealed class FrozenRanges
{
    private readonly List<(int Start, int End)> _ranges = [];

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _ranges.Count == 0;

    public void Add(int start, int end)
    {
        Remove(start, end);
        int place = _ranges.FindIndex(range => range.Start > start);
        _ranges.Insert(place < 0 ? _ranges.Count : place, (start, end));
    }

    public void Remove(int start, int end)
    {
        for (int i = _ranges.Count - 1; i >= 0; i--)
        {
            (int first, int last) = _ranges[i];
            if (first >= end || last <= start)
            {
                continue;
            }

            _ranges.RemoveAt(i);
            if (last > end)
            {
                _ranges.Insert(i, (end, last));
            }

            if (first < start)
            {
                _ranges.Insert(i, (first, start));
            }
        }
    }

    /// <summary>Whether a run is frozen as a whole.</summary>
    public bool Cover(int start, int end)
    {
        foreach ((int first, int last) in _ranges)
        {
            if (first <= start && start < last)
            {
                start = last;
            }
        }

        return start >= end;
    }

    /// <summary>The next run within the given one that is not frozen; empty if none is left. Allocates nothing.</summary>
    /// <param name="start">Where to look from.</param>
    /// <param name="end">Where to stop.</param>
    public (int Start, int End) NextFree(int start, int end)
    {
        foreach ((int first, int last) in _ranges)
        {
            if (last <= start)
            {
                continue;
            }

            if (first > start)
            {
                return (start, Math.Min(first, end));
            }

            start = last;
        }

        return start < end ? (start, end) : (end, end);
    }
}
