package io.drover.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.app.config.ConfigReader;
import io.drover.app.config.Configuration;
import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.Currency;
import io.drover.model.InstrumentId;
import io.drover.model.Mode;
import io.drover.model.Money;
import io.drover.model.OrdType;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import io.drover.port.BrokerExecutor;
import io.drover.store.file.FileJournal;
import io.drover.store.file.JournalKeys;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person can see and settle of the books of a stopped run: one order lies in quarantine, the broker has it as O-1. */
class ReconcileVerbsTest {
    private static final Instant BEGAN = Instant.parse("2023-03-13T20:00:00Z");
    private static final InstrumentId ETH = InstrumentId.parse("ETH-USD.BINANCEUS");
    private static final ClOrdId OURS = new ClOrdId("a".repeat(32));
    private static final ClOrdId FOREIGN = new ClOrdId("b".repeat(32));

    @TempDir
    private Path dir;

    @Test
    void what_was_resolved_is_unknown_until_the_next_run_has_asked_the_broker() {
        books("100000", OURS);
        assertThat(resolve("--at-broker", "O-1", "paper-1").noted()).isEmpty();

        ToolRun tool = new ToolRun(dir);

        assertThat(tool.run("reconcile", "--show")).isEqualTo(1);
        assertThat(tool.said())
                .contains("cash", "100000 USD")
                .contains("UNKNOWN 0 of 1", "NEW 0 of 1", "1 of 2 differ");
    }

    @Test
    void every_difference_is_shown_with_both_sides() throws Exception {
        books("100001", FOREIGN);
        ToolRun tool = new ToolRun(dir);

        int code = tool.run("reconcile", "--show", "--json");

        List<String> rows = new ArrayList<>();
        for (JsonNode row : new ObjectMapper().readTree(tool.said())) {
            rows.add(String.join(
                    "|",
                    row.get("kind").asText(),
                    row.get("ours").asText(),
                    row.get("theirs").asText(),
                    row.get("difference").asText()));
        }
        assertThat(code).isEqualTo(1);
        assertThat(rows)
                .containsExactly(
                        "cash|100001 USD|100000 USD|-1 USD",
                        "order|UNKNOWN 0 of 1|none|not at the broker",
                        "order|none|NEW 0 of 1|not ours");
    }

    @Test
    void an_order_in_quarantine_is_resolved_with_the_evidence_in_the_journal() {
        books("100000", OURS);

        ToolRun tool = resolve("--at-broker", "O-1", "paper-1");

        assertThat(tool.noted()).isEmpty();
        assertThat(tool.said())
                .isEqualTo("order %s is resolved: it is O-1; the next run begins with it".formatted(OURS));
        assertThat(resolutions()).containsExactly("seen on its screen by operator:ann");
    }

    @ParameterizedTest
    @CsvSource({
        "--at-broker, O-1, other, is not 'paper-1'",
        "--at-broker, O-7, paper-1, the broker shows aaaa",
        "--not-at-broker, , paper-1, the broker shows aaaa",
    })
    void what_cannot_be_changes_nothing_and_says_why(String option, String value, String account, String why) {
        books("100000", OURS);

        ToolRun tool = value == null ? resolve(option, "", account) : resolve(option, value, account);

        assertThat(tool.noted()).contains(why).contains("nothing was changed").contains("Maybe ");
        assertThat(resolutions()).isEmpty();
    }

    @Test
    void an_id_that_the_broker_does_not_show_changes_nothing_and_says_why() {
        books("100000", FOREIGN);

        assertThat(resolve("--at-broker", "O-7", "paper-1").noted()).contains("the broker shows no order O-7");
        assertThat(resolutions()).isEmpty();
    }

    @Test
    void an_unknown_id_changes_nothing_and_says_why() {
        books("100000", OURS);
        ToolRun tool = new ToolRun(dir);

        int code = tool.run(
                "resolve",
                "c".repeat(32),
                "--not-at-broker",
                "--reason",
                "x",
                "--operator",
                "a",
                "--account",
                "paper-1");

        assertThat(code).isEqualTo(2);
        assertThat(tool.noted()).contains("no order cccc").contains("Maybe ");
        assertThat(resolutions()).isEmpty();
    }

    private ToolRun resolve(String option, String value, String account) {
        List<String> arguments = new ArrayList<>(List.of("resolve", OURS.toString(), option));
        if (!value.isEmpty()) {
            arguments.add(value);
        }
        arguments.addAll(List.of("--reason", "seen on its screen", "--operator", "ann", "--account", account));
        ToolRun tool = new ToolRun(dir);
        tool.run(arguments.toArray(String[]::new));
        return tool;
    }

    private List<String> resolutions() {
        List<String> found = new ArrayList<>();
        FileJournal.reader(dir.resolve("data/audit")).read(1, entry -> {
            if (entry.record() instanceof JournalRecord.QuarantineResolved r) {
                found.add(r.reason() + " by " + r.by());
            }
        });
        return found;
    }

    /** Our books have so much cash; the broker has 100000 and an order under this id. */
    private void books(String cash, ClOrdId atBroker) {
        Path data = dir.resolve("data");
        try (FileJournal journal = FileJournal.open(
                data.resolve("audit"), Clock.fixed(BEGAN, ZoneOffset.UTC), JournalKeys.in(data.resolve("keys")))) {
            journal.append(new JournalRecord.RunStarted(1, Mode.PAPER, "paper-1", Currency.USD, "b", "r", "c"));
            journal.append(new JournalRecord.CashMoved(
                    Optional.empty(),
                    JournalRecord.CashKind.DEPOSIT,
                    Optional.empty(),
                    Money.of(cash, Currency.USD),
                    "opening balance"));
            journal.append(new JournalRecord.Intent("1-0", "trend", order(OURS), BEGAN, BEGAN.plusSeconds(10)));
            journal.append(new JournalRecord.Sending(OURS, 1, BEGAN, List.of()));
            journal.append(new JournalRecord.Quarantined(OURS, "CL_ORD_ID_NOT_REPEATED", "order_id=O-1"));
            journal.sync();
        }
        Configuration config = ConfigReader.read(Optional.empty(), Map.of(), List.of());
        Folders folders = new Folders(Optional.empty(), dir, dir, data, dir, dir);
        try (BrokerExecutor broker = BrokerBooks.connect(folders, config, BEGAN)) {
            broker.submit(order(atBroker));
        }
    }

    private static OrderRequest order(ClOrdId id) {
        return new OrderRequest(
                id,
                ETH,
                OrderRole.ENTRY,
                Side.BUY,
                OrdType.LIMIT,
                Quantity.of(1),
                Optional.of(Price.of("1000")),
                Optional.empty(),
                Optional.empty(),
                TimeInForce.GTC,
                Optional.empty(),
                Protection.NONE);
    }
}
