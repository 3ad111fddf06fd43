package io.drover.report;

import static io.drover.report.JournalBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.OrderRole;
import io.drover.model.Side;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private final ReportData data =
            AuditReport.collect(SampleJournal.journal()::read, Period.ALL, SampleJournal.context());

    @Test
    void an_order_is_explained_from_rule_to_result() {
        String text = Explanation.ofOrder(data, id('a').value()).orElseThrow().text();

        assertThat(text).isEqualTo("""
                        Decision 1-0: BUY 2 BTC-USD.BITSTAMP ENTRY, accepted
                          at 2013-11-25 10:00:00 UTC, cycle 1 (main), strategy trend, rule set %s

                        Why
                          strategy.trend.enter  (strategy/trend.drl:12)
                            $s = BTC-USD.BITSTAMP
                            $slow = 798.25
                            matched Indicator/BTC-USD.BITSTAMP/5m/slow  symbol=BTC-USD.BITSTAMP timeframe=5m name=slow value=798.25 previous=797.25 fresh=true
                            matched Indicator/BTC-USD.BITSTAMP/5m/fast  symbol=BTC-USD.BITSTAMP timeframe=5m name=fast value=801.5 previous=800.5 fresh=true
                          reason: fast average above slow

                        How much
                          16 %% of equity 10000 → 2 units at reference price 800

                        Controls
                          control                                                   measured          limit       headroom      used
                          C01 Largest value of one order                        1,600.00 USD   2,000.00 USD     400.00 USD      80 %%  PASS    limits.csv:1
                          C04 Price collar, order                                        0 %%            5 %%            5 %%       0 %%  PASS    limits.csv:4
                          C13 Opposite entries of one instrument in one cycle              0              0              0       0 %%  PASS    limits.csv:13

                        Order %s (decision)
                          ENTRY BUY 2 BTC-USD.BITSTAMP MARKET DAY: FILLED
                          protection: stop 778
                          2013-11-25 10:00:00 UTC  Intent            goodUntil=2013-11-25 10:00:30
                          2013-11-25 10:00:00 UTC  Sending           run 1
                          2013-11-25 10:00:00 UTC  Accepted          orderId=B-a
                          2013-11-25 10:00:00 UTC  New               cumQty=0 leavesQty=2 execId=n1
                          2013-11-25 10:00:01 UTC  Fill              0.5 @ 800, fee 0.4 USD, cumQty=0.5 leavesQty=1.5 execId=e1
                          2013-11-25 10:00:02 UTC  Fill              1.5 @ 801, fee 1.2 USD, cumQty=2 leavesQty=0 execId=e2
                          filled 2 of 2 at 800.75, fees 1.6 USD, realised 0 USD before and -1.6 USD after fees

                        Order %s (protective stop)
                          PROTECTIVE SELL 1 BTC-USD.BITSTAMP STOP GTC, stop 778: FILLED
                          2013-11-25 10:17:00 UTC  Fill              1 @ 778, fee 0.78 USD, cumQty=1 leavesQty=0 execId=e4
                          filled 1 of 1 at 778, fees 0.78 USD, realised -22.75 USD before and -23.53 USD after fees
                        """.formatted(SampleJournal.RULES, id('a'), id('s')));
    }

    @Test
    void the_json_holds_decision_orders_and_fills() {
        String json = Explanation.ofOrder(data, "1-0").orElseThrow().json();

        assertThat(json)
                .contains("\"ordinal\" : \"1-0\"")
                .contains("\"clOrdId\" : \"" + id('a') + "\"")
                .contains("\"execId\" : \"e2\"")
                .contains("\"headroom\" : 400");
    }

    @Test
    void a_refused_proposal_is_explained_by_its_decision() {
        String text = Explanation.ofOrder(data, "2-0").orElseThrow().text();

        assertThat(text)
                .startsWith("Decision 2-0: BUY 50 ETH-USD.BITSTAMP ENTRY, DENIED")
                .contains("denied: NOTIONAL_EXCEEDS_MAX_PER_ORDER: measured=1475.0 limit=1200.5")
                .contains("122.87 %  BREACH");
    }

    @Test
    void the_beginning_of_an_id_is_enough_while_it_is_the_only_one() {
        JournalBuilder journal = SampleJournal.journal()
                .intent(
                        "",
                        JournalBuilder.market(
                                new ClOrdId("aaaa" + "b".repeat(28)),
                                SampleJournal.BTC,
                                OrderRole.ENTRY,
                                Side.BUY,
                                "1"))
                .add(new JournalRecord.RunEnded("again"));
        ReportData two = AuditReport.collect(journal::read, Period.ALL, SampleJournal.context());

        assertThat(Explanation.ofOrder(data, "aaaa")).isPresent();
        assertThat(Explanation.ofOrder(data, "zzzz")).isEmpty();
        assertThatThrownBy(() -> Explanation.ofOrder(two, "aaaa"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ambiguous");
    }

    @Test
    void silence_is_explained_by_the_first_false_condition_of_each_rule() {
        Explanation explanation = Explanation.whyNot(
                "AAPL.XNAS",
                Instant.parse("2013-11-25T21:00:00Z"),
                List.of(
                        new NearMiss(
                                "strategy.trend.enter",
                                "strategy/trend.drl:12",
                                "value > $slow",
                                "value=509.2, $slow=511"),
                        new NearMiss("strategy.trend.exit", "strategy/trend.drl:31", "", "exit asked")));

        assertThat(explanation.text()).isEqualTo("""
                        AAPL.XNAS at 2013-11-25 21:00:00 UTC: no proposal.

                        strategy.trend.enter  (strategy/trend.drl:12)
                          first false condition: value > $slow
                          actual:                value=509.2, $slow=511

                        strategy.trend.exit  (strategy/trend.drl:31)
                          fired: exit asked
                        """);
        assertThat(explanation.json()).contains("\"condition\" : \"value > $slow\"");
    }
}
