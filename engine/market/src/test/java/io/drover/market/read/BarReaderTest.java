package io.drover.market.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.market.Shared;
import io.drover.market.calendar.Calendars;
import io.drover.market.series.BarSeries;
import io.drover.market.series.Timeframe;
import io.drover.model.InstrumentId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarReaderTest {
    private static final Calendars CALENDARS = Calendars.standard();
    private static final InstrumentId ID = InstrumentId.parse("ABC.XNAS");
    private static final String HEADER = "symbol,timestamp,open,high,low,close,volume\n";
    private static final String FIRST = "ABC,2024-01-02T10:00:00Z,10,11,9,10.5,100\n";
    private static final String THIRD = "ABC,2024-01-02T10:02:00Z,10,11,9,10.5,100\n";

    @TempDir
    Path folder;

    private BarFile file(String text) {
        return BarFile.of(write(text.getBytes(StandardCharsets.UTF_8)), ID, Timeframe.MINUTE, CALENDARS.get("24/7"));
    }

    private Path write(byte[] bytes) {
        try {
            return Files.write(folder.resolve("bars.csv"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BarFile shared(String name, String id, String timeframe, String calendar) {
        return BarFile.of(
                Shared.file(name), InstrumentId.parse(id), Timeframe.parse(timeframe), CALENDARS.get(calendar));
    }

    private static List<String> kinds(Reading<?> reading) {
        return reading.defects().stream().map(d -> d.kind() + "@" + d.row()).toList();
    }

    @Test
    void a_bar_covers_its_timeframe_from_its_timestamp() {
        BarSeries bars = BarReader.read(file(HEADER + FIRST)).series();

        assertThat(bars.size()).isEqualTo(1);
        assertThat(Instant.ofEpochMilli(bars.start(0))).isEqualTo("2024-01-02T10:00:00Z");
        assertThat(Instant.ofEpochMilli(bars.end(0))).isEqualTo("2024-01-02T10:01:00Z");
        assertThat(List.of(bars.open(0), bars.high(0), bars.low(0), bars.close(0), bars.volume(0)))
                .containsExactly(10.0, 11.0, 9.0, 10.5, 100.0);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "MALFORMED_ROW     | ABC,2024-01-02T10:01:00Z,10,11,9",
                "MALFORMED_ROW     | ABC,2024-01-02T10:01:00Z,10,11,9,10,1,2",
                "BAD_TIME          | ABC,2024-01-02T10:01:00,10,11,9,10,1",
                "BAD_TIME          | ABC,yesterday,10,11,9,10,1",
                "BAD_TIME          | ABC,20240102,10,11,9,10,1",
                "BAD_TIME          | ABC,20240102100100,10,11,9,10,1",
                "BAD_TIME          | ABC,,10,11,9,10,1",
                "MALFORMED_ROW     | ABC,2024-01-02T10:01:00Z,10,11,9,10,\"1",
                "MALFORMED_ROW     | \"ABC\"D,2024-01-02T10:01:00Z,10,11,9,10,1",
                "BAD_TIME          | ABC,2024-02-30T10:01:00Z,10,11,9,10,1",
                "BAD_TIME          | ABC,2024-01-02T25:01:00Z,10,11,9,10,1",
                "BAD_NUMBER        | ABC,2024-01-02T10:01:00Z,,11,9,10,1",
                "BAD_NUMBER        | ABC,2024-01-02T10:01:00Z,null,11,9,10,1",
                "BAD_NUMBER        | ABC,2024-01-02T10:01:00Z,NaN,11,9,10,1",
                "BAD_NUMBER        | ABC,2024-01-02T10:01:00Z,10,1e999,9,10,1",
                "BAD_NUMBER        | ABC,2024-01-02T10:01:00Z,10,0x1p3,9,10,1",
                "BAD_NUMBER        | ABC,2024-01-02T10:01:00Z,10d,11,9,10,1",
                "BAD_NUMBER        | ABC,2024-01-02T10:01:00Z,10,11,9,10,Infinity",
                "NOT_POSITIVE      | ABC,2024-01-02T10:01:00Z,10,11,0,10,1",
                "NOT_POSITIVE      | ABC,2024-01-02T10:01:00Z,10,11,-9,10,1",
                "NEGATIVE_SIZE     | ABC,2024-01-02T10:01:00Z,10,11,9,10,-1",
                "IMPOSSIBLE_RANGE  | ABC,2024-01-02T10:01:00Z,10,11,10.5,10,1",
                "IMPOSSIBLE_RANGE  | ABC,2024-01-02T10:01:00Z,10,10.2,9,10.3,1",
                "DUPLICATE         | ABC,2024-01-02T10:00:00Z,10,11,9,10,1",
                "DISORDER          | ABC,2024-01-02T09:59:00Z,10,11,9,10,1",
                "WRONG_SYMBOL      | ABD,2024-01-02T10:01:00Z,10,11,9,10,1",
                "JUMP              | ABC,2024-01-02T10:01:00Z,5,6,5,6,1",
            })
    void a_defect_is_reported_with_its_row_and_refused_skipped_or_flagged(DefectKind kind, String row) {
        BarFile file = file(HEADER + FIRST + row + "\n" + THIRD)
                .withPolicy(DefectPolicy.lenient().with(DefectKind.GAP, DefectAction.FLAG));

        Reading<BarSeries> skipped =
                BarReader.read(file.withPolicy(file.policy().with(kind, DefectAction.SKIP_ROW)));
        Reading<BarSeries> flagged =
                BarReader.read(file.withPolicy(file.policy().with(kind, DefectAction.FLAG)));

        assertThat(kinds(skipped)).contains(kind + "@3");
        assertThat(skipped.series().size()).isEqualTo(2);
        assertThat(skipped.series().gapped(1)).isTrue();
        assertThat(skipped.series().suspect(1)).isFalse();
        assertThat(IntStream.range(0, flagged.series().size()).anyMatch(flagged.series()::suspect))
                .isTrue();
        assertThatThrownBy(() -> BarReader.read(file.withPolicy(file.policy().with(kind, DefectAction.REFUSE))))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining("bars.csv:3: " + kind);
    }

    @Test
    void a_missing_bar_is_a_gap_at_the_row_after_it() {
        Reading<BarSeries> reading = BarReader.read(file(HEADER + FIRST + THIRD));

        assertThat(kinds(reading)).containsExactly("GAP@3");
        assertThat(reading.series().gapped(1)).isTrue();
        assertThat(reading.defects().get(0).text()).contains("2024-01-02T10:01:00Z to 2024-01-02T10:02:00Z");
    }

    @Test
    void nights_and_holidays_are_no_gaps_but_missing_minutes_and_days_are() {
        String text = HEADER + """
                ABC,2024-07-03T16:59:00Z,10,11,9,10,1
                ABC,2024-07-05T13:30:00Z,10,11,9,10,1
                ABC,2024-07-05T13:32:00Z,10,11,9,10,1
                ABC,2024-07-08T19:59:00Z,10,11,9,10,1
                """;
        BarFile file =
                BarFile.of(write(text.getBytes(StandardCharsets.UTF_8)), ID, Timeframe.MINUTE, CALENDARS.get("XNYS"));

        assertThat(kinds(BarReader.read(file))).containsExactly("GAP@4", "GAP@5");
    }

    @Test
    void a_file_that_ends_within_a_session_ends_early() {
        String text = HEADER + "ABC,2024-07-03T16:57:00Z,10,11,9,10,1\n";
        BarFile file =
                BarFile.of(write(text.getBytes(StandardCharsets.UTF_8)), ID, Timeframe.MINUTE, CALENDARS.get("XNYS"));

        assertThat(kinds(BarReader.read(file))).containsExactly("EARLY_END@2");
    }

    @Test
    void a_daily_bar_without_a_session_is_refused() {
        String text = HEADER + "ABC,2024-07-04T00:00:00Z,10,11,9,10,1\n";
        BarFile file =
                BarFile.of(write(text.getBytes(StandardCharsets.UTF_8)), ID, Timeframe.DAILY, CALENDARS.get("XNYS"));

        assertThatThrownBy(() -> BarReader.read(file)).hasMessageContaining("NO_SESSION: 2024-07-04");
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_do_no_harm() {
        Reading<BarSeries> reading = BarReader.read(file("\uFEFF" + (HEADER + FIRST).replace("\n", "\r\n") + "\r\n"));

        assertThat(kinds(reading)).containsExactly("BYTE_ORDER_MARK@1");
        assertThat(reading.series().close(0)).isEqualTo(10.5);
    }

    @Test
    void a_row_cut_off_at_the_end_of_the_file_is_truncation() {
        assertThatThrownBy(() -> BarReader.read(file(HEADER + FIRST + "ABC,2024-01-02T10:01:00Z,10,1")))
                .hasMessageContaining("bars.csv:3: TRUNCATED");
        assertThat(BarReader.read(file(HEADER + FIRST.stripTrailing())).defects())
                .isEmpty();
    }

    @Test
    void gzip_is_known_by_its_content_and_damage_is_found() throws IOException {
        String text = HEADER
                + IntStream.range(0, 20_000)
                        .mapToObj(i -> "ABC," + Instant.ofEpochSecond(1_700_000_040L + 60L * i) + ",10,1" + (1 + i % 7)
                                + ",9,10.5,1")
                        .collect(Collectors.joining("\n"));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        BarFile whole = BarFile.of(write(packed.toByteArray()), ID, Timeframe.MINUTE, CALENDARS.get("24/7"));
        assertThat(BarReader.read(whole).series().size()).isEqualTo(20_000);

        write(Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
        Reading<BarSeries> half = BarReader.read(whole.withPolicy(DefectPolicy.lenient()));

        assertThatThrownBy(() -> BarReader.read(whole)).hasMessageContaining("TRUNCATED");
        assertThat(half.defects()).last().matches(d -> d.kind() == DefectKind.TRUNCATED && d.row() > 1000);
        assertThat(half.series().size()).isBetween(1000, 19_999);
    }

    @Test
    void a_missing_or_empty_file_says_so() {
        BarFile missing = BarFile.of(folder.resolve("none.csv"), ID, Timeframe.MINUTE, CALENDARS.get("24/7"));

        assertThatThrownBy(() -> BarReader.read(missing)).hasMessageContaining("none.csv: is missing");
        assertThatThrownBy(() -> BarReader.read(file(HEADER))).hasMessageContaining("EMPTY");
        assertThatThrownBy(() -> BarReader.read(file("a,b,c\n1,2,3\n"))).hasMessageContaining("timestamp");
    }

    @Test
    void foreign_columns_are_mapped_by_name_and_local_times_need_their_zone() {
        String text = """
                "Date/Time";Kurs Anfang;Hoch;Tief;Schluss
                "05.01.2024 15:31";10;11;9;10.5
                05.01.2024 15:32;10;11;9;10.5
                """;
        CsvMapping mapping = new CsvMapping(
                ';',
                Optional.empty(),
                "Date/Time",
                Optional.of(new CsvMapping.LocalTimes("dd.MM.yyyy HH:mm", ZoneId.of("Europe/Berlin"))),
                true,
                "Kurs Anfang",
                "Hoch",
                "Tief",
                "Schluss",
                Optional.empty());

        Reading<BarSeries> reading = BarReader.read(file(text).withMapping(mapping));

        assertThat(Instant.ofEpochMilli(reading.series().end(0))).isEqualTo("2024-01-05T14:31:00Z");
        assertThat(reading.defects()).isEmpty();
        CsvMapping zoneless = new CsvMapping(
                ';',
                Optional.empty(),
                "Date/Time",
                Optional.empty(),
                true,
                "Kurs Anfang",
                "Hoch",
                "Tief",
                "Schluss",
                Optional.empty());
        assertThatThrownBy(() -> BarReader.read(file(text).withMapping(zoneless)))
                .hasMessageContaining("BAD_TIME")
                .hasMessageContaining("zone");
    }

    @Test
    void the_local_hour_that_happens_twice_is_not_guessed() {
        String text = "time,open,high,low,close\n2024-10-27 02:30,10,11,9,10\n";
        CsvMapping mapping = new CsvMapping(
                ',',
                Optional.empty(),
                "time",
                Optional.of(new CsvMapping.LocalTimes("yyyy-MM-dd HH:mm", ZoneId.of("Europe/Berlin"))),
                false,
                "open",
                "high",
                "low",
                "close",
                Optional.empty());

        assertThatThrownBy(() -> BarReader.read(file(text).withMapping(mapping)))
                .hasMessageContaining("exist once");
    }

    @Test
    void the_date_of_a_daily_bar_is_its_label_in_whatever_zone_it_is_written() {
        for (String time : List.of(
                "2024-07-05",
                "2024-07-05T00:00:00Z",
                "2024-07-05T00:00:00+02:00",
                "2024-07-05T23:30:00-04:00",
                "1720137600")) {
            BarFile file = BarFile.of(
                    write(("date,open,high,low,close\n" + time + ",10,11,9,10\n").getBytes(StandardCharsets.UTF_8)),
                    ID,
                    Timeframe.DAILY,
                    CALENDARS.get("XNYS"));
            assertThat(Instant.ofEpochMilli(BarReader.read(file).series().end(0)))
                    .as(time)
                    .isEqualTo("2024-07-05T20:00:00Z");
        }
        BarFile berlin = BarFile.of(
                        write("date,open,high,low,close\n05.07.2024,10,11,9,10\n".getBytes(StandardCharsets.UTF_8)),
                        ID,
                        Timeframe.DAILY,
                        CALENDARS.get("XNYS"))
                .withMapping(new CsvMapping(
                        ',',
                        Optional.empty(),
                        "date",
                        Optional.of(new CsvMapping.LocalTimes("dd.MM.yyyy", ZoneId.of("Europe/Berlin"))),
                        false,
                        "open",
                        "high",
                        "low",
                        "close",
                        Optional.empty()));
        assertThat(Instant.ofEpochMilli(BarReader.read(berlin).series().end(0))).isEqualTo("2024-07-05T20:00:00Z");
    }

    @Test
    void seconds_since_the_epoch_are_the_start_of_the_bar() {
        BarSeries bars = BarReader.read(file("time,open,high,low,close,volume\n1577836800,10000,10004,9998,10001,7\n"))
                .series();

        assertThat(Instant.ofEpochMilli(bars.start(0))).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(bars.close(0)).isEqualTo(10_001);
    }

    @Test
    void recorded_daily_bars_of_new_york_read_whole_with_their_known_defects() {
        Reading<BarSeries> spy = BarReader.read(shared("bars/daily/SPY.csv.gz", "SPY.ARCX", "1d", "XNYS"));
        Reading<BarSeries> aapl = BarReader.read(shared("bars/daily/AAPL.csv.gz", "AAPL.XNAS", "1d", "XNYS"));
        Reading<BarSeries> eem = BarReader.read(shared("bars/daily/EEM.csv.gz", "EEM.ARCX", "1d", "XNYS"));

        assertThat(spy.defects()).isEmpty();
        assertThat(aapl.defects())
                .extracting(d ->
                        d.kind() + " " + Instant.ofEpochMilli(aapl.series().end((int) d.row() - 2)))
                .containsExactly(
                        "JUMP 2000-06-21T20:00:00Z",
                        "JUMP 2000-09-29T20:00:00Z",
                        "JUMP 2005-02-28T21:00:00Z",
                        "JUMP 2014-06-09T20:00:00Z",
                        "JUMP 2020-08-31T20:00:00Z");
        assertThat(eem.defects())
                .filteredOn(d -> d.kind() == DefectKind.GAP)
                .singleElement()
                .matches(d -> d.text().contains("2003-08-14T20:00:00Z to 2003-08-18T13:30:00Z"));
    }

    @Test
    void the_first_recorded_hour_of_new_york_begins_with_the_opening() {
        BarSeries hours = BarReader.read(shared("bars/hour/SPY.csv.gz", "SPY.ARCX", "1h", "XNYS"))
                .series();

        assertThat(Instant.ofEpochMilli(hours.start(0))).isEqualTo("1998-01-02T14:30:00Z");
        assertThat(Instant.ofEpochMilli(hours.end(0))).isEqualTo("1998-01-02T15:00:00Z");
        assertThat(Instant.ofEpochMilli(hours.start(1))).isEqualTo("1998-01-02T15:00:00Z");
    }

    @Test
    void every_recorded_bar_file_can_be_read() {
        for (String name : List.of("AAPL_2022", "BAC_2013-10", "SPY_2013-10", "TSLA_2022")) {
            String symbol = name.substring(0, name.indexOf('_'));
            Reading<BarSeries> bars =
                    BarReader.read(shared("bars/minute/" + name + ".csv.gz", symbol + ".XNAS", "1m", "XNYS"));
            assertThat(bars.series().size()).as(name).isGreaterThan(500);
        }
        assertThat(BarReader.read(shared("bars/second/SPY_2013-10-07.csv.gz", "SPY.ARCX", "1s", "XNYS"))
                        .series()
                        .size())
                .isGreaterThan(5000);
        assertThat(kinds(BarReader.read(shared("bars/daily/BTCUSD_coinbase.csv", "BTCUSD.COINBASE", "1d", "24/7")
                        .withPolicy(DefectPolicy.lenient()))))
                .anyMatch(kind -> kind.startsWith("GAP"));
    }
}
