namespace Neuroslyn.Generator.Model.Usage;

/// <summary>What the elements of an array are made of.</summary>
internal enum ArrayContent
{
    /// <summary>That is not known.</summary>
    Unknown,

    /// <summary>Bytes, converted to another number and nothing else.</summary>
    RawBytes,

    /// <summary>Integers, divided by 255 or 256 as integers are divided.</summary>
    DividedIntegers,
}
