package io.drover.store;

import io.drover.decision.Snapshot;
import io.drover.fact.Candidate;
import io.drover.fact.DerivedFact;
import io.drover.fact.Fact;
import io.drover.fact.Regime;
import io.drover.fact.Score;
import io.drover.fact.Signal;
import io.drover.journal.JournalRecord;
import io.drover.journal.StateImage;
import io.drover.model.ClOrdId;
import io.drover.model.Currency;
import io.drover.model.ExecId;
import io.drover.model.ExecType;
import io.drover.model.InstrumentId;
import io.drover.model.Money;
import io.drover.model.OrdType;
import io.drover.model.OrderId;
import io.drover.model.Price;
import io.drover.model.Quantity;
import io.drover.model.TimeInForce;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;

/** Makes any value of any type that a journal record consists of, by its record components; wild texts and numbers. */
public final class AnyRecord {
    private static final String[] TEXTS = {
        "",
        "a",
        "AAPL.XNAS",
        "\"\\/\b\f\n\r\t",
        "\u0000\u001f\u007f",
        "äßé",
        "€ ≤ 中",
        "😀 \uD83D lone \uDE00",
        "{\"a\":1}"
    };
    private static final double[] NUMBERS = {
        0,
        -0.0,
        1,
        -1,
        0.1,
        100.25,
        1e-3,
        9.999e-4,
        1e7,
        9999999.9999,
        1e21,
        1.0E-300,
        4.9E-324,
        Double.MAX_VALUE,
        2.0E-3,
        1.5E300,
        4.35,
        0.3,
        2.2E-308,
        9007199254740992.0,
        123456.7891
    };
    private static final List<Class<?>> FACTS = factTypes();

    private final Random random;

    public AnyRecord(long seed) {
        random = new Random(seed);
    }

