namespace Neuroslyn.Generator.Validation;

/// <summary>Thresholds that a project can set in its <c>.editorconfig</c>, e.g. <c>neuroslyn.NSL4002.warning_rate = 0.8</c>.</summary>
internal sealed record RuleOptions
{
    /// <summary>The thresholds as they are without any setting.</summary>
    public static RuleOptions Default { get; } = new();

    /// <summary><c>neuroslyn.NSL2004.minimum_layers</c>: saturating layers in a row that are worth a word.</summary>
    public int SaturatingLayers { get; init; } = 4;

    /// <summary><c>neuroslyn.NSL2007.samples_per_parameter</c>: with fewer training samples per parameter, learned slopes are remarked on.</summary>
    public double SamplesPerParameter { get; init; } = 10;

    /// <summary><c>neuroslyn.NSL4002.info_rate</c>: dropout rates above are remarked on.</summary>
    public double HighDropoutRate { get; init; } = 0.5;

    /// <summary><c>neuroslyn.NSL4002.warning_rate</c>: dropout rates from here on are warned of.</summary>
    public double VeryHighDropoutRate { get; init; } = 0.75;

    /// <summary><c>neuroslyn.NSL4012.parameters_per_sample</c>: more parameters per training sample want regularisation.</summary>
    public double ParametersPerSample { get; init; } = 10;

    /// <summary><c>neuroslyn.NSL7007.maximum_kilobytes</c>: the largest generated source that an editor handles well.</summary>
    public double MaximumSourceKilobytes { get; init; } = 2048;

    /// <summary><c>neuroslyn.NSL1008.require_seeds</c>: whether every network must be created with a seed of its own.</summary>
    public bool RequiresSeeds { get; init; }

    /// <summary>Reads the settings; what is missing or no number keeps its default; <c>true</c> counts as 1.</summary>
    /// <param name="value">The setting of a key, or null.</param>
    public static RuleOptions Read(Func<string, double?> value) => new()
    {
        SaturatingLayers = (int)(value("neuroslyn.NSL2004.minimum_layers") ?? Default.SaturatingLayers),
        SamplesPerParameter = value("neuroslyn.NSL2007.samples_per_parameter") ?? Default.SamplesPerParameter,
        HighDropoutRate = value("neuroslyn.NSL4002.info_rate") ?? Default.HighDropoutRate,
        VeryHighDropoutRate = value("neuroslyn.NSL4002.warning_rate") ?? Default.VeryHighDropoutRate,
        ParametersPerSample = value("neuroslyn.NSL4012.parameters_per_sample") ?? Default.ParametersPerSample,
        MaximumSourceKilobytes = value("neuroslyn.NSL7007.maximum_kilobytes") ?? Default.MaximumSourceKilobytes,
        RequiresSeeds = value("neuroslyn.NSL1008.require_seeds") is > 0,
    };
}
