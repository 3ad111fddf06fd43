package io.drover.store.codec;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    @Property(tries = 5000)
    void distance_that_fits_gives_the_very_same_bits_back(
            @ForAll double now,
            @ForAll double from,
            @ForAll @IntRange(min = Difference.FEWEST_DECIMALS, max = Difference.MOST_DECIMALS) int decimals) {
        boolean fits = Difference.fits(now, from, decimals);

        double back = fits ? Difference.plus(from, Difference.of(now, from, decimals), decimals) : now;

        assertThat(Double.doubleToRawLongBits(back)).isEqualTo(Double.doubleToRawLongBits(now));
    }

    @Property
    void prices_in_cents_fit(
            @ForAll @IntRange(max = 99_999_999) int now, @ForAll @IntRange(max = 99_999_999) int from) {
        boolean fits = Difference.fits(now / 100.0, from / 100.0, 2);

        assertThat(fits).isTrue();
        assertThat(Difference.of(now / 100.0, from / 100.0, 2)).isEqualTo(now - (long) from);
    }

    @Test
    void what_no_double_can_tell_exactly_does_not_fit() {
        assertThat(Difference.fits(0.1234567891, 0, Difference.MOST_DECIMALS)).isFalse();
        assertThat(Difference.fits(-0.0, 1, 0)).isFalse();
        assertThat(Difference.fits(Double.NaN, 1, 0)).isFalse();
        assertThat(Difference.fits(1, Double.POSITIVE_INFINITY, 0)).isFalse();
        assertThat(Difference.fits(1e300, 1, 0)).isFalse();
    }
}
