using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Neuroslyn.Generator.Tests.Harness;

/// <summary>A source in which expected diagnostics are marked: <c>{|NSL0005:-3|}</c> expects NSL0005 exactly at <c>-3</c>. Marks may nest.</summary>
internal sealed class MarkedSource
{
    private MarkedSource(string text, IReadOnlyList<(string Id, TextSpan Span)> marks)
    {
        Text = text;
        Marks = marks;
    }

    /// <summary>The source without marks.</summary>
    public string Text { get; }

    /// <summary>What is expected where.</summary>
    public IReadOnlyList<(string Id, TextSpan Span)> Marks { get; }

    /// <summary>Takes the marks out of a source.</summary>
    public static MarkedSource Parse(string marked)
    {
        var text = new StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        List<(string Id, TextSpan Span)> marks = [];
        for (int i = 0; i < marked.Length; i++)
        {
            if (marked.AsSpan(i).StartsWith("{|", StringComparison.Ordinal))
            {
                int colon = marked.IndexOf(':', i);
                open.Push((marked[(i + 2)..colon], text.Length));
                i = colon;
            }
            else if (open.Count > 0 && marked.AsSpan(i).StartsWith("|}", StringComparison.Ordinal))
            {
                (string id, int start) = open.Pop();
                marks.Add((id, TextSpan.FromBounds(start, text.Length)));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        Assert.Empty(open);
        return new MarkedSource(text.ToString(), marks);
    }
}
