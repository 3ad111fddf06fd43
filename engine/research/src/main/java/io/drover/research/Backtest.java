package io.drover.research;

import io.drover.model.OrdStatus;
import io.drover.model.OrderRole;
import io.drover.port.Journal;
import io.drover.trading.Books;
import io.drover.trading.Order;
import java.util.Collection;
import java.util.function.Consumer;

/** A replay run as fast as it goes, to the end of its data or of trading. */
public final class Backtest {
    private Backtest() {}

    /**
     * Runs the cycles that are left.
     *
     * @param progress told after each cycle
     */
    public static BacktestResult run(Replay replay, Journal journal, OnHalt onHalt, Consumer<Replay> progress) {
        replay.start();
        HaltedAccount halted = new HaltedAccount(replay, onHalt);
        while (halted.end().isEmpty() && replay.step(halted::beforeCycle)) {
            progress.accept(replay);
        }
        String reason = halted.end().orElse("end of data");
        if (replay.engine().failure().isEmpty()) {
            replay.engine().end(reason);
        }
        return result(replay, journal, reason);
    }

    /**
     * What came out so far.
     *
     * @param reason why it ended
     */
    public static BacktestResult result(Replay replay, Journal journal, String reason) {
        Books books = replay.engine().state().books();
        Collection<Order> orders = books.orders();
        return new BacktestResult(
                reason,
                HaltedAccount.worst(replay.engine()),
                replay.engine().state().cycles(),
                orders.stream().filter(o -> o.isSent() && !o.isHeld()).count(),
                orders.stream().filter(Backtest::isFilledExit).count(),
                replay.engine().state().denials(),
                books.equity(id -> replay.mark(id)),
                books.realizedPnl(),
                books.fees(),
                books.positions().size(),
                journal.decisionHash(),
                journal.chainHead());
    }

    private static boolean isFilledExit(Order order) {
        return !order.is(OrderRole.ENTRY) && order.status() == OrdStatus.FILLED;
    }
}
