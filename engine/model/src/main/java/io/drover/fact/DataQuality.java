package io.drover.fact;

/**
 * What is wrong with an instrument's market data.
 *
 * @param symbol instrument id
 * @param stale older than the instrument allows
 * @param crossed bid above ask
 * @param gapped bars are missing before the last one
 * @param suspect a defect was flagged in the last bar
 * @param violations number of sanity checks that failed: finite, positive, low to high, uncrossed
 * @param ageSeconds age of the reference price
 */
public record DataQuality(
        String symbol,
        boolean stale,
        boolean crossed,
        boolean gapped,
        boolean suspect,
        long violations,
        double ageSeconds)
        implements Fact {
    @Override
    public String key() {
        return symbol;
    }
}
