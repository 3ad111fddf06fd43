package io.drover.report;

import static io.drover.report.CycleBuilder.verdict;
import static io.drover.report.JournalBuilder.id;
import static io.drover.report.JournalBuilder.market;
import static io.drover.report.JournalBuilder.withStop;

import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.Sending;
import io.drover.journal.JournalRecord.Submitted;
import io.drover.model.AssetClass;
import io.drover.model.ClOrdId;
import io.drover.model.Control;
import io.drover.model.Currency;
import io.drover.model.ExecType;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.Mode;
import io.drover.model.OrdStatus;
import io.drover.model.OrderId;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.PriceSource;
import io.drover.model.Quantity;
import io.drover.model.Scope;
import io.drover.model.Side;
import io.drover.model.TradingState;
import io.drover.order.OrderRequest;
import io.drover.order.SubmitResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Half an hour of paper trading, computed by hand. Starts with 10,000 USD.
 *
 * <pre>
 * BTC  buy 0.5 @ 800 (fee 0.40) and 1.5 @ 801 (fee 1.20): cost 1,601.50, average 800.75
 *      sell 1 @ 789 (0.79): 789 - 800.75 = -11.75;  stop sells 1 @ 778 (0.78): 778 - 800.75 = -22.75
 *      round trip: -34.50 before fees, fees 3.17, -37.67 after; entry 800.75, exit (789 + 778) / 2 = 783.50
 * ETH  buy 10 @ 30 (0.30), sell 10 @ 31.50 (0.315): 15.00 before fees, fees 0.615, 14.385 after
 * equity at the cycles, marks in brackets
 *  1   10,000
 *  2   10,000 - 1.60 + (2 x 805 - 1,601.50)            = 10,006.90   peak
 *  3   10,000 - 1.60 + (2 x 790 - 1,601.50)            =  9,976.90
 *  4   10,000 - 2.39 - 11.75 + (780 - 800.75)          =  9,965.11
 *  5   10,000 - 3.17 - 34.50                           =  9,962.33   lowest: 44.57 below the peak, 0.445393 %
 *  6   9,962.33 - 0.30 + (10 x 31.50 - 300)            =  9,977.03
 *  7   9,962.33 - 0.615 + 15                           =  9,976.715
 * end less start -23.285 = realised -19.50 less fees 3.785
 * </pre>
 */
final class SampleJournal {
    static final String RULES = "ab12".repeat(16);
    static final String BTC = "BTC-USD.BITSTAMP";
    static final String ETH = "ETH-USD.BITSTAMP";
    static final String HOSTILE = "\"><script>alert('x')</script> & <img src=x onerror=alert(1)> \u202Etxt";

    private SampleJournal() {}

    static ReportContext context() {
        long start = Instant.parse("2013-11-25T10:00:00Z").toEpochMilli();
        return new ReportContext(
                new ReportContext.Verification(
                        ReportContext.Verification.Result.INTACT, "44 records, 2 signatures, no gap"),
                "d1".repeat(32),
                "c4".repeat(32),
                List.of(instrument(BTC), instrument(ETH)),
                List.of(
                        series(BTC, start, 800, 805, 790, 780, 781, 783, 784),
                        series(ETH, start, 29, 29.5, 29, 29.8, 30, 31.5, 31.2)));
    }

    private static PriceSeries series(String symbol, long start, double... prices) {
        long[] times = new long[prices.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = start + i * 300_000L;
        }
        return new PriceSeries(InstrumentId.parse(symbol), times, prices);
    }

    static Instrument instrument(String symbol) {
        return new Instrument(
                InstrumentId.parse(symbol),
                AssetClass.CRYPTO,
                Currency.USD,
                Price.of("0.01"),
                Quantity.of("0.01"),
                BigDecimal.ONE,
                "",
                "24/7",
                PriceSource.BAR_CLOSE,
                Duration.ofMinutes(10),
                false);
    }

    static JournalBuilder journal() {
        JournalBuilder journal = new JournalBuilder();
        btc(journal);
        eth(journal);
        ending(journal);
        return journal;
    }

