package io.drover.trading;

import io.drover.decision.LimitRow;
import io.drover.decision.RuleSet;
import io.drover.decision.StrategyRow;
import io.drover.fact.Account;
import io.drover.fact.Cycle;
import io.drover.fact.Fact;
import io.drover.fact.FactNumbers;
import io.drover.fact.Memo;
import io.drover.fact.OpenOrder;
import io.drover.fact.Position;
import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import io.drover.model.Price;
import io.drover.port.MarketData;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds the snapshot of a cycle from the market and the folded state. */
final class Observer {
    private final EngineSettings settings;
    private final EngineState state;
    private final MarketData market;
    private final AccountValuation valuation;
    private List<Fact> limits = List.of();
    private List<LimitRow> rows = List.of();
    private double limitsEquity = Double.NaN;
    private RuleSet limitsOf = new RuleSet("", List.of(), List.of(), List.of());
    private List<Fact> strategies = List.of();

    Observer(EngineSettings settings, EngineState state, MarketData market) {
        this.settings = settings;
        this.state = state;
        this.market = market;
        this.valuation = new AccountValuation(settings, state);
    }

    Observation observe(Schedule schedule, Instant at, RuleSet rules) {
        long number = state.cycles() + 1;
        Map<InstrumentId, Mark> marks = marks(schedule, at);
        String label = settings.accountingDay().label(at, number);
        Account account = valuation.account(at, label, marks);
        FactGroups facts = new FactGroups().add(account);
        facts.addAll(state.activities().facts(at, settings.duplicateWindow()));
        facts.add(new Cycle(schedule.name(), at.toEpochMilli(), label, minuteOfDay(at)));
        for (InstrumentId id : schedule.instruments()) {
            facts.addAll(market.facts(id, at, state.previousCycle(schedule.name())));
        }
        facts.addAll(valuation.exposures(marks));
        facts.addSorted(limits(rules, account.equity()));
        facts.addAll(memos(at));
        for (Order order : state.books().openOrders()) {
            if (order.isWorking()) {
                facts.add(openOrder(order, at));
            }
        }
        for (Holding holding : state.books().positions()) {
            facts.add(position(holding, marks));
        }
        facts.addSorted(strategies);
        return new Observation(at, number, facts.toSnapshot(), marks, account);
    }

    /** Marks of the schedule's instruments and of everything held or working. */
    private Map<InstrumentId, Mark> marks(Schedule schedule, Instant at) {
        Map<InstrumentId, Mark> marks = new TreeMap<>();
        schedule.instruments().forEach(id -> addMark(marks, id, at));
        state.books().positions().forEach(h -> addMark(marks, h.instrument().id(), at));
        state.books().openOrders().forEach(o -> addMark(marks, o.request().instrument(), at));
        return marks;
    }

    private void addMark(Map<InstrumentId, Mark> marks, InstrumentId id, Instant at) {
        if (!marks.containsKey(id)) {
            market.mark(id, at).ifPresent(mark -> marks.put(id, mark));
        }
    }

    /** Limit facts change only with equity and with the rule set, so they are kept. */
    private List<Fact> limits(RuleSet rules, double equity) {
        boolean sameRules = rules.equals(limitsOf);
        if (!sameRules || Double.compare(equity, limitsEquity) != 0) {
            rows = sameRules ? rows : sorted(rules.limits());
            List<Fact> fresh = new ArrayList<>(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                LimitRow row = rows.get(i);
                fresh.add(sameRules && row.basis() == LimitRow.Basis.ABSOLUTE ? limits.get(i) : row.at(equity));
            }
            limits = fresh;
            limitsEquity = equity;
            strategies = sameRules ? strategies : strategyFacts(rules);
            limitsOf = rules;
        }
        return limits;
    }

    private static List<LimitRow> sorted(List<LimitRow> rows) {
        return rows.stream().sorted(Comparator.comparing(r -> r.at(1).key())).toList();
    }

    private static List<Fact> strategyFacts(RuleSet rules) {
        return rules.strategies().stream()
                .map(StrategyRow::toFact)
                .sorted(Comparator.comparing(Fact::key))
                .map(Fact.class::cast)
                .toList();
    }

    private List<Memo> memos(Instant at) {
        long time = at.toEpochMilli();
        return state.memos().values().stream()
                .filter(m -> !Memos.isGone(m, time))
                .toList();
    }

    private Position position(Holding holding, Map<InstrumentId, Mark> marks) {
        Mark mark = marks.get(holding.instrument().id());
        Price price = mark == null ? holding.worstPrice(settings.collarRatio()) : mark.price();
        double last = FactNumbers.of(mark == null ? holding.lastPrice() : price);
        double cost = FactNumbers.of(holding.cost().abs().amount());
        double unrealized =
                FactNumbers.of(holding.marketValue(price).minus(holding.cost()).amount());
        return new Position(
                holding.instrument().id().toString(),
                holding.strategy(),
                FactNumbers.of(holding.quantity()),
                FactNumbers.of(holding.averagePrice()),
                last,
                FactNumbers.of(holding.marketValue(price).amount()),
                unrealized,
                FactNumbers.of(holding.realizedPnl().amount()),
                cost == 0 ? 0 : unrealized / cost,
                holding.high() == 0 ? last : Math.max(holding.high(), last),
                holding.low() == 0 ? last : Math.min(holding.low(), last),
                holding.entryTime().toEpochMilli());
    }

    private static OpenOrder openOrder(Order order, Instant at) {
        var request = order.request();
        return new OpenOrder(
                OrderLabel.of(order),
                request.instrument().toString(),
                order.strategy(),
                request.role().name(),
                request.side().name(),
                request.ordType().name(),
                FactNumbers.of(request.orderQty()),
                FactNumbers.of(order.leavesQty()),
                request.limitPx().map(FactNumbers::of).orElse(0.0),
                request.stopPx().map(FactNumbers::of).orElse(0.0),
                order.status().name(),
                order.status() == io.drover.model.OrdStatus.UNKNOWN,
                Duration.between(order.decidedAt(), at).toSeconds());
    }

    private static int minuteOfDay(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay() / 60;
    }
}
