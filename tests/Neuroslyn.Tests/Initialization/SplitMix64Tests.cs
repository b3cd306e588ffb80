namespace Neuroslyn.Tests.Initialization;

/// <summary>Constants computed with whole numbers by another program.</summary>
public sealed class SplitMix64Tests
{
    [Theory]
    [InlineData(0UL, 1UL, 0xE220A8397B1DCDAFUL)]
    [InlineData(0UL, 2UL, 0x6E789E6AA1B965F4UL)]
    [InlineData(0UL, 3UL, 0x06C45D188009454FUL)]
    [InlineData(42UL, 1UL, 0xBDD732262FEB6E95UL)]
    [InlineData(ulong.MaxValue, 1UL, 0xE4D971771B652C20UL)]
    public void Output_IsThatOfTheGenerator(ulong seed, ulong n, ulong expected) => Assert.Equal(expected, SplitMix64.Output(seed, n));

    [Theory]
    [InlineData(0UL, 0UL, 0x48218226FF3CD4BFUL)]
    [InlineData(0UL, 1UL, 0xDCE423FC82C0D5B8UL)]
    [InlineData(1UL, 2UL, 0x87D564042C644B75UL)]
    [InlineData(42UL, 3UL, 0xE8F9DCBBE9A77355UL)]
    [InlineData(ulong.MaxValue, 1000UL, 0x01551A29B38C0F00UL)]
    public void DerivedSeeds_StayWhatTheyAre(ulong seed, ulong place, ulong expected) => Assert.Equal(expected, Seeds.Derive(seed, place));
}
