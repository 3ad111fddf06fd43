package io.drover.market.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.market.Shared;
import io.drover.market.calendar.Calendars;
import io.drover.market.series.BarSeries;
import io.drover.market.series.Timeframe;
import io.drover.model.InstrumentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCheckTest {
    private static final Calendars CALENDARS = Calendars.standard();
    private static final InstrumentId ID = InstrumentId.parse("ABC.XNAS");

    @TempDir
    Path folder;

    @Test
    void a_file_full_of_defects_is_reported_row_by_row_and_never_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), """
                symbol,timestamp,open,high,low,close,volume
                ABC,2024-01-02T10:00:00Z,10,11,9,10,1
                ABC,2024-01-02T10:01:00Z,10,11,0,10,1
                ABC,2024-01-02T10:02:00Z,10,11,9,10,1
                ABC,2024-01-02T10:02:00Z,10,11,9,10,1
                ABC,2024-01-02T09:02:00Z,10,11,9,10,1
                ABD,2024-01-02T10:03:00Z,10,11,9,10,1
                ABC,2024-01-02T10:04:00,10,11,9,10,1
                ABC,2024-01-02T10:05:00Z,1e999,11,9,10,1
                """);

        DataReport report = new DataCheck(CALENDARS.get("24/7"), Optional.of(Timeframe.MINUTE)).check(file);

        assertThat(report.defects())
                .extracting(d -> d.row() + " " + d.kind())
                .containsExactly(
                        "3 NOT_POSITIVE",
                        "4 GAP",
                        "5 DUPLICATE",
                        "6 DISORDER",
                        "7 WRONG_SYMBOL",
                        "8 BAD_TIME",
                        "9 BAD_NUMBER");
        assertThat(report.counts()).containsEntry(DefectKind.GAP, 1L);
        assertThat(report.kept()).isEqualTo(2);
        assertThat(report.first()).contains(Instant.parse("2024-01-02T10:01:00Z"));
        assertThat(report.hasSevere()).isTrue();
        assertThat(report.defects().get(0).toString()).contains("bad.csv:3: NOT_POSITIVE: lowest price (0.0)");
    }

    @Test
    void every_layout_is_known_by_its_columns() {
        Map<String, FileKind> files = Map.of(
                "bars/minute/GOOG_2015-12.csv", FileKind.BARS,
                "quotes/minute/GOOG_2015-12.csv", FileKind.QUOTE_BARS,
                "ticks/trades/IBM_2013-10-07.csv.gz", FileKind.TRADES,
                "ticks/quotes/IBM_2013-10-07.csv.gz", FileKind.TICK_QUOTES);
        DataCheck check = new DataCheck(CALENDARS.get("XNYS"), Optional.empty());

        files.forEach((name, kind) -> {
            DataReport report = check.check(Shared.file(name));
            assertThat(report.kind()).as(name).isEqualTo(kind);
            assertThat(report.timeframe())
                    .as(name)
                    .isEqualTo(name.contains("ticks") ? Optional.empty() : Optional.of("1m"));
            assertThat(report.kept()).as(name).isGreaterThan(300);
        });
    }

    @Test
    void the_sample_files_are_sound() {
        Path samples = Path.of("target/sample-data");

        DataReport days = new DataCheck(CALENDARS.get("XNYS"), Optional.empty())
                .check(samples.resolve("appleinc_bars_from_20130101_usd.csv"));
        DataReport trades = new DataCheck(CALENDARS.get("24/7"), Optional.empty())
                .check(samples.resolve("bitstamp_trades_from_20131125_usd.csv"));

        assertThat(days.timeframe()).contains("1d");
        assertThat(days.kept()).isEqualTo(252);
        assertThat(days.defects()).isEmpty();
        assertThat(trades.kept()).isEqualTo(100_000);
        assertThat(trades.defects()).isEmpty();
        assertThat(trades.hasSevere()).isFalse();
    }

    @Test
    void columns_of_no_known_layout_are_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("odd.csv"), "Datum;Kurs\n1;2\n");

        assertThatThrownBy(() -> new DataCheck(CALENDARS.get("24/7"), Optional.empty()).check(file))
                .hasMessageContaining("odd.csv:1")
                .hasMessageContaining("mapping");
    }

    @Test
    void an_imported_file_reads_back_as_the_same_bars() throws IOException {
        Path foreign = Files.writeString(folder.resolve("foreign.csv"), """
                Day;Time;First;Top;Bottom;Last;Units
                x;2024-07-05 09:30;10.25;1111111111.5;0.00000001;10.5;1000000000
                x;2024-07-05 09:31;10.5;11;9;10;0
                """);
        CsvMapping mapping = new CsvMapping(
                ';',
                Optional.empty(),
                "time",
                Optional.of(new CsvMapping.LocalTimes("yyyy-MM-dd HH:mm", ZoneId.of("America/New_York"))),
                false,
                "First",
                "Top",
                "Bottom",
                "Last",
                Optional.of("Units"));
        BarFile source =
                BarFile.of(foreign, ID, Timeframe.MINUTE, CALENDARS.get("XNYS")).withMapping(mapping);

        for (String name : List.of("ours.csv", "ours.csv.gz")) {
            Path target = folder.resolve(name);
            BarSeries imported = DataImport.bars(source, target).series();
            BarSeries back = BarReader.read(BarFile.of(target, ID, Timeframe.MINUTE, CALENDARS.get("XNYS")))
                    .series();

            assertThat(show(back)).isEqualTo(show(imported)).hasSize(2);
        }
        assertThat(Files.readAllLines(folder.resolve("ours.csv")).get(1))
                .isEqualTo("ABC,2024-07-05T13:30:00Z,10.25,1111111111.5,0.00000001,10.5,1000000000");
        assertThat(Files.exists(folder.resolve("ours.csv.part"))).isFalse();
    }

    @Test
    void daily_and_hourly_bars_import_with_their_labels() {
        for (String[] file : new String[][] {{"bars/daily/AAPL.csv.gz", "1d"}, {"bars/hour/AAPL.csv.gz", "1h"}}) {
            BarFile source = BarFile.of(
                    Shared.file(file[0]),
                    InstrumentId.parse("AAPL.XNAS"),
                    Timeframe.parse(file[1]),
                    CALENDARS.get("XNYS"));
            Path target = folder.resolve("copy.csv");

            BarSeries imported = DataImport.bars(source, target).series();

            BarFile copy = BarFile.of(target, source.instrument(), source.timeframe(), source.calendar());
            assertThat(show(BarReader.read(copy).series())).isEqualTo(show(imported));
        }
    }

    private static List<String> show(BarSeries bars) {
        return IntStream.range(0, bars.size())
                .mapToObj(i -> "%d %d %s %s %s %s %s %s"
                        .formatted(
                                bars.start(i),
                                bars.end(i),
                                bars.open(i),
                                bars.high(i),
                                bars.low(i),
                                bars.close(i),
                                bars.volume(i),
                                bars.gapped(i)))
                .toList();
    }
}
