package io.drover.trading;

import io.drover.fact.Account;
import io.drover.fact.Exposure;
import io.drover.fact.Fact;
import io.drover.fact.FactNumbers;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import io.drover.model.Money;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Equity, margin and exposure of the account at given marks; exact sums, turned into facts at the end. */
final class AccountValuation {
    private final EngineSettings settings;
    private final EngineState state;

    AccountValuation(EngineSettings settings, EngineState state) {
        this.settings = settings;
        this.state = state;
    }

    /** Sums under one heading, account currency. */
    private static final class Sums {
        private BigDecimal net = BigDecimal.ZERO;
        private BigDecimal held = BigDecimal.ZERO;
        private BigDecimal working = BigDecimal.ZERO;
        private BigDecimal worst = BigDecimal.ZERO;
    }

    Account account(Instant at, String dayLabel, Map<InstrumentId, Mark> marks) {
        Books books = state.books();
        Money equity = books.equity(id -> markOrWorst(id, marks));
        BigDecimal initial = BigDecimal.ZERO;
        BigDecimal maintenance = BigDecimal.ZERO;
        for (Holding holding : books.positions()) {
            Instrument instrument = holding.instrument();
            MarginRule rule = settings.margin().at(at, instrument.assetClass());
            BigDecimal value = holding.marketValue(markOrWorst(instrument.id(), marks))
                    .abs()
                    .amount();
            initial = initial.add(value.multiply(rule.initialRatio()));
            maintenance = maintenance.add(value.multiply(rule.maintenanceRatio()));
        }
        BigDecimal reserved = BigDecimal.ZERO;
        for (Order order : books.openOrders()) {
            if (order.is(OrderRole.ENTRY)) {
                reserved = reserved.add(marginOf(order, at, marks));
            }
        }
        double equityNow = FactNumbers.of(equity.amount());
        DayAccount day = state.day().at(dayLabel, equityNow);
        double loss = Math.max(0, day.startEquity() - equityNow);
        double fall = Math.max(0, day.peakEver() - equityNow);
        return new Account(
                equityNow,
                FactNumbers.of(books.cash().amount()),
                FactNumbers.of(equity.amount().subtract(initial).subtract(reserved)),
                FactNumbers.of(initial),
                FactNumbers.of(maintenance),
                day.startEquity(),
                equityNow - day.startEquity(),
                ratio(loss, day.startEquity()),
                day.peakEquity(),
                day.peakEver(),
                ratio(fall, day.peakEver()),
                FactNumbers.of(books.realizedPnl().amount()),
                FactNumbers.of(books.fees().amount()));
    }

    /** Exposure of the account and of each instrument, sector, currency and strategy that has one. */
    List<Fact> exposures(Map<InstrumentId, Mark> marks) {
        Sums account = new Sums();
        SortedMap<String, Sums> others = new TreeMap<>();
        for (Holding holding : state.books().positions()) {
            BigDecimal value = holding.marketValue(
                            markOrWorst(holding.instrument().id(), marks))
                    .amount();
            for (Sums sums : headings(account, others, holding.instrument(), holding.strategy())) {
                sums.net = sums.net.add(value);
                sums.held = sums.held.add(value.abs());
            }
        }
        for (Order order : state.books().openOrders()) {
            if (order.is(OrderRole.ENTRY)) {
                Instrument instrument = state.books().instrument(order.request().instrument());
                BigDecimal last = value(order, markOrWorst(instrument.id(), marks), instrument);
                BigDecimal worst = value(order, worstPrice(order, marks), instrument);
                for (Sums sums : headings(account, others, instrument, order.strategy())) {
                    sums.working = sums.working.add(last);
                    sums.worst = sums.worst.add(worst);
                }
            }
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("ACCOUNT", "", account));
        others.forEach((key, sums) -> {
            int slash = key.indexOf('/');
            facts.add(fact(key.substring(0, slash), key.substring(slash + 1), sums));
        });
        return facts;
    }

    private static List<Sums> headings(
            Sums account, SortedMap<String, Sums> others, Instrument instrument, String strategy) {
        return List.of(
                account,
                others.computeIfAbsent("INSTRUMENT/" + instrument.id(), k -> new Sums()),
                others.computeIfAbsent("SECTOR/" + instrument.sector(), k -> new Sums()),
                others.computeIfAbsent("CURRENCY/" + instrument.currency(), k -> new Sums()),
                others.computeIfAbsent("STRATEGY/" + strategy, k -> new Sums()));
    }

    private static Exposure fact(String scope, String name, Sums sums) {
        return new Exposure(
                scope,
                name,
                FactNumbers.of(sums.held.add(sums.working)),
                FactNumbers.of(sums.net),
                FactNumbers.of(sums.held),
                FactNumbers.of(sums.working),
                FactNumbers.of(sums.worst));
    }

    private BigDecimal marginOf(Order order, Instant at, Map<InstrumentId, Mark> marks) {
        Instrument instrument = state.books().instrument(order.request().instrument());
        return value(order, worstPrice(order, marks), instrument)
                .multiply(settings.margin().at(at, instrument.assetClass()).initialRatio());
    }

    private static BigDecimal value(Order order, Price price, Instrument instrument) {
        Quantity leaves = order.leavesQty();
        return instrument.value(price, leaves).abs().amount();
    }

    /** The limit of a limit order, else the collar's edge on the costly side. */
    private Price worstPrice(Order order, Map<InstrumentId, Mark> marks) {
        return order.request()
                .limitPx()
                .orElseGet(() -> Collar.edge(
                        markOrWorst(order.request().instrument(), marks),
                        order.request().side(),
                        settings.collarRatio()));
    }

    /** Without a mark a position counts as a loss: at the last price seen, moved against it by the collar. */
    private Price markOrWorst(InstrumentId id, Map<InstrumentId, Mark> marks) {
        return Optional.ofNullable(marks.get(id))
                .map(Mark::price)
                .orElseGet(() -> state.books().holding(id).worstPrice(settings.collarRatio()));
    }

    private static double ratio(double part, double whole) {
        return whole > 0 ? part / whole : 0;
    }
}
