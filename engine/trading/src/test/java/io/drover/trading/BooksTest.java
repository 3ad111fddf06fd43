package io.drover.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.journal.JournalRecord;
import io.drover.model.AssetClass;
import io.drover.model.ClOrdId;
import io.drover.model.Currency;
import io.drover.model.ExecId;
import io.drover.model.ExecType;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.Money;
import io.drover.model.OrdStatus;
import io.drover.model.OrdType;
import io.drover.model.OrderId;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.PriceSource;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.model.TimeInForce;
import io.drover.order.AccountEvent;
import io.drover.order.ExecutionReport;
import io.drover.order.OrderRequest;
import io.drover.order.Protection;
import io.drover.order.SubmitResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BooksTest {
    private static final InstrumentId AAPL = InstrumentId.parse("AAPL.XNAS");
    private static final Instant NOON = Instant.parse("2013-10-07T16:00:00Z");
    private static final Currency USD = Currency.USD;

    @Test
    void buying_and_selling_at_a_profit_moves_cash_by_the_difference_less_fees() {
        Books books = books("10000");
        order(books, "a", Side.BUY, 100, OrderRole.ENTRY);
        order(books, "b", Side.SELL, 100, OrderRole.EXIT);

        books.on(trade("1", "a", Side.BUY, 100, 100, "10.00", "1.00"));
        books.on(trade("2", "b", Side.SELL, 100, 100, "10.50", "1.05"));

        assertThat(books.cash()).isEqualTo(Money.of("10047.95", USD));
        assertThat(books.realizedPnl()).isEqualTo(Money.of("47.95", USD));
        assertThat(books.fees()).isEqualTo(Money.of("2.05", USD));
        assertThat(books.positions()).isEmpty();
        assertThat(books.openOrders()).isEmpty();
    }

    /** 100 at 10 and 50 at 13 cost 1650, 11 on average; 60 of them sold at 12 realise 60. */
    @Test
    void average_price_is_weighted_by_quantity_and_selling_leaves_it() {
        Books books = books("10000");
        order(books, "a", Side.BUY, 150, OrderRole.ENTRY);
        order(books, "b", Side.SELL, 60, OrderRole.EXIT);

        books.on(trade("1", "a", Side.BUY, 150, 100, "10", "0"));
        books.on(trade("2", "a", Side.BUY, 150, 50, "13", "0"));
        books.on(trade("3", "b", Side.SELL, 60, 60, "12", "0"));

        Holding holding = books.holding(AAPL);
        assertThat(holding.averagePrice()).isEqualTo(Price.of("11"));
        assertThat(holding.quantity()).isEqualTo(Quantity.of(90));
        assertThat(holding.realizedPnl()).isEqualTo(Money.of("60", USD));
        assertThat(books.equity(id -> Price.of("12"))).isEqualTo(Money.of("10150", USD));
    }

    @Test
    void selling_more_than_is_held_turns_the_position_short_at_the_new_price() {
        Books books = books("10000");
        order(books, "a", Side.BUY, 10, OrderRole.ENTRY);
        order(books, "b", Side.SELL, 25, OrderRole.ENTRY);

        books.on(trade("1", "a", Side.BUY, 10, 10, "100", "0"));
        books.on(trade("2", "b", Side.SELL, 25, 25, "110", "0"));

        Holding holding = books.holding(AAPL);
        assertThat(holding.quantity()).isEqualTo(Quantity.of("-15"));
        assertThat(holding.averagePrice()).isEqualTo(Price.of("110"));
        assertThat(books.realizedPnl()).isEqualTo(Money.of("100", USD));
    }

    @Test
    void the_same_execution_is_booked_once() {
        Books books = books("10000");
        order(books, "a", Side.BUY, 100, OrderRole.ENTRY);
        ExecutionReport fill = trade("1", "a", Side.BUY, 100, 100, "10", "1");

        boolean first = books.on(fill);
        boolean second = books.on(fill);

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(books.cash()).isEqualTo(Money.of("8999", USD));
    }

    @Test
    void late_fill_after_cancel_is_still_booked() {
        Books books = books("10000");
        order(books, "a", Side.BUY, 100, OrderRole.ENTRY);

        books.on(report("1", "a", ExecType.CANCELED, OrdStatus.CANCELED));
        books.on(trade("2", "a", Side.BUY, 100, 40, "10", "0"));

        Order order = books.order(id("a")).orElseThrow();
        assertThat(order.status()).isEqualTo(OrdStatus.CANCELED);
        assertThat(order.cumQty()).isEqualTo(Quantity.of(40));
        assertThat(order.leavesQty()).isEqualTo(Quantity.ZERO);
        assertThat(books.holding(AAPL).quantity()).isEqualTo(Quantity.of(40));
    }

    @Test
    void a_fill_that_arrives_before_the_answer_is_not_undone_by_an_unknown_answer() {
        Books books = books("10000");
        order(books, "a", Side.BUY, 100, OrderRole.ENTRY);

        books.on(trade("1", "a", Side.BUY, 100, 100, "10", "0"));
        books.submitted(new JournalRecord.Submitted(id("a"), new SubmitResult.Unknown("timeout")));

        assertThat(books.order(id("a")).orElseThrow().status()).isEqualTo(OrdStatus.FILLED);
    }

    @Test
    void an_unanswered_order_is_unknown_and_open_until_the_broker_is_heard() {
        Books books = books("10000");
        order(books, "a", Side.BUY, 100, OrderRole.ENTRY);

        books.submitted(new JournalRecord.Submitted(id("a"), new SubmitResult.Unknown("timeout")));
        OrdStatus before = books.order(id("a")).orElseThrow().status();
        books.on(report("1", "a", ExecType.NEW, OrdStatus.NEW));

        assertThat(before).isEqualTo(OrdStatus.UNKNOWN);
        assertThat(books.order(id("a")).orElseThrow().status()).isEqualTo(OrdStatus.NEW);
    }

    @Test
    void a_split_changes_the_quantity_and_keeps_the_cost() {
        Books books = books("10000");
        order(books, "a", Side.BUY, 10, OrderRole.ENTRY);
        books.on(trade("1", "a", Side.BUY, 10, 10, "700", "0"));

        books.split(split("e1", "7", "0", "0"));
        books.split(split("e1", "7", "0", "0"));

        assertThat(books.holding(AAPL).quantity()).isEqualTo(Quantity.of(70));
        assertThat(books.holding(AAPL).averagePrice()).isEqualTo(Price.of("100"));
        assertThat(books.cash()).isEqualTo(Money.of("3000", USD));
    }

    @Test
    void a_fraction_that_a_split_leaves_is_sold_for_its_cash_in_lieu() {
        Books books = books("10000");
        order(books, "a", Side.BUY, 15, OrderRole.ENTRY);
        books.on(trade("1", "a", Side.BUY, 15, 15, "10", "0"));

        books.split(split("e1", "0.1", "0.5", "60"));

        // 150 / 1.5 = 100 a share, so the half share cost 50 and brought 60
        assertThat(books.holding(AAPL).quantity()).isEqualTo(Quantity.of(1));
        assertThat(books.holding(AAPL).averagePrice()).isEqualTo(Price.of("100"));
        assertThat(books.cash()).isEqualTo(Money.of("9910", USD));
        assertThat(books.realizedPnl()).isEqualTo(Money.of("10", USD));
    }

    @Test
    void working_orders_and_held_legs_change_with_a_split_filled_parts_included() {
        Books books = books("10000");
        Protection legs = new Protection(
                Optional.of(id("s")), Optional.of(Price.of("9")), Optional.empty(), Optional.empty(), Optional.empty());
        books.intended(intent(request("a", Side.BUY, 15, OrderRole.ENTRY, legs)));
        order(books, "b", Side.BUY, 15, OrderRole.ENTRY);
        books.on(trade("1", "b", Side.BUY, 15, 5, "10", "0"));

        books.split(split("e1", "7", "0", "0"));

        assertThat(books.order(id("a")).orElseThrow().request().orderQty()).isEqualTo(Quantity.of(105));
        // 9 / 7 = 1.2857: the next lower cent
        assertThat(books.order(id("s")).orElseThrow().request().stopPx()).contains(Price.of("1.28"));
        assertThat(books.order(id("b")).orElseThrow().cumQty()).isEqualTo(Quantity.of(35));
        assertThat(books.order(id("b")).orElseThrow().leavesQty()).isEqualTo(Quantity.of(70));
    }

    @Test
    void a_dividend_that_is_told_twice_is_paid_once() {
        Books books = books("10000");
        JournalRecord.CashMoved paid = new JournalRecord.CashMoved(
                Optional.of(new ExecId("d1")),
                JournalRecord.CashKind.DIVIDEND,
                Optional.of(AAPL),
                Money.of("26.5", USD),
                "dividend");

        books.cashMoved(paid);
        books.cashMoved(paid);

        assertThat(books.cash()).isEqualTo(Money.of("10026.5", USD));
    }

    private static AccountEvent.Split split(String id, String ratio, String fraction, String cash) {
        return new AccountEvent.Split(
                new ExecId(id), Instant.EPOCH, AAPL, new BigDecimal(ratio), Quantity.of(fraction), Money.of(cash, USD));
    }

    @Test
    void legs_of_an_entry_that_was_rejected_never_become_active() {
        Books books = books("10000");
        Protection legs = new Protection(
                Optional.of(id("s")), Optional.of(Price.of("9")), Optional.empty(), Optional.empty(), Optional.empty());
        books.intended(intent(request("a", Side.BUY, 100, OrderRole.ENTRY, legs)));

        books.submitted(new JournalRecord.Submitted(id("a"), new SubmitResult.Rejected("TICK", "bad tick")));

        assertThat(books.openOrders()).isEmpty();
        assertThat(books.order(id("s")).orElseThrow().status()).isEqualTo(OrdStatus.DENIED);
        assertThat(books.holding(AAPL).strategy()).isEmpty();
    }

    @Property(tries = 300)
    void any_order_and_repetition_of_reports_gives_the_same_position_and_cash(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 50) Integer> quantities,
            @ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        int total = quantities.stream().mapToInt(i -> i).sum();
        List<ExecutionReport> reports = story(quantities, total, seed);
        Books straight = books("100000");
        order(straight, "a", Side.BUY, total, OrderRole.ENTRY);
        reports.forEach(straight::on);

        List<ExecutionReport> shuffled = new ArrayList<>(reports);
        shuffled.addAll(reports.subList(0, reports.size() / 2));
        Collections.shuffle(shuffled, new Random(seed));
        Books other = books("100000");
        order(other, "a", Side.BUY, total, OrderRole.ENTRY);
        shuffled.forEach(other::on);

        assertThat(other.cash()).isEqualTo(straight.cash());
        assertThat(other.holding(AAPL).quantity())
                .isEqualTo(straight.holding(AAPL).quantity());
        assertThat(other.order(id("a")).orElseThrow().status())
                .isEqualTo(straight.order(id("a")).orElseThrow().status());
        assertThat(other.fees()).isEqualTo(straight.fees());
    }

    @Property(tries = 200)
    void while_an_order_is_open_filled_and_left_make_the_whole(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 50) Integer> quantities) {
        int total = quantities.stream().mapToInt(i -> i).sum();
        Books books = books("100000");
        order(books, "a", Side.BUY, total, OrderRole.ENTRY);
        int n = 0;
        for (int quantity : quantities) {
            books.on(trade("t" + n++, "a", Side.BUY, total, quantity, "10", "0"));
            Order order = books.order(id("a")).orElseThrow();
            if (order.isOpen()) {
                assertThat(order.cumQty().plus(order.leavesQty())).isEqualTo(Quantity.of(total));
            }
        }
        assertThat(books.order(id("a")).orElseThrow().status()).isEqualTo(OrdStatus.FILLED);
    }

    /** Nothing is lost or made: what equity differs by from what was paid in is realised and unrealised profit. */
    @Property(tries = 300)
    void cash_and_positions_are_conserved_to_the_last_decimal(@ForAll long seed) {
        Random random = new Random(seed);
        Books books = books("100000");
        BigDecimal paidIn = new BigDecimal("100000");
        BigDecimal spent = BigDecimal.ZERO;
        for (int i = 0; i < 30; i++) {
            String price = (1 + random.nextInt(200)) + "." + (10 + random.nextInt(89));
            switch (random.nextInt(6)) {
                case 0 -> books.split(split("s" + i, random.nextBoolean() ? "3" : "0.5", "0", "0"));
                case 1 -> {
                    Money dividend = Money.of("0." + (1 + random.nextInt(99)), USD);
                    paidIn = paidIn.add(dividend.amount());
                    books.cashMoved(new JournalRecord.CashMoved(
                            Optional.empty(), JournalRecord.CashKind.DIVIDEND, Optional.of(AAPL), dividend, ""));
                }
                default -> {
                    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
                    int quantity = 1 + random.nextInt(100);
                    books.on(trade("t" + i, "a", side, 1000, quantity, price, "0.35"));
                    spent = spent.add(
                            new BigDecimal(price).multiply(BigDecimal.valueOf((long) side.sign() * quantity)));
                }
            }
        }

        Price mark = Price.of("77.77");
        Holding holding = books.holding(AAPL);
        Money unrealized = holding.marketValue(mark).minus(holding.cost());
        assertThat(books.cash().amount())
                .isEqualByComparingTo(
                        paidIn.subtract(spent).subtract(books.fees().amount()));
        assertThat(books.equity(id -> mark).minus(books.realizedPnl()).minus(unrealized))
                .isEqualTo(new Money(paidIn, USD));
    }

    /** Fills, a bust of some, a correction of one, perhaps a cancel: what a broker may tell of one order. */
    private static List<ExecutionReport> story(List<Integer> quantities, int total, int seed) {
        Random random = new Random(seed);
        List<ExecutionReport> reports = new ArrayList<>();
        reports.add(report("new", "a", ExecType.NEW, OrdStatus.NEW));
        for (int i = 0; i < quantities.size(); i++) {
            reports.add(trade("t" + i, "a", Side.BUY, total, quantities.get(i), "10." + (10 + i), "0.5"));
            if (random.nextInt(4) == 0) {
                reports.add(amendment("x" + i, "t" + i, ExecType.TRADE_CANCEL, quantities.get(i), total));
            } else if (random.nextInt(4) == 0) {
                reports.add(amendment("x" + i, "t" + i, ExecType.TRADE_CORRECT, 1, total));
            }
        }
        if (random.nextBoolean()) {
            reports.add(report("end", "a", ExecType.CANCELED, OrdStatus.CANCELED));
        }
        return reports;
    }

    private static Books books(String cash) {
        TreeMap<InstrumentId, Instrument> instruments = new TreeMap<>();
        instruments.put(
                AAPL,
                new Instrument(
                        AAPL,
                        AssetClass.EQUITY,
                        USD,
                        Price.of("0.01"),
                        Quantity.of(1),
                        BigDecimal.ONE,
                        "technology",
                        "XNYS",
                        PriceSource.BAR_CLOSE,
                        Duration.ofDays(1),
                        true));
        Books books = new Books(instruments, USD);
        books.cashMoved(new JournalRecord.CashMoved(
                Optional.empty(),
                JournalRecord.CashKind.DEPOSIT,
                Optional.empty(),
                Money.of(cash, USD),
                "opening balance"));
        return books;
    }

    private static void order(Books books, String name, Side side, int quantity, OrderRole role) {
        books.intended(intent(request(name, side, quantity, role, Protection.NONE)));
        books.sending(new JournalRecord.Sending(id(name), 1, NOON, List.of()));
    }

    private static JournalRecord.Intent intent(OrderRequest request) {
        return new JournalRecord.Intent("1-0", "trend", request, NOON, NOON.plusSeconds(30));
    }

    private static OrderRequest request(String name, Side side, int quantity, OrderRole role, Protection legs) {
        return new OrderRequest(
                id(name),
                AAPL,
                role,
                side,
                OrdType.MARKET,
                Quantity.of(quantity),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                TimeInForce.DAY,
                Optional.empty(),
                legs);
    }

    private static ExecutionReport trade(
            String execId, String order, Side side, int orderQty, int lastQty, String px, String fee) {
        return new ExecutionReport(
                new ExecId(execId),
                id(order),
                Optional.empty(),
                new OrderId("o-" + order),
                ExecType.TRADE,
                OrdStatus.PARTIALLY_FILLED,
                AAPL,
                side,
                Quantity.of(orderQty),
                Quantity.of(lastQty),
                Quantity.of(orderQty - lastQty),
                Quantity.of(lastQty),
                Optional.of(Price.of(px)),
                Money.of(fee, USD),
                Optional.empty(),
                NOON,
                "");
    }

    private static ExecutionReport amendment(String execId, String ref, ExecType type, int quantity, int total) {
        return new ExecutionReport(
                new ExecId(execId),
                id("a"),
                Optional.empty(),
                new OrderId("o-a"),
                type,
                OrdStatus.PARTIALLY_FILLED,
                AAPL,
                Side.BUY,
                Quantity.of(total),
                Quantity.ZERO,
                Quantity.ZERO,
                Quantity.of(quantity),
                Optional.of(Price.of("10.5")),
                Money.of("0.25", USD),
                Optional.of(new ExecId(ref)),
                NOON,
                "");
    }

    private static ExecutionReport report(String execId, String order, ExecType type, OrdStatus status) {
        return new ExecutionReport(
                new ExecId(execId),
                id(order),
                Optional.empty(),
                new OrderId("o-" + order),
                type,
                status,
                AAPL,
                Side.BUY,
                Quantity.of(100),
                Quantity.ZERO,
                Quantity.ZERO,
                Quantity.ZERO,
                Optional.empty(),
                Money.zero(USD),
                Optional.empty(),
                NOON,
                "");
    }

    private static ClOrdId id(String name) {
        return new ClOrdId(name.repeat(32).substring(0, 32));
    }
}
