using System.Text.Json;

namespace Neuroslyn.Golden;

/// <summary>One value of a golden file with its path, so that whatever does not fit is named in full: <c>networks.networks[3].steps[0].x</c>.</summary>
internal readonly struct GoldenValue(JsonElement element, string path)
{
    /// <summary>Where the value stands, from the file's name on.</summary>
    public string Path { get; } = path;

    /// <summary>Whether the value is JSON null.</summary>
    public bool IsNull => element.ValueKind == JsonValueKind.Null;

    /// <summary>Number of elements of an array.</summary>
    public int Count => Checked(JsonValueKind.Array).GetArrayLength();

    /// <summary>A number.</summary>
    public double Number => Checked(JsonValueKind.Number).GetDouble();

    /// <summary>A number without a fraction.</summary>
    public int Integer => Checked(JsonValueKind.Number).GetInt32();

    /// <summary>A string.</summary>
    public string Text => Checked(JsonValueKind.String).GetString()!;

    /// <summary>The elements of an array.</summary>
    public IEnumerable<GoldenValue> Elements
    {
        get
        {
            for (int index = 0; index < Count; index++)
            {
                yield return this[index];
            }
        }
    }

    /// <summary>The members of an object, in file order.</summary>
    public IEnumerable<(string Name, GoldenValue Value)> Members
    {
        get
        {
            foreach (JsonProperty property in Checked(JsonValueKind.Object).EnumerateObject())
            {
                yield return (property.Name, this[property.Name]);
            }
        }
    }

    /// <summary>The lengths of the nested arrays, outermost first: <c>[rows, columns]</c> for a matrix, empty for a number.</summary>
    public int[] Shape
    {
        get
        {
            List<int> shape = [];
            for (GoldenValue level = this; level.IsArray; level = level[0])
            {
                shape.Add(level.Count);
            }

            return [.. shape];
        }
    }

    private bool IsArray => element.ValueKind == JsonValueKind.Array;

    /// <summary>A member of an object.</summary>
    /// <exception cref="KeyNotFoundException">There is no such member.</exception>
    public GoldenValue this[string name] => Checked(JsonValueKind.Object).TryGetProperty(name, out JsonElement member)
        ? new GoldenValue(member, $"{Path}.{name}")
        : throw new KeyNotFoundException($"{Path} has no '{name}'; it has {string.Join(", ", element.EnumerateObject().Select(property => property.Name))}.");

    /// <summary>An element of an array.</summary>
    public GoldenValue this[int index] => new(Checked(JsonValueKind.Array)[index], $"{Path}[{index}]");

    /// <summary>Whether an object has a member of this name.</summary>
    public bool Has(string name) => Checked(JsonValueKind.Object).TryGetProperty(name, out _);

    /// <summary>The element of an array whose <c>name</c> member is <paramref name="name"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such element.</exception>
    public GoldenValue Named(string name)
    {
        foreach (GoldenValue candidate in Elements)
        {
            if (candidate["name"].Text == name)
            {
                return candidate;
            }
        }

        throw new KeyNotFoundException($"{Path} has no element named '{name}'; it has {string.Join(", ", Elements.Select(candidate => candidate["name"].Text))}.");
    }

    /// <summary>The numbers of arrays of any depth, row by row.</summary>
    /// <exception cref="InvalidDataException">The arrays are ragged.</exception>
    public double[] ToDoubles()
    {
        double[] numbers = new double[Shape.Aggregate(1, (product, length) => product * length)];
        int written = 0;
        Fill(numbers, Shape, 0, ref written);
        return numbers;
    }

    /// <summary>The numbers of arrays of any depth, row by row, rounded to float.</summary>
    /// <exception cref="InvalidDataException">The arrays are ragged.</exception>
    public float[] ToSingles() => Array.ConvertAll(ToDoubles(), number => (float)number);

    /// <inheritdoc/>
    public override string ToString() => Path;

    private void Fill(double[] numbers, int[] shape, int depth, ref int written)
    {
        if (depth == shape.Length)
        {
            numbers[written++] = Number;
            return;
        }

        if (Count != shape[depth])
        {
            throw new InvalidDataException($"{Path} has {Count} elements, its neighbours {shape[depth]}.");
        }

        foreach (GoldenValue part in Elements)
        {
            part.Fill(numbers, shape, depth + 1, ref written);
        }
    }

    private JsonElement Checked(JsonValueKind expected) => element.ValueKind == expected
        ? element
        : throw new InvalidDataException($"{Path} is {element.ValueKind}, not {expected}.");
}
