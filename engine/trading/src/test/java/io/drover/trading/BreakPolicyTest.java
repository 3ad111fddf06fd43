package io.drover.trading;

import static io.drover.trading.EngineBench.AAPL;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.fact.ReconcileBreak;
import io.drover.journal.JournalRecord;
import io.drover.model.Currency;
import io.drover.model.InstrumentId;
import io.drover.model.Mode;
import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.model.TradingState;
import io.drover.order.BrokerSnapshot;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a difference from the broker's books does to the trading state. */
class BreakPolicyTest {
    @Test
    void by_default_the_first_reduces_and_the_second_halts() {
        EngineBench bench = bench(BreakPolicy.ESCALATE, "99999");
        TradingState first = bench.state();
        bench.engine.reconcile();

        assertThat(first).isEqualTo(TradingState.REDUCING);
        assertThat(bench.state()).isEqualTo(TradingState.HALTED);
    }

    @Test
    void halt_halts_at_the_first() {
        assertThat(bench(BreakPolicy.HALT, "99999").state()).isEqualTo(TradingState.HALTED);
    }

    @Test
    void alarm_tells_a_difference_that_stays_once_and_goes_on() {
        EngineBench bench = bench(BreakPolicy.ALARM, "99999");
        bench.engine.reconcile();

        assertThat(bench.state(AAPL)).isEqualTo(TradingState.ACTIVE);
        assertThat(bench.journal.all(JournalRecord.Alarm.class))
                .extracting(JournalRecord.Alarm::code)
                .containsExactly("RECONCILE_BREAK", "RECONCILE_BREAK");
    }

    @Test
    void rules_see_a_difference_until_a_comparison_no_longer_finds_it() {
        EngineBench bench = bench(BreakPolicy.ALARM, "99999");
        bench.cycle();
        List<ReconcileBreak> open = bench.lastCycle().snapshot().all(ReconcileBreak.class);
        bench.broker.agreeWith(bench.engine.state().books());
        bench.engine.reconcile();

        bench.cycle();

        assertThat(open).containsExactly(new ReconcileBreak("cash", "", 1), new ReconcileBreak("external", AAPL, 1));
        assertThat(bench.lastCycle().snapshot().all(ReconcileBreak.class)).isEmpty();
    }

    @Test
    void kinds_follow_policies_of_their_own() {
        BreakPolicies cashOnlyTold = new BreakPolicies(
                BreakPolicy.ESCALATE,
                BreakPolicy.ALARM,
                BreakPolicy.ESCALATE,
                BreakPolicy.ESCALATE,
                BreakPolicy.ESCALATE,
                BreakPolicy.ESCALATE);

        EngineBench bench = bench(cashOnlyTold, "99999");

        assertThat(bench.state()).isEqualTo(TradingState.ACTIVE);
        assertThat(bench.state(AAPL)).isEqualTo(TradingState.REDUCING);
    }

    @Test
    void adopt_takes_orders_over_that_are_not_ours() {
        EngineBench bench = bench(BreakPolicy.ADOPT, "100000");

        assertThat(bench.state(AAPL)).isEqualTo(TradingState.ACTIVE);
        assertThat(bench.journal.all(JournalRecord.ExternalOrder.class)).hasSize(1);
        assertThat(bench.engine.state().breaks()).isEmpty();
    }

    @Test
    void adopt_lets_other_differences_escalate() {
        assertThat(bench(BreakPolicy.ADOPT, "99999").state()).isEqualTo(TradingState.REDUCING);
    }

    /** The broker has so much cash, not 100000, and one order of another hand. */
    private static EngineBench bench(BreakPolicy policy, String cash) {
        return bench(BreakPolicies.all(policy), cash);
    }

    private static EngineBench bench(BreakPolicies policies, String cash) {
        EngineBench bench =
                new EngineBench(new ListJournal(), new BrokerDouble("100000"), new ScriptedRules(), settings(policies));
        bench.started();
        BrokerSnapshot.BrokerOrder foreign = new BrokerSnapshot.BrokerOrder(
                Optional.empty(),
                new OrderId("hand"),
                InstrumentId.parse(AAPL),
                Side.BUY,
                Quantity.of(1),
                Quantity.ZERO,
                OrdStatus.NEW,
                bench.now());
        bench.broker.books(new BrokerSnapshot(
                "test", Money.of(cash, Currency.USD), List.of(foreign), List.of(), List.of(), bench.now()));
        bench.engine.reconcile();
        return bench;
    }

    private static EngineSettings settings(BreakPolicies policies) {
        EngineSettings usual = EngineBench.settings();
        return new EngineSettings(
                Mode.PAPER,
                usual.account(),
                usual.currency(),
                usual.installId(),
                usual.build(),
                usual.configHash(),
                usual.ceilings(),
                usual.accountingDay(),
                usual.margin(),
                usual.collarRatio(),
                usual.intentTtl(),
                usual.duplicateWindow(),
                usual.warmUpCycles(),
                usual.states(),
                new BrokerTerms(policies));
    }
}
