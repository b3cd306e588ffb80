using System.Text;

namespace Neuroslyn.Generator.Tests.HarnessTests;

public sealed class SnapshotStoreTests : IDisposable
{
    private const string Verified = "Class.Method#Demo.Net.g.verified.cs";
    private const string Received = "Class.Method#Demo.Net.g.received.cs";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void MissingSnapshot_FailsAndLeavesTheReceivedFile()
    {
        var exception = Assert.Throws<SnapshotMismatchException>(() => Compare("//HintName: Demo.Net.g.cs\nclass C;"));

        Assert.StartsWith($"{Verified} does not exist yet. Generated:\n//HintName: Demo.Net.g.cs\nclass C;\n", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("run the tests with NEUROSLYN_ACCEPT_SNAPSHOTS=1.", exception.Message, StringComparison.Ordinal);
        Assert.Equal([Received], _directory.FileNames);
    }

    [Fact]
    public void Files_AreUtf8WithByteOrderMarkAndNothingAdded()
    {
        Assert.Throws<SnapshotMismatchException>(() => Compare("δ\nend"));
        Compare("δ\nend", accept: true);

        byte[] expected = [0xEF, 0xBB, 0xBF, 0xCE, 0xB4, (byte)'\n', (byte)'e', (byte)'n', (byte)'d'];
        Assert.Equal(expected, File.ReadAllBytes(_directory.File(Verified)));
    }

    [Fact]
    public void DifferentText_FailsWithTheDifference()
    {
        Compare("one\ntwo\nthree", accept: true);

        var exception = Assert.Throws<SnapshotMismatchException>(() => Compare("one\n2\nthree"));

        Assert.StartsWith($"{Verified} differs (- approved, + generated):\n  one\n- two\n+ 2\n  three\n", exception.Message, StringComparison.Ordinal);
        Assert.Equal("one\n2\nthree", File.ReadAllText(_directory.File(Received)));
        Assert.Equal("one\ntwo\nthree", File.ReadAllText(_directory.File(Verified)));
    }

    [Fact]
    public void DifferenceInWhitespaceOnly_Fails()
    {
        Compare("a b", accept: true);

        var exception = Assert.Throws<SnapshotMismatchException>(() => Compare("a  b"));

        Assert.Contains("- a b\n+ a  b\n", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Difference_ShowsThreeLinesAroundTheChange()
    {
        string[] lines = [.. Enumerable.Range(1, 20).Select(number => $"line {number}")];
        Compare(string.Join('\n', lines), accept: true);
        lines[9] = "changed";

        var exception = Assert.Throws<SnapshotMismatchException>(() => Compare(string.Join('\n', lines)));

        Assert.Contains(
            "  ...\n  line 7\n  line 8\n  line 9\n- line 10\n+ changed\n  line 11\n  line 12\n  line 13\n", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("line 14", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EqualText_PassesAndRemovesAnOlderReceivedFile()
    {
        Compare("right", accept: true);
        Assert.Throws<SnapshotMismatchException>(() => Compare("wrong"));

        Compare("right");

        Assert.Equal([Verified], _directory.FileNames);
    }

    [Fact]
    public void OneFinalNewlineAddedByAnEditor_IsTolerated()
    {
        Compare("text", accept: true);
        File.AppendAllText(_directory.File(Verified), "\n");
        Compare("text");

        File.AppendAllText(_directory.File(Verified), "\n");
        Assert.Throws<SnapshotMismatchException>(() => Compare("text"));
    }

    [Fact]
    public void CarriageReturnsInTheSnapshot_AreNamed()
    {
        Directory.CreateDirectory(_directory.FullPath);
        File.WriteAllText(_directory.File(Verified), "one\r\ntwo", Encoding.UTF8);

        var exception = Assert.Throws<SnapshotMismatchException>(() => Compare("one\ntwo"));

        Assert.Contains("carriage returns", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SnapshotThatNothingGenerates_FailsAndIsDeletedOnAcceptance()
    {
        new SnapshotStore(_directory.FullPath, accept: true).Compare("Class.Method", [new("A.g", "a"), new("B.g", "b")]);

        var exception = Assert.Throws<SnapshotMismatchException>(() => new SnapshotStore(_directory.FullPath, accept: false).Compare("Class.Method", [new("A.g", "a")]));
        Assert.StartsWith("Nothing generates Class.Method#B.g.verified.cs any more.\n", exception.Message, StringComparison.Ordinal);

        new SnapshotStore(_directory.FullPath, accept: true).Compare("Class.Method", [new("A.g", "a")]);
        Assert.Equal(["Class.Method#A.g.verified.cs"], _directory.FileNames);
    }

    [Fact]
    public void TestsWhoseNamesBeginAlike_DoNotTouchEachOthersFiles()
    {
        new SnapshotStore(_directory.FullPath, accept: true).Compare("Class.MethodLonger", [new("A.g", "a")]);

        new SnapshotStore(_directory.FullPath, accept: true).Compare("Class.Method", [new("A.g", "a")]);

        Assert.Equal(["Class.Method#A.g.verified.cs", "Class.MethodLonger#A.g.verified.cs"], _directory.FileNames);
    }

    private void Compare(string text, bool accept = false) =>
        new SnapshotStore(_directory.FullPath, accept).Compare("Class.Method", [new SnapshotText("Demo.Net.g", text)]);
}
