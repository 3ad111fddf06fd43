package io.drover.broker.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.Currency;
import io.drover.model.Mark;
import io.drover.model.Money;
import io.drover.model.Price;
import io.drover.model.PriceSource;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.order.BrokerSnapshot;
import io.drover.order.OrderRequest;
import io.drover.order.SubmitResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggedBrokerTest {
    private static final SimulationSettings SETTINGS =
            Bench.settings().withMargin(MarginTerms.REG_T).withFees(FeeTable.shipped("ibkr-fixed", "us-regulatory"));

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve(InputLogFile.NAME);
    }

    private Bench open(Path where) {
        return Bench.logged(where, SETTINGS, SimulatedMarket.of(List.of(Bench.acme())));
    }

    /** One step of a life with every kind of input. */
    private static void live(Bench bench, int step) {
        switch (step) {
            case 0 -> bench.close("100 100 100 100", 1000);
            case 1 -> bench.submit(bench.withLegs(bench.market(Side.BUY, 100), "95", "110"));
            case 2 -> bench.open("101");
            case 3 -> bench.close("101 105 99 104", 5000);
            case 4 -> bench.submit(bench.limit(Side.BUY, 10, "90"));
            case 5 -> bench.replace(bench.lastSubmitted(), 20, "98", "");
            case 6 -> bench.submit(bench.trailing(Side.SELL, 30, "0.1"));
            case 7 -> bench.open("104");
            case 8 -> bench.close("104 108 100 107", 1000);
            case 9 -> bench.cancel(bench.lastSubmitted());
            case 10 -> bench.quote("106", "107");
            case 11 -> bench.submit(Bench.withTif(bench.market(Side.BUY, 5), TimeInForce.OPG));
            case 12 -> bench.sessionClosed();
            case 13 -> bench.open("99");
            case 14 -> bench.close("99 100 94 95", 1000);
            case 15 -> bench.dividend("dividend", "0.25");
            case 16 -> bench.split("split", "2");
            default -> bench.bar("48 48 44 47");
        }
    }

    private static final int STEPS = 18;

    @Test
    void restarted_broker_has_the_same_books_and_goes_on_with_the_same_numbers() {
        Bench uninterrupted = new Bench(SETTINGS);
        Bench first = open(directory);
        for (int step = 0; step < STEPS; step++) {
            live(uninterrupted, step);
            live(first, step);
            BrokerSnapshot before = first.broker.snapshot(Bench.START);
            first.broker.close();
            first = first.reopened(directory, SETTINGS);
            assertThat(first.broker.snapshot(Bench.START)).isEqualTo(before);
        }

        assertThat(first.reports).isEqualTo(uninterrupted.reports).hasSizeGreaterThan(12);
        first.broker.close();
    }

    @Test
    void log_cut_anywhere_is_the_state_after_its_last_whole_line() throws IOException {
        List<BrokerSnapshot> after = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        Bench bench = open(directory);
        for (int step = 0; step < STEPS; step++) {
            sizes.add(Files.size(file()));
            after.add(bench.broker.snapshot(Bench.START));
            live(bench, step);
        }
        sizes.add(Files.size(file()));
        after.add(bench.broker.snapshot(Bench.START));
        bench.broker.close();
        byte[] whole = Files.readAllBytes(file());
        Random random = new Random(7);

        for (int cut = 0; cut < 50; cut++) {
            int length = random.nextInt(whole.length + 1);
            Path other = Files.createDirectories(directory.resolve("cut-" + cut));
            Files.write(other.resolve(InputLogFile.NAME), Arrays.copyOf(whole, length));
            Bench again = open(other);
            BrokerSnapshot found = again.broker.snapshot(Bench.START);
            again.broker.close();

            int steps = (int) sizes.stream().filter(size -> size <= length).count() - 1;
            assertThat(withoutTime(found))
                    .as("cut at %d of %d", length, whole.length)
                    .isEqualTo(withoutTime(after.get(Math.max(steps, 0))));
        }
    }

    private static Object withoutTime(BrokerSnapshot s) {
        return List.of(s.cash(), s.orders(), s.positions(), s.executions(), s.events());
    }

    @Test
    void torn_last_line_is_cut_off_and_writing_goes_on() throws IOException {
        Bench first = open(directory);
        live(first, 0);
        live(first, 1);
        first.broker.close();
        Files.writeString(file(), "{\"in\":\"bar-op" + "x".repeat(2000), StandardOpenOption.APPEND);

        Bench second = first.reopened(directory, SETTINGS);
        live(second, 2);
        second.broker.close();
        Bench third = second.reopened(directory, SETTINGS);

        assertThat(third.position().toString()).isEqualTo("100");
        assertThat(Files.readString(file())).doesNotContain("xx").endsWith("\n");
        third.broker.close();
    }

    @Test
    void damaged_line_is_refused_with_its_place() throws IOException {
        Bench first = open(directory);
        live(first, 0);
        live(first, 1);
        first.broker.close();
        Files.writeString(file(), Files.readString(file()).replaceFirst("bar-closed", "bar-clossed"));

        assertThatThrownBy(() -> open(directory))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("broker.jsonl:2: cannot be read")
                .hasMessageContaining("Maybe");
    }

    @Test
    void log_of_other_settings_is_refused() {
        open(directory).broker.close();

        assertThatThrownBy(() -> Bench.logged(
                        directory,
                        SETTINGS.withMargin(MarginTerms.CASH_ACCOUNT),
                        SimulatedMarket.of(List.of(Bench.acme()))))
                .hasMessageContaining("other settings");
    }

    @Test
    void second_broker_on_the_same_log_is_refused() {
        Bench first = open(directory);

        assertThatThrownBy(() -> open(directory)).hasMessageContaining("is in use");

        first.broker.close();
        open(directory).broker.close();
    }

    @Test
    void order_sent_again_after_a_restart_is_a_duplicate() {
        Bench first = open(directory);
        live(first, 0);
        OrderRequest order = first.market(Side.BUY, 1);
        first.submit(order);
        first.broker.close();

        Bench second = first.reopened(directory, SETTINGS);

        assertThat(second.submit(order))
                .isInstanceOfSatisfying(
                        SubmitResult.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo("DUPLICATE_CL_ORD_ID"));
        second.broker.close();
    }

    @Test
    void repeated_market_data_after_a_restart_changes_nothing() {
        Bench first = open(directory);
        for (int step = 0; step < 9; step++) {
            live(first, step);
        }
        BrokerSnapshot before = first.broker.snapshot(Bench.START);
        first.broker.close();
        Bench second = first.reopened(directory, SETTINGS);

        second.broker.barOpened(Bench.ACME, Bench.START.plusSeconds(60), Price.of("50"));
        second.broker.barClosed(Bench.ACME, Bench.START.plusSeconds(120), Bench.range("50 50 50 50", 1000));

        assertThat(second.broker.snapshot(Bench.START)).isEqualTo(before);
        second.broker.close();
    }

    @Test
    void unwritable_log_means_unknown_and_then_unavailable() {
        Bench bench = open(directory);
        live(bench, 0);
        bench.broker.close();

        SubmitResult first = bench.submit(bench.market(Side.BUY, 1));
        SubmitResult second = bench.submit(bench.market(Side.BUY, 1));

        assertThat(first).isInstanceOf(SubmitResult.Unknown.class);
        assertThat(second).isInstanceOf(SubmitResult.Rejected.class);
        assertThat(bench.reports).isEmpty();
        assertThatThrownBy(() -> bench.broker.snapshot(Bench.START)).hasMessageContaining("cannot write");
    }

    @Test
    void bars_without_orders_are_not_logged_when_marks_can_be_looked_up() throws IOException {
        SimulatedMarket market = SimulatedMarket.of(List.of(Bench.acme()))
                .withMarks((id, now) -> Optional.of(new Mark(Price.of("100"), now, PriceSource.BAR_CLOSE)));
        Bench bench = Bench.logged(directory, SETTINGS, market);
        long empty = Files.size(file());
        bench.bar("100 101 99 100");
        assertThat(bench.broker.isWatching(Bench.ACME)).isFalse();
        assertThat(Files.size(file())).isEqualTo(empty);

        bench.submit(bench.market(Side.BUY, 10));
        assertThat(bench.broker.isWatching(Bench.ACME)).isTrue();
        bench.open("102");

        assertThat(Files.size(file())).isGreaterThan(empty);
        assertThat(bench.cash()).isEqualTo(Money.of("98979", Currency.USD));
        bench.broker.close();
    }
}
