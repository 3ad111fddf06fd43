package io.drover.trading;

import io.drover.decision.Asked;
import io.drover.decision.Finding;
import io.drover.decision.Snapshot;
import io.drover.fact.Account;
import io.drover.fact.Cycle;
import io.drover.fact.Memo;
import io.drover.fact.Position;
import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.CycleOutcome;
import io.drover.model.ClOrdId;
import io.drover.model.Control;
import io.drover.model.Currency;
import io.drover.model.ExecId;
import io.drover.model.ExecType;
import io.drover.model.InstrumentId;
import io.drover.model.Mode;
import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.OrdType;
import io.drover.model.OrderId;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.Scope;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.model.TradingState;
import io.drover.order.AccountEvent;
import io.drover.order.CancelRequest;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import io.drover.order.ReplaceRequest;
import io.drover.order.SubmitResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;

/** Journals of records that follow each other at random, about few instruments, orders and executions, so that they meet. */
final class RandomRecords {
    private static final DerivedIds IDS = new DerivedIds("random");
    private static final List<InstrumentId> INSTRUMENTS =
            EngineBench.SYMBOLS.stream().limit(3).map(InstrumentId::parse).toList();

    private final Random random;
    private final List<OrderRequest> orders = new ArrayList<>();
    private final List<ClOrdId> ids = new ArrayList<>(List.of(IDS.idOf("foreign", "order")));
    private Instant now = EngineBench.START;
    private long cycles;
    private int executions;

    RandomRecords(long seed) {
        this.random = new Random(seed);
    }

    List<JournalEntry> entries(int count) {
        return LongStream.rangeClosed(1, count).mapToObj(this::entry).toList();
    }

    private JournalEntry entry(long sequence) {
        now = now.plusSeconds(random.nextInt(3000));
        return new JournalEntry(sequence, now, "", record());
    }

