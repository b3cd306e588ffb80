using System.Text.Json;
using System.Text.Json.Serialization;

namespace Digits;

/// <summary>Writes <see cref="Figures"/> without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(Figures))]
internal sealed partial class FiguresContext : JsonSerializerContext;
