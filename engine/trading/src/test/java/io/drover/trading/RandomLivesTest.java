package io.drover.trading;

import static io.drover.trading.EngineBench.AAPL;
import static io.drover.trading.ScriptedRules.buy;
import static io.drover.trading.ScriptedRules.exit;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.ExecType;
import io.drover.model.InstrumentId;
import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import io.drover.model.OrderRole;
import io.drover.model.Quantity;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.CancelRequest;
import io.drover.order.OrderRequest;
import io.drover.order.ReplaceRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Random wishes of rules against an honest broker that fills, cancels and replaces whenever it likes. What it reports
 * arrives in order, but a stop's new quantity possibly long after the fill that it follows.
 */
class RandomLivesTest {
    private static final InstrumentId ID = InstrumentId.parse(AAPL);

    @Property(tries = 500, seed = "-2908681942304309678")
    void a_position_cannot_flip_no_order_is_sent_twice_and_the_journal_tells_it_all(@ForAll long seed) {
        Life life = new Life(new Random(seed));

        for (int i = 0; i < 40; i++) {
            life.step();

            assertThat(life.books().holding(ID).quantity().signum()).isGreaterThanOrEqualTo(0);
            assertThat(life.selling())
                    .isLessThanOrEqualTo(life.books().holding(ID).quantity());
            assertThat(life.bench.broker.submitted)
                    .extracting(OrderRequest::clOrdId)
                    .doesNotHaveDuplicates();
        }

        life.report();
        life.bench.broker.agreeWith(life.books());
        EngineBench again = new EngineBench(life.bench.journal, life.bench.broker, life.bench.rules);
        again.engine.start();
        Books folded = again.engine.state().books();
        assertThat(folded.cash()).isEqualTo(life.books().cash());
        assertThat(folded.holding(ID).quantity())
                .isEqualTo(life.books().holding(ID).quantity());
        assertThat(folded.realizedPnl()).isEqualTo(life.books().realizedPnl());
    }

    @Property(tries = 100)
    void the_living_state_is_the_fold_of_its_journal_whatever_was_kept_on_the_way(@ForAll long seed) {
        Random random = new Random(seed);
        Life life = new Life(random);
        for (int i = 0; i < 40; i++) {
            life.step();
            if (random.nextInt(20) == 0) {
                life.bench.engine.checkpoint();
            }
        }
        EngineState folded = EngineBench.newState();
        life.bench.journal.entries().forEach(folded::apply);
        EngineState continued = EngineBench.newState();

        continued.replay(life.bench.journal);

        assertThat(folded.image()).isEqualTo(life.bench.engine.state().image());
        assertThat(continued.image()).isEqualTo(folded.image());
    }

    @Property(tries = 200)
    void a_life_that_remembers_three_closed_orders_is_the_life_that_remembers_all(@ForAll long seed) {
        Life all = new Life(new Random(seed));
        Life three = new Life(new Random(seed), 3);

        for (int i = 0; i < 60; i++) {
            all.step();
            three.step();
        }

        assertThat(three.bench.journal.records().stream()
                        .filter(r -> !(r instanceof JournalRecord.Recalled))
                        .toList()
                        .equals(all.bench.journal.records()))
                .isTrue();
        assertThat(three.books().cash()).isEqualTo(all.books().cash());
        assertThat(three.books().realizedPnl()).isEqualTo(all.books().realizedPnl());
        assertThat(three.books().counts()).isEqualTo(all.books().counts());
        assertThat(three.books().holding(ID).quantity())
                .isEqualTo(all.books().holding(ID).quantity());
        assertThat(three.books().orders().stream()
                        .filter(o -> !o.isOpen())
                        .map(Order::family)
                        .distinct())
                .hasSizeLessThanOrEqualTo(3
                        + three.books().openOrders().size()
                        + three.books().growingLegs(ID).size());
    }

    /** The broker's side: what works there, and what it was asked and has not done yet. */
    private static final class Life {
        private final EngineBench bench;
        private final Random random;
        private final Map<ClOrdId, OrderRequest> working = new LinkedHashMap<>();
        private final Map<ClOrdId, OrderRequest> entries = new LinkedHashMap<>();
        private final Deque<Runnable> unreported = new ArrayDeque<>();
        private int submitted;
        private int late;
        private int cancelled;
        private int replaced;

        Life(Random random) {
            this(random, ClosedKept.STANDARD.count());
        }

        Life(Random random, int closedKept) {
            this.bench = new EngineBench(closedKept).started();
            this.random = random;
            bench.broker.beforeSnapshot(this::showTruth);
        }

        Books books() {
            return bench.engine.state().books();
        }

        /** Exits and stops that work at the broker. */
        Quantity selling() {
            return working.values().stream()
                    .filter(r -> r.role() != OrderRole.ENTRY)
                    .map(OrderRequest::orderQty)
                    .reduce(Quantity.ZERO, Quantity::plus);
        }

