package io.drover.market.read;

import io.drover.fact.FactNumbers;
import io.drover.market.calendar.Session;
import io.drover.market.series.BarSeries;
import io.drover.model.Decimals;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.zip.GZIPOutputStream;

/** Turns bars from elsewhere into our own layout, {@code symbol,timestamp,open,high,low,close,volume}, times in UTC. */
public final class DataImport {
    private DataImport() {}

    /**
     * Reads {@code source} with its mapping and policy and writes {@code target}, gzipped where its name ends in {@code .gz}. The
     * target appears whole or not at all. Throws {@link MarketDataException} where the source is refused or a file cannot be read or
     * written.
     */
    public static Reading<BarSeries> bars(BarFile source, Path target) {
        Reading<BarSeries> reading = BarReader.read(source);
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (BufferedWriter out = writer(part, target.toString().endsWith(".gz"))) {
                write(reading.series(), source, out);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw MarketDataException.unwritable(target, e);
        } finally {
            part.toFile().delete();
        }
        return reading;
    }

    private static BufferedWriter writer(Path file, boolean gzip) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        return new BufferedWriter(
                new OutputStreamWriter(gzip ? new GZIPOutputStream(out) : out, StandardCharsets.UTF_8));
    }

    private static void write(BarSeries bars, BarFile source, BufferedWriter out) throws IOException {
        String symbol = bars.instrument().symbol();
        out.write("symbol,timestamp,open,high,low,close,volume\n");
        for (int i = 0; i < bars.size(); i++) {
            out.write("%s,%s,%s,%s,%s,%s,%s\n"
                    .formatted(
                            symbol,
                            timestamp(bars, source, i),
                            plain(bars.open(i)),
                            plain(bars.high(i)),
                            plain(bars.low(i)),
                            plain(bars.close(i)),
                            plain(bars.volume(i))));
        }
    }

    /** Intraday the start that belongs to the end, also where the session cut it; daily the label. */
    private static Instant timestamp(BarSeries bars, BarFile source, int i) {
        if (!bars.timeframe().isDaily()) {
            return Instant.ofEpochMilli(bars.end(i) - bars.timeframe().millis());
        }
        Instant start = Instant.ofEpochMilli(bars.start(i));
        LocalDate day = source.calendar()
                .sessionOf(start)
                .map(Session::label)
                .orElseGet(() -> LocalDate.ofInstant(start, ZoneOffset.UTC));
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String plain(double x) {
        return Decimals.normalize(FactNumbers.toDecimal(x)).toPlainString();
    }
}
