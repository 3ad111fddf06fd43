package io.drover.trading;

import io.drover.fact.Account;
import io.drover.fact.FactNumbers;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Equity, margin and exposure of the account at given marks; exact sums, turned into facts at the end. */
final class AccountValuation {
    private final EngineSettings settings;
    private final EngineState state;
    private final Exposures exposures = new Exposures();

    AccountValuation(EngineSettings settings, EngineState state) {
        this.settings = settings;
        this.state = state;
    }

    /** All positions at their prices, by instrument. */
    List<ValuedHolding> positions(Marks marks) {
        List<Holding> held = state.books().positions();
        if (held.isEmpty()) {
            return List.of();
        }
        List<ValuedHolding> valued = new ArrayList<>(held.size());
        for (int i = 0; i < held.size(); i++) {
            Holding holding = held.get(i);
            Optional<Mark> mark = marks.of(holding.instrument().id());
            valued.add(ValuedHolding.of(holding, mark, settings.collarRatio()));
        }
        return valued;
    }

    Account account(Instant at, String dayLabel, List<ValuedHolding> positions, Marks marks) {
        Books books = state.books();
        BigDecimal equity = books.cash().amount();
        BigDecimal initial = BigDecimal.ZERO;
        BigDecimal maintenance = BigDecimal.ZERO;
        for (ValuedHolding held : positions) {
            MarginRule rule =
                    settings.margin().at(at, held.holding().instrument().assetClass());
            BigDecimal value = held.value().amount();
            equity = equity.add(value);
            initial = initial.add(value.abs().multiply(rule.initialRatio()));
            maintenance = maintenance.add(value.abs().multiply(rule.maintenanceRatio()));
        }
        BigDecimal reserved = BigDecimal.ZERO;
        for (Order order : books.openOrders()) {
            if (order.is(OrderRole.ENTRY)) {
                reserved = reserved.add(marginOf(order, at, marks));
            }
        }
        double equityNow = FactNumbers.of(equity);
        DayAccount day = state.day().at(dayLabel, equityNow);
        double loss = Math.max(0, day.startEquity() - equityNow);
        double fall = Math.max(0, day.peakEver() - equityNow);
        return new Account(
                equityNow,
                FactNumbers.of(books.cash().amount()),
                FactNumbers.of(equity.subtract(initial).subtract(reserved)),
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
    void addExposures(List<ValuedHolding> positions, Marks marks, FactGroups facts) {
        exposures.clear();
        positions.forEach(exposures::addHeld);
        for (Order order : state.books().openOrders()) {
            if (order.is(OrderRole.ENTRY)) {
                Instrument instrument = state.books().instrument(order.request().instrument());
                BigDecimal last = value(order, markOrWorst(instrument.id(), marks), instrument);
                BigDecimal worst = value(order, worstPrice(order, marks), instrument);
                exposures.addWorking(instrument, order.strategy(), last, worst);
            }
        }
        exposures.addTo(facts);
    }

    private BigDecimal marginOf(Order order, Instant at, Marks marks) {
        Instrument instrument = state.books().instrument(order.request().instrument());
        return value(order, worstPrice(order, marks), instrument)
                .multiply(settings.margin().at(at, instrument.assetClass()).initialRatio());
    }

    private static BigDecimal value(Order order, Price price, Instrument instrument) {
        return instrument.value(price, order.leavesQty()).abs().amount();
    }

    /** The limit of a limit order, else the collar's edge on the costly side. */
    private Price worstPrice(Order order, Marks marks) {
        return order.request()
                .limitPx()
                .orElseGet(() -> Collar.edge(
                        markOrWorst(order.request().instrument(), marks),
                        order.request().side(),
                        settings.collarRatio()));
    }

    private Price markOrWorst(InstrumentId id, Marks marks) {
        return marks.of(id)
                .map(Mark::price)
                .orElseGet(() -> state.books().holding(id).worstPrice(settings.collarRatio()));
    }

    private static double ratio(double part, double whole) {
        return whole > 0 ? part / whole : 0;
    }
}