        /** Nothing is kept back for more than one cycle. */
        void report() {
            late = 0;
            while (!unreported.isEmpty()) {
                unreported.remove().run();
            }
        }

        void step() {
            switch (random.nextInt(8)) {
                case 0 -> cycle(buy(AAPL, 1 + random.nextInt(20)));
                case 1 -> cycle(exit(AAPL));
                case 2 -> cycle(exit(AAPL, "trend", 0.5));
                case 3, 5 -> fill();
                case 4 -> report();
                default -> obey();
            }
            take();
        }

        private void cycle(io.drover.decision.Draft draft) {
            bench.rules.asks(draft);
            if (++late > 1) {
                report();
            }
            bench.cycle();
        }

        private void showTruth() {
            bench.broker.agreeWith(
                    books(),
                    working.entrySet().stream()
                            .map(e -> truth(e.getKey(), e.getValue()))
                            .toArray(BrokerOrder[]::new));
        }

        private BrokerOrder truth(ClOrdId id, OrderRequest order) {
            Quantity filled = books().order(id).map(Order::cumQty).orElse(Quantity.ZERO);
            OrdStatus status = filled.isPositive() ? OrdStatus.PARTIALLY_FILLED : OrdStatus.NEW;
            return new BrokerOrder(
                    Optional.of(id),
                    new OrderId("o-" + id),
                    ID,
                    order.side(),
                    order.orderQty().plus(filled),
                    filled,
                    status,
                    EngineBench.START);
        }

        private void take() {
            for (; submitted < bench.broker.submitted.size(); submitted++) {
                OrderRequest r = bench.broker.submitted.get(submitted);
                working.put(r.clOrdId(), r);
                if (r.role() == OrderRole.PROTECTIVE) {
                    entries.put(r.clOrdId(), bench.broker.submitted.get(0));
                }
                report();
                bench.broker.tell(r.clOrdId(), r, ExecType.NEW, OrdStatus.NEW);
            }
        }

        private void fill() {
            report();
            if (working.isEmpty()) {
                return;
            }
            List<ClOrdId> ids = List.copyOf(working.keySet());
            ClOrdId id = ids.get(random.nextInt(ids.size()));
            OrderRequest order = Objects.requireNonNull(working.get(id));
            long leaves = order.orderQty().value().longValueExact();
            long quantity = 1L + random.nextInt((int) leaves);
            reduce(id, order, leaves - quantity);
            OrderRequest like = entries.getOrDefault(id, order);
            order.protection().stopClOrdId().ifPresent(leg -> protect(leg, order, quantity));
            bench.broker.fill(id, like, quantity, Integer.toString(90 + random.nextInt(20)));
        }

        private void reduce(ClOrdId id, OrderRequest order, long left) {
            working.remove(id);
            if (left > 0) {
                working.put(id, order.withQty(Quantity.of(left)));
            }
        }

        private void protect(ClOrdId leg, OrderRequest entry, long quantity) {
            Quantity more = Quantity.of(quantity);
            Quantity all =
                    working.containsKey(leg) ? working.get(leg).orderQty().plus(more) : more;
            OrderRequest stop = ProtectiveLegs.of(entry).get(0).withQty(all);
            working.put(leg, stop);
            entries.put(leg, entry);
            Quantity filled = books().order(leg).map(Order::cumQty).orElse(Quantity.ZERO);
            OrderRequest like = entry.withQty(all.plus(filled));
            unreported.add(() -> bench.broker.tell(leg, like, ExecType.NEW, OrdStatus.NEW));
        }

        private void obey() {
            report();
            if (cancelled < bench.broker.cancelled.size()) {
                CancelRequest r = bench.broker.cancelled.get(cancelled++);
                OrderRequest like = entries.getOrDefault(r.origClOrdId(), bench.broker.submitted.get(0));
                boolean works = working.remove(r.origClOrdId()) != null;
                bench.broker.tell(
                        r.origClOrdId(),
                        like,
                        works ? ExecType.CANCELED : ExecType.CANCEL_REJECTED,
                        works ? OrdStatus.CANCELED : OrdStatus.FILLED);
            } else if (replaced < bench.broker.replaced.size()) {
                replace(bench.broker.replaced.get(replaced++));
            }
        }

        private void replace(ReplaceRequest r) {
            OrderRequest stop = working.remove(r.origClOrdId());
            OrderRequest entry = Objects.requireNonNull(entries.get(r.origClOrdId()));
            Quantity filled = books().order(r.origClOrdId()).map(Order::cumQty).orElse(Quantity.ZERO);
            Quantity left = r.orderQty().minus(filled);
            if (stop == null || !left.isPositive()) {
                if (stop != null) {
                    working.put(r.origClOrdId(), stop);
                }
                bench.broker.tell(r.origClOrdId(), entry, ExecType.CANCEL_REJECTED, OrdStatus.NEW);
            } else {
                working.put(r.clOrdId(), stop.withQty(left));
                entries.put(r.clOrdId(), entry);
                bench.broker.confirm(r, entry);
            }
        }
    }
}
