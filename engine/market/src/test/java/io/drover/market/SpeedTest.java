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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promised figures, in CPU seconds of one thread, so that a busy machine does not fail them. */
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

    @Test
    void bars_load_at_two_thirds_of_a_million_a_cpu_second_in_64_bytes_each_and_facts_keep_up() throws IOException {
        Path file = file();
        double start = cpuSeconds();

        BarSeries bars = BarReader.read(BarFile.of(file, ID, Timeframe.MINUTE, CALENDARS.get("24/7")))
                .series();
        double loaded = cpuSeconds();
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
        double read = cpuSeconds();

        assertThat(bars.size()).isEqualTo(BARS);
        assertThat(facts).isEqualTo(BARS * 5L - 10 - 50);
        assertThat(loaded - start).as("CPU seconds to load").isLessThan(1.5 * BARS / 1_000_000);
        assertThat(read - loaded).as("CPU seconds to read").isLessThan(3.0 * BARS / 1_500_000);
        assertThat(BarSeries.BYTES_PER_BAR).isLessThanOrEqualTo(64);
    }
}