    private JournalRecord record() {
        return switch (random.nextInt(22)) {
            case 0, 1 -> intent();
            case 2 -> new JournalRecord.Sending(id(), 1, now, List.of());
            case 3 -> new JournalRecord.Abandoned(id(), "INTENT_TOO_OLD", "x");
            case 4 -> cancel();
            case 5 -> replace();
            case 6 -> new JournalRecord.Submitted(id(), answer());
            case 7 ->
                new JournalRecord.CashMoved(
                        random.nextBoolean() ? Optional.of(eventId()) : Optional.empty(),
                        JournalRecord.CashKind.DEPOSIT,
                        Optional.empty(),
                        money(random.nextInt(1000)),
                        "x");
            case 8 -> split();
            case 9 -> lowered();
            case 10 -> new JournalRecord.StateRaised("c" + random.nextInt(3), "checked", "operator:ann");
            case 11 -> random.nextBoolean() ? runStarted() : new JournalRecord.RunEnded("x");
            case 12 -> new JournalRecord.Reconciled(List.of());
            case 13, 14 -> cycle();
            case 15 -> new JournalRecord.Quarantined(id(), "SEVERAL_FIT", "x");
            case 16 ->
                new JournalRecord.QuarantineResolved(
                        id(),
                        random.nextBoolean() ? Optional.empty() : Optional.of(new OrderId("o" + random.nextInt(9))),
                        Optional.of(now.plusSeconds(86_400)),
                        "x",
                        "operator:ann");
            case 17 ->
                random.nextBoolean()
                        ? new JournalRecord.LateArrival(id(), new OrderId("o1"), OrdStatus.NEW)
                        : new JournalRecord.Abandoned(id(), "NOT_AT_BROKER", "x", Optional.of(now.plusSeconds(86_400)));
            case 18 ->
                new JournalRecord.ExternalOrder(
                        new OrderId("x" + random.nextInt(9)), instrument(), Side.BUY, Quantity.of(1));
            default -> new JournalRecord.Execution(report(), "stream");
        };
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private InstrumentId instrument() {
        return any(INSTRUMENTS);
    }

    private ClOrdId id() {
        return any(ids);
    }

    private static Money money(long amount) {
        return Money.of(Long.toString(amount), Currency.USD);
    }

    private JournalRecord intent() {
        ClOrdId id = IDS.idOf("order " + orders.size(), "order");
        ClOrdId stop = IDS.idOf("order " + orders.size(), "stop");
        boolean entry = random.nextInt(3) > 0;
        OrderRequest request = new OrderRequest(
                id,
                instrument(),
                entry ? OrderRole.ENTRY : OrderRole.EXIT,
                entry ? Side.BUY : Side.SELL,
                OrdType.MARKET,
                Quantity.of(1 + random.nextInt(5)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                TimeInForce.DAY,
                Optional.empty(),
                entry
                        ? new Protection(
                                Optional.of(stop),
                                Optional.of(Price.of("90")),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())
                        : Protection.NONE);
        orders.add(request);
        ids.add(id);
        ids.add(stop);
        String decision = random.nextInt(4) == 0 ? "" : "d" + random.nextInt(20);
        return new JournalRecord.Intent(decision, "s" + random.nextInt(2), request, now, now.plusSeconds(30));
    }

    private JournalRecord cancel() {
        ClOrdId of = id();
        ClOrdId request = IDS.idOf(of.value(), "cancel-" + random.nextInt(3));
        ids.add(request);
        return new JournalRecord.CancelIntent(new CancelRequest(request, of, instrument()), "x");
    }

    private JournalRecord replace() {
        ClOrdId of = id();
        ClOrdId request = IDS.idOf(of.value(), "replace-" + random.nextInt(3));
        ids.add(request);
        return new JournalRecord.ReplaceIntent(
                new ReplaceRequest(request, of, instrument(), Quantity.of(2), Optional.empty(), Optional.empty()), "x");
    }

    private SubmitResult answer() {
        return switch (random.nextInt(3)) {
            case 0 -> new SubmitResult.Accepted(new OrderId("o" + random.nextInt(9)), Optional.empty());
            case 1 -> new SubmitResult.Rejected("REJECTED", "x");
            default -> new SubmitResult.Unknown("timeout");
        };
    }

    private JournalRecord split() {
        BigDecimal ratio = new BigDecimal(random.nextBoolean() ? "2" : "0.5");
        Quantity fraction = random.nextBoolean() ? Quantity.ZERO : Quantity.of("0.5");
        return new JournalRecord.Split(new AccountEvent.Split(
                eventId(), Instant.EPOCH, instrument(), ratio, fraction, money(random.nextInt(10))));
    }

    private ExecId eventId() {
        return new ExecId("event-" + random.nextInt(20));
    }

    private JournalRecord lowered() {
        Optional<Control> control =
                random.nextBoolean() ? Optional.of(random.nextBoolean() ? Control.C19 : Control.C20) : Optional.empty();
        return new JournalRecord.StateLowered(
                "c" + random.nextInt(3),
                Scope.ACCOUNT,
                TradingState.REDUCING,
                control,
                "x",
                "engine",
                random.nextBoolean());
    }

    private static JournalRecord runStarted() {
        return new JournalRecord.RunStarted(2, Mode.PAPER, "test", Currency.USD, "test", "rules", "config");
    }

    private JournalRecord cycle() {
        cycles++;
        InstrumentId held = instrument();
        double equity = 1000 + random.nextInt(100);
        Snapshot snapshot = Snapshot.of(List.of(
                new Account(equity, 1, 1, 0, 0, 1, 0, 0, equity + 1, equity + 2, 0, 0, 0),
                new Cycle("s", now.toEpochMilli(), "day " + cycles / 5, 0),
                new Position(held.toString(), "s0", 1, 1, 90 + random.nextInt(20), 0, 0, 0, 0, 0, 0, 0)));
        CycleOutcome outcome = any(List.of(CycleOutcome.values()));
        List<Memo> memos = random.nextBoolean()
                ? List.of()
                : List.of(new Memo("s0", "", "m" + random.nextInt(3), 1, "x", now.toEpochMilli() + 600_000));
        return new JournalRecord.Cycle(
                cycles,
                "schedule " + random.nextInt(2),
                now,
                Optional.empty(),
                "rules",
                outcome,
                snapshot,
                new Asked(List.of(), List.of(), 0),
                List.of(),
                List.of(),
                memos,
                random.nextBoolean() ? List.of() : List.of(new Finding("c1", "", "x")));
    }

    private ExecutionReport report() {
        ExecType type = any(List.of(ExecType.values()));
        InstrumentId instrument = instrument();
        boolean fill = type == ExecType.TRADE || type == ExecType.TRADE_CORRECT;
        Optional<ExecId> earlier = Optional.of(new ExecId("e" + random.nextInt(executions + 3)));
        return new ExecutionReport(
                random.nextInt(8) == 0 ? earlier.orElseThrow() : new ExecId("e" + executions++),
                id(),
                Optional.empty(),
                new OrderId("o" + random.nextInt(9)),
                type,
                OrdStatus.NEW,
                instrument,
                random.nextInt(3) > 0 ? Side.BUY : Side.SELL,
                Quantity.of(1 + random.nextInt(5)),
                Quantity.ZERO,
                Quantity.ZERO,
                fill ? Quantity.of(1 + random.nextInt(3)) : Quantity.ZERO,
                fill ? Optional.of(Price.of(Integer.toString(90 + random.nextInt(20)))) : Optional.empty(),
                money(random.nextInt(2)),
                type == ExecType.TRADE_CORRECT || type == ExecType.TRADE_CANCEL ? earlier : Optional.empty(),
                now,
                "x");
    }
}