    private static void btc(JournalBuilder journal) {
        journal.add(new JournalRecord.RunStarted(
                1, Mode.PAPER, "paper-1", Currency.USD, "0.1.0", RULES, "cf34".repeat(16)));
        journal.add(new CycleBuilder(1, journal.now())
                .equity(10000, 10000)
                .indicator(BTC, "slow", 798.25)
                .indicator(BTC, "fast", 801.5)
                .buy(
                        BTC,
                        "2",
                        800,
                        "fast average above slow",
                        verdict(Control.C01, 1600, 2000),
                        verdict(Control.C04, 0, 0.05),
                        verdict(Control.C13, 0, 0))
                .build());
        order(journal, "1-0", withStop(market(id('a'), BTC, OrderRole.ENTRY, Side.BUY, "2"), id('s'), "778"));
        journal.status("n1", ExecType.NEW, OrdStatus.NEW, id('a'), BTC, Side.BUY);
        journal.at("10:00:01").part("e1", id('a'), BTC, Side.BUY, "0.5", "800", "0.40", "0.5", "1.5");
        journal.at("10:00:02").part("e2", id('a'), BTC, Side.BUY, "1.5", "801", "1.20", "2", "0");
        journal.at("10:05:00")
                .add(new CycleBuilder(2, journal.now())
                        .equity(10006.9, 8396.9)
                        .position(BTC, 2, 800.75, 805)
                        .memo("high", 805)
                        .buy(
                                ETH,
                                "50",
                                29.5,
                                HOSTILE,
                                verdict(Control.C01, 1475, 1200.5),
                                verdict(Control.C04, 0, 0.05))
                        .build());
        journal.at("10:10:00")
                .add(new CycleBuilder(3, journal.now())
                        .equity(9976.9, 8396.9)
                        .position(BTC, 2, 800.75, 790)
                        .exit(BTC, "1", 790, verdict(Control.C16, 0, 0))
                        .build());
        order(journal, "3-0", market(id('b'), BTC, OrderRole.EXIT, Side.SELL, "1"));
        journal.at("10:10:01").fill("e3", id('b'), BTC, Side.SELL, "1", "789", "0.79");
        journal.fill("e3", id('b'), BTC, Side.SELL, "1", "789", "0.79");
        journal.at("10:15:00")
                .add(new CycleBuilder(4, journal.now())
                        .equity(9965.11, 9185.11)
                        .position(BTC, 1, 800.75, 780)
                        .build());
        journal.add(new JournalRecord.StateLowered(
                "c19",
                Scope.ACCOUNT,
                TradingState.REDUCING,
                Optional.of(Control.C19),
                "day loss 0.35 % above 0.3 %",
                "rule:guard.halt.day-loss",
                false));
        journal.at("10:17:00").fill("e4", id('s'), BTC, Side.SELL, "1", "778", "0.78");
        journal.at("10:19:00").add(new JournalRecord.StateRaised("c19", "looked at it", "operator:ada"));
    }

    private static void eth(JournalBuilder journal) {
        journal.at("10:20:00")
                .add(new CycleBuilder(5, journal.now())
                        .equity(9962.33, 9962.33)
                        .buy(ETH, "10", 30, "", verdict(Control.C01, 300, 1195.4796))
                        .build());
        order(journal, "5-0", market(id('c'), ETH, OrderRole.ENTRY, Side.BUY, "10"));
        journal.at("10:20:01").fill("e5", id('c'), ETH, Side.BUY, "10", "30", "0.30");
        journal.at("10:25:00")
                .add(new CycleBuilder(6, journal.now())
                        .equity(9977.03, 9662.03)
                        .position(ETH, 10, 30, 31.5)
                        .exit(ETH, "10", 31.5, verdict(Control.C16, 0, 0))
                        .build());
        order(journal, "6-0", market(id('d'), ETH, OrderRole.EXIT, Side.SELL, "10"));
        journal.at("10:25:01").fill("e6", id('d'), ETH, Side.SELL, "10", "31.50", "0.315");
    }

    private static void ending(JournalBuilder journal) {
        journal.at("10:30:00")
                .add(new CycleBuilder(7, journal.now())
                        .equity(9976.715, 9976.715)
                        .buy(BTC, "1", 784, "again", verdict(Control.C01, 784, 1197.2058))
                        .build());
        journal.intent("7-0", market(id('e'), BTC, OrderRole.ENTRY, Side.BUY, "1"));
        journal.add(new Sending(id('e'), 1, Instant.EPOCH, List.of()));
        journal.add(new Submitted(id('e'), new SubmitResult.Rejected("INSUFFICIENT_BUYING_POWER", HOSTILE)));
        journal.at("10:35:00")
                .add(new CycleBuilder(8, journal.now())
                        .discarded()
                        .finding("SYMBOL_UNKNOWN", "symbol=" + HOSTILE)
                        .build());
        journal.add(new JournalRecord.StateLowered(
                "budget",
                Scope.GLOBAL,
                TradingState.HALTED,
                Optional.empty(),
                "cycle 8 over its budget of 2 s",
                "engine",
                false));
        journal.at("10:36:00").add(new JournalRecord.RunEnded("end of data"));
    }

    private static void order(JournalBuilder journal, String decision, OrderRequest request) {
        ClOrdId id = request.clOrdId();
        journal.intent(decision, request).add(new Sending(id, 1, Instant.EPOCH, List.of()));
        journal.add(new Submitted(
                id, new SubmitResult.Accepted(new OrderId("B-" + id.value().charAt(0)), Optional.empty())));
    }
}
