package io.drover.broker.simulated;

import io.drover.model.ClOrdId;
import io.drover.model.OrdType;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.order.OrderRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Turns numbers into orders, changes and prices; the same number at the same place does the same. */
final class RandomLife {
    private static final OrdType[] TYPES = OrdType.values();
    private static final Side[] SIDES = {Side.BUY, Side.BUY, Side.SELL, Side.SELL_SHORT};
    private static final TimeInForce[] TIMES = {
        TimeInForce.GTC,
        TimeInForce.GTC,
        TimeInForce.DAY,
        TimeInForce.IOC,
        TimeInForce.FOK,
        TimeInForce.OPG,
        TimeInForce.CLS
    };

    final Bench bench;
    private final List<ClOrdId> known = new ArrayList<>();
    private int last = 10_000;

    RandomLife(Bench bench) {
        this.bench = bench;
        bar(new SplittableRandom(0));
    }

    void step(int number) {
        SplittableRandom random = new SplittableRandom(number);
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> submit(random);
            case 3 -> known(random);
            case 4 -> bench.sessionClosed();
            case 5 -> bench.open(price(move(random)));
            default -> bar(random);
        }
    }

    private void known(SplittableRandom random) {
        ClOrdId id = known.isEmpty() ? bench.id() : known.get(random.nextInt(known.size()));
        if (random.nextBoolean()) {
            bench.cancel(id);
        } else {
            bench.replace(id, 1 + random.nextInt(60), price(near(random)), "");
        }
    }

    private void submit(SplittableRandom random) {
        Side side = SIDES[random.nextInt(SIDES.length)];
        OrdType type = TYPES[random.nextInt(TYPES.length)];
        long quantity = quantity(random);
        OrderRequest order = type == OrdType.TRAILING_STOP
                ? bench.trailing(side, quantity, "0.02")
                : bench.order(
                        side,
                        type,
                        quantity,
                        type.needsLimitPx() ? price(near(random)) : "",
                        type.needsStopPx() ? price(near(random)) : "");
        if (type == OrdType.MARKET || type == OrdType.LIMIT) {
            order = Bench.withTif(order, TIMES[random.nextInt(TIMES.length)]);
        }
        if (random.nextInt(3) == 0) {
            int up = 100 + random.nextInt(200);
            int sign = side.sign();
            order = bench.withLegs(order, price(last - sign * up), random.nextBoolean() ? price(last + sign * up) : "");
        }
        bench.submit(order);
        known.add(order.clOrdId());
        order.protection().stopClOrdId().ifPresent(known::add);
        order.protection().takeProfitClOrdId().ifPresent(known::add);
    }

    /** Half of the time what is held, so that positions come back to zero. */
    private long quantity(SplittableRandom random) {
        long held = bench.position().abs().value().longValueExact();
        return random.nextBoolean() && held > 0 ? held : 1 + random.nextInt(60);
    }

    private void bar(SplittableRandom random) {
        int open = move(random);
        int close = move(random);
        int high = Math.max(open, close) + random.nextInt(150);
        int low = Math.min(open, close) - random.nextInt(150);
        bench.bar("%s %s %s %s".formatted(price(open), price(high), price(low), price(close)), random.nextInt(400));
        last = close;
    }

    private int move(SplittableRandom random) {
        return Math.max(5_000, Math.min(20_000, last + random.nextInt(401) - 200));
    }

    private int near(SplittableRandom random) {
        return last + random.nextInt(601) - 300;
    }

    private static String price(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