    private static List<Class<?>> factTypes() {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> type : FactTypes.all()) {
            types.add(type);
        }
        types.sort(Comparator.comparing(Class::getName));
        return types;
    }

    public static List<Class<?>> recordTypes() {
        return List.of(JournalRecord.class.getPermittedSubclasses());
    }

    public JournalRecord record() {
        List<Class<?>> types = recordTypes();
        return record(types.get(random.nextInt(types.size())));
    }

    public JournalRecord record(Class<?> type) {
        return (JournalRecord) any(type);
    }

    public StateImage state() {
        return (StateImage) any(StateImage.class);
    }

    /** A cycle whose snapshot shares some facts with the one before, changes some, drops some. */
    public JournalRecord.Cycle cycleAfter(List<Fact> before) {
        List<Fact> facts = new ArrayList<>();
        for (Fact fact : before) {
            int dice = random.nextInt(10);
            if (dice < 6) {
                facts.add(fact);
            } else if (dice < 9) {
                facts.add((Fact) mutate(fact));
            }
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            facts.add(fact());
        }
        JournalRecord.Cycle cycle = (JournalRecord.Cycle) any(JournalRecord.Cycle.class);
        Snapshot snapshot = random.nextBoolean() ? Snapshot.of(facts) : new Snapshot(facts);
        return new JournalRecord.Cycle(
                cycle.number(),
                cycle.schedule(),
                cycle.scheduledAt(),
                cycle.previousCycle(),
                cycle.ruleSet(),
                cycle.outcome(),
                snapshot,
                cycle.asked(),
                cycle.states(),
                cycle.decisions(),
                cycle.memos(),
                cycle.findings());
    }

    public Fact fact() {
        return (Fact) any(FACTS.get(random.nextInt(FACTS.size())));
    }

    private Object mutate(Object fact) {
        return recordOf(fact.getClass(), Optional.of(fact));
    }

    private Object any(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        Class<?> plain = (Class<?>) type;
        return plain.isRecord() && !SPECIAL.contains(plain) ? recordOf(plain, Optional.empty()) : leaf(plain);
    }

    private Object generic(ParameterizedType type) {
        Type element = type.getActualTypeArguments()[0];
        if (type.getRawType() == Map.class) {
            Map<String, Double> map = new TreeMap<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                map.put("p\u20ac" + random.nextInt(9), number());
            }
            return map;
        }
        if (type.getRawType() == Optional.class) {
            return random.nextBoolean() ? Optional.empty() : Optional.of(any(element));
        }
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            list.add(any(element));
        }
        return list;
    }

    private Object recordOf(Class<?> type, Optional<Object> like) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                boolean keep = like.isPresent() && random.nextInt(3) > 0;
                values[i] = keep ? components[i].getAccessor().invoke(like.get()) : any(components[i].getGenericType());
            }
            return type.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    private static final List<Class<?>> SPECIAL = List.of(
            Price.class,
            Quantity.class,
            Money.class,
            InstrumentId.class,
            Currency.class,
            ClOrdId.class,
            OrderId.class,
            ExecId.class,
            OrderRequest.class,
            Protection.class,
            ExecutionReport.class);

    private Object leaf(Class<?> type) {
        if (type == double.class) {
            return number();
        }
        if (type == long.class) {
            return random.nextBoolean() ? random.nextLong() : random.nextInt(100);
        }
        if (type == int.class) {
            return random.nextInt();
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == String.class) {
            return text();
        }
        if (type == OptionalDouble.class) {
            return random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(number());
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        }
        if (type == Instant.class) {
            return instant();
        }
        return value(type);
    }

    private Object value(Class<?> type) {
        if (type == BigDecimal.class) {
            return new BigDecimal(decimal());
        }
        if (type == Price.class) {
            return Price.of(decimal());
        }
        if (type == Quantity.class) {
            return Quantity.of(decimal());
        }
        if (type == Money.class) {
            return Money.of(decimal(), Currency.USD);
        }
        if (type == InstrumentId.class) {
            return InstrumentId.parse(random.nextBoolean() ? "BRK.B.XNYS" : "BTC-USD.BITSTAMP");
        }
        if (type == Currency.class) {
            return new Currency(random.nextBoolean() ? "EUR" : "USDT");
        }
        if (type == ClOrdId.class) {
            return clOrdId();
        }
        if (type == OrderId.class) {
            return new OrderId("o" + text());
        }
        if (type == ExecId.class) {
            return new ExecId("e" + text());
        }
        return order(type);
    }

    private Object order(Class<?> type) {
        if (type == Protection.class) {
            return protection();
        }
        if (type == OrderRequest.class) {
            return orderRequest();
        }
        if (type == ExecutionReport.class) {
            return executionReport();
        }
        if (type == DerivedFact.class) {
            List<Class<?>> kinds = List.of(Signal.class, Regime.class, Score.class, Candidate.class);
            return any(kinds.get(random.nextInt(kinds.size())));
        }
        if (type == Fact.class) {
            return fact();
        }
        Class<?>[] members = type.getPermittedSubclasses();
        return any(members[random.nextInt(members.length)]);
    }

    private Protection protection() {
        boolean stop = random.nextBoolean();
        boolean trailing = stop && random.nextBoolean();
        boolean profit = random.nextBoolean();
        return new Protection(
                stop ? Optional.of(clOrdId()) : Optional.empty(),
                stop && !trailing ? Optional.of(Price.of(decimal())) : Optional.empty(),
                trailing ? Optional.of(new BigDecimal("0.050")) : Optional.empty(),
                profit ? Optional.of(clOrdId()) : Optional.empty(),
                profit ? Optional.of(Price.of(decimal())) : Optional.empty());
    }

    private OrderRequest orderRequest() {
        OrdType type = (OrdType) leaf(OrdType.class);
        TimeInForce force = (TimeInForce) leaf(TimeInForce.class);
        return new OrderRequest(
                clOrdId(),
                (InstrumentId) value(InstrumentId.class),
                (io.drover.model.OrderRole) leaf(io.drover.model.OrderRole.class),
                (io.drover.model.Side) leaf(io.drover.model.Side.class),
                type,
                Quantity.of("1.5"),
                type.needsLimitPx() ? Optional.of(Price.of(decimal())) : Optional.empty(),
                type.needsStopPx() ? Optional.of(Price.of(decimal())) : Optional.empty(),
                type == OrdType.TRAILING_STOP ? Optional.of(new BigDecimal("1E-2")) : Optional.empty(),
                force,
                force == TimeInForce.GTD ? Optional.of(instant()) : Optional.empty(),
                protection());
    }

    private ExecutionReport executionReport() {
        return new ExecutionReport(
                (ExecId) value(ExecId.class),
                clOrdId(),
                random.nextBoolean() ? Optional.of(clOrdId()) : Optional.empty(),
                (OrderId) value(OrderId.class),
                (ExecType) leaf(ExecType.class),
                (io.drover.model.OrdStatus) leaf(io.drover.model.OrdStatus.class),
                (InstrumentId) value(InstrumentId.class),
                (io.drover.model.Side) leaf(io.drover.model.Side.class),
                Quantity.of("10"),
                Quantity.of("2.5"),
                Quantity.of("7.5"),
                Quantity.of("0.5"),
                Optional.of(Price.of(decimal())),
                Money.of(decimal(), Currency.USD),
                random.nextBoolean() ? Optional.of((ExecId) value(ExecId.class)) : Optional.empty(),
                instant(),
                text());
    }

    private ClOrdId clOrdId() {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < 32; i++) {
            id.append("abcdefghijklmnopqrstuvwxyz234567".charAt(random.nextInt(32)));
        }
        return new ClOrdId(id.toString());
    }

    private Instant instant() {
        long[] nanos = {0, 1, 1000, 1_000_000, 999_999_999, 500_000_000};
        long second = random.nextInt(20) == 0
                ? -70_000_000_000L + Math.floorMod(random.nextLong(), 400_000_000_000L)
                : Math.floorMod(random.nextLong(), 4_000_000_000L);
        return Instant.ofEpochSecond(second, nanos[random.nextInt(nanos.length)]);
    }

    private String decimal() {
        String[] decimals = {"0", "1", "-1.50", "100", "0.00000001", "1E+2", "123456789012345678901234.000100", "-0.0"};
        return decimals[random.nextInt(decimals.length)];
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private double number() {
        double any = Double.longBitsToDouble(random.nextLong());
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(100_000_000) / 10_000.0;
            case 1 -> Double.isNaN(any) ? Double.NaN : any;
            case 2 -> random.nextGaussian();
            default -> NUMBERS[random.nextInt(NUMBERS.length)];
        };
    }
}
