package io.drover.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.market.calendar.Calendars;
import io.drover.market.indicator.IndicatorSpec;
import io.drover.market.read.BarFile;
import io.drover.market.read.BarReader;
import io.drover.market.series.BarSeries;
import io.drover.market.series.DataSet;
import io.drover.market.series.Timeframe;
import io.drover.model.InstrumentId;
import io.drover.model.PriceSource;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promised figures, in CPU seconds of one thread, so that a busy machine does not fail them. */
@Tag("timed")
class SpeedTest {
    private static final InstrumentId ID = InstrumentId.parse("TEST.XNAS");
    private static final Calendars CALENDARS = Calendars.standard();
    private static final int BARS = 300_000;

    @TempDir
    Path folder;

    private static double cpuSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private Path file() throws IOException {
        Path file = folder.resolve("bars.csv");
        Random random = new Random(1);
        int price = 10_000;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("symbol,timestamp,open,high,low,close,volume\n");
            for (int i = 0; i < BARS; i++) {
                price += random.nextInt(21) - 10;
                double close = price / 100.0;
                out.write("TEST," + Instant.ofEpochSecond(1_577_836_800L + 60L * i) + "," + close + ","
                        + (price + 9) / 100.0 + "," + (price - 9) / 100.0 + "," + close + "," + random.nextInt(1000)
                        + "\n");
            }
        }
        return file;
    }

    private BarSeries load(Path file) {
        return BarReader.read(BarFile.of(file, ID, Timeframe.MINUTE, CALENDARS.get("24/7")))
                .series();
    }

    private static long facts(BarSeries bars) {
        HistoricalMarketData market = new HistoricalMarketData(
                DataSet.builder("test").bars(bars).build(),
                List.of(HistoricalMarketDataTest.instrument(ID, "24/7", PriceSource.BAR_CLOSE)),
                List.of(
                        IndicatorSpec.parse("fast", "sma(10)", Timeframe.MINUTE),
                        IndicatorSpec.parse("slow", "sma(50)", Timeframe.MINUTE)),
                CALENDARS);
        Optional<Instant> previous = Optional.empty();
        long facts = 0;
        for (int i = 0; i < bars.size(); i++) {
            Instant now = Instant.ofEpochMilli(bars.end(i));
            facts += market.facts(ID, now, previous).size();
            previous = Optional.of(now);
        }
        return facts;
    }

    /** The first rounds warm the machine up; coverage measurement costs too, so facts may take twice as long here. */
    @Test
    void a_million_bars_load_in_a_second_and_a_half_and_facts_keep_up() throws IOException {
        Path file = file();
        double loading = Double.MAX_VALUE;
        double reading = Double.MAX_VALUE;

        for (int round = 0; round < 3; round++) {
            double start = cpuSeconds();
            BarSeries bars = load(file);
            double loaded = cpuSeconds();
            assertThat(facts(bars)).isEqualTo(BARS * 5L - 10 - 50);
            reading = Math.min(reading, cpuSeconds() - loaded);
            loading = Math.min(loading, loaded - start);
        }

        assertThat(loading).as("CPU seconds to load").isLessThan(1.5 * BARS / 1_000_000);
        assertThat(reading).as("CPU seconds to read").isLessThan(2.0 * BARS / 1_500_000);
    }

    @Test
    void a_bar_takes_at_most_64_bytes() {
        assertThat(BarSeries.BYTES_PER_BAR).isLessThanOrEqualTo(64);
    }
}
