package io.drover.broker.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.ClOrdId;
import io.drover.model.ExecType;
import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.order.BrokerSnapshot.BrokerOrder;
import io.drover.order.ExecutionReport;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Whatever orders and prices come, in whatever order. */
class SimulatedBrokerPropertiesTest {
    private static final SimulationSettings SETTINGS = Bench.settings()
            .withMargin(MarginTerms.REG_T)
            .withVolumeShare(new BigDecimal("0.1"))
            .withFriction(new Friction(new BigDecimal("0.0003"), new BigDecimal("0.0001")), Map.of())
            .withFees(FeeTable.shipped("ibkr-fixed", "us-regulatory"));

    private static Bench live(List<Integer> steps) {
        RandomLife life = new RandomLife(new Bench(SETTINGS));
        steps.forEach(life::step);
        return life.bench;
    }

    private static Quantity signed(ExecutionReport trade) {
        return trade.side() == Side.BUY ? trade.lastQty() : trade.lastQty().negated();
    }

    @Property(tries = 400)
    void cash_and_position_are_conserved_to_the_last_decimal(@ForAll @Size(min = 20, max = 200) List<Integer> steps) {
        Bench bench = live(steps);
        Money cash = SETTINGS.startingCash();
        Quantity position = Quantity.ZERO;

        for (ExecutionReport report : bench.reports) {
            if (report.execType() == ExecType.TRADE) {
                cash = cash.minus(Bench.acme().value(report.lastPx().orElseThrow(), signed(report)))
                        .minus(report.fee());
                position = position.plus(signed(report));
            }
        }

        assertThat(bench.cash()).isEqualTo(cash);
        assertThat(bench.position()).isEqualTo(position);
    }

    @Property(tries = 400)
    void filled_and_open_quantity_make_up_every_order_at_every_report(
            @ForAll @Size(min = 20, max = 200) List<Integer> steps) {
        Bench bench = live(steps);
        Map<String, Quantity> filled = new HashMap<>();
        Set<String> closed = new HashSet<>();

        for (ExecutionReport report : bench.reports) {
            String order = report.orderId().toString();
            Quantity cum = filled.merge(order, report.lastQty(), Quantity::plus);
            assertThat(report.cumQty()).isEqualTo(cum);
            assertThat(cum).isLessThanOrEqualTo(report.orderQty());
            assertThat(report.leavesQty())
                    .isEqualTo(report.ordStatus().isOpen() ? report.orderQty().minus(cum) : Quantity.ZERO);
            assertThat(closed.contains(order) && report.execType() != ExecType.CANCEL_REJECTED)
                    .as("nothing happens to a closed order: %s", report)
                    .isFalse();
            if (report.ordStatus().isClosed()) {
                closed.add(order);
            }
        }
    }

    @Property(tries = 400)
    void snapshot_is_the_fold_of_the_reports(@ForAll @Size(min = 20, max = 200) List<Integer> steps) {
        Bench bench = live(steps);
        Map<String, OrdStatus> folded = new HashMap<>();
        Map<String, ClOrdId> ids = new HashMap<>();
        Map<String, Quantity> quantities = new HashMap<>();

        for (ExecutionReport report : bench.reports) {
            folded.put(report.orderId().toString(), report.ordStatus());
            quantities.put(report.orderId().toString(), report.orderQty());
            if (report.execType() != ExecType.CANCEL_REJECTED) {
                ids.put(report.orderId().toString(), report.clOrdId());
            }
        }

        List<BrokerOrder> orders = bench.broker.snapshot(Bench.START).orders();
        assertThat(orders).hasSameSizeAs(folded.keySet()).allSatisfy(order -> {
            String id = order.orderId().toString();
            assertThat(order.ordStatus()).isEqualTo(folded.get(id));
            assertThat(order.orderQty()).isEqualTo(quantities.get(id));
            assertThat(order.clOrdId()).contains(ids.get(id));
        });
    }

    @Property(tries = 400)
    void sales_never_turn_a_long_position_short_and_ids_never_repeat(
            @ForAll @Size(min = 20, max = 200) List<Integer> steps) {
        Bench bench = live(steps);
        Quantity position = Quantity.ZERO;
        Set<String> ids = new HashSet<>();

        for (ExecutionReport report : bench.reports) {
            assertThat(ids.add(report.execId().toString())).isTrue();
            if (report.execType() == ExecType.TRADE) {
                position = position.plus(signed(report));
                boolean sale = report.side() == Side.SELL;
                assertThat(sale && position.signum() < 0).as("%s", report).isFalse();
            }
        }
    }

    @Example
    void lives_are_eventful() {
        List<ExecutionReport> told = IntStream.range(0, 30)
                .mapToObj(life -> live(
                        IntStream.range(life * 100, life * 100 + 100).boxed().toList()))
                .flatMap(bench -> bench.reports.stream())
                .toList();

        assertThat(told.stream().map(ExecutionReport::execType).collect(Collectors.toSet()))
                .contains(
                        ExecType.NEW,
                        ExecType.TRADE,
                        ExecType.CANCELED,
                        ExecType.REPLACED,
                        ExecType.CANCEL_REJECTED,
                        ExecType.EXPIRED);
        List<Side> traded = told.stream()
                .filter(r -> r.execType() == ExecType.TRADE)
                .map(ExecutionReport::side)
                .toList();
        assertThat(traded).hasSizeGreaterThan(300);
        assertThat(Set.copyOf(traded)).contains(Side.BUY, Side.SELL, Side.SELL_SHORT);
    }

    @Property(tries = 100)
    void same_inputs_give_the_same_reports(@ForAll @Size(min = 20, max = 200) List<Integer> steps) {
        assertThat(live(steps).reports).isEqualTo(live(steps).reports);
    }
}
