package io.drover.research;

import io.drover.journal.StateImage;
import io.drover.port.Journal;
import io.drover.trading.Books;
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
        StateImage.OrderCounts orders = books.counts();
        return new BacktestResult(
                reason,
                HaltedAccount.worst(replay.engine()),
                replay.engine().state().cycles(),
                orders.sent(),
                orders.exits() + orders.protective(),
                replay.engine().state().denials(),
                books.equity(id -> replay.mark(id)),
                books.realizedPnl(),
                books.fees(),
                books.positions().size(),
                journal.decisionHash(),
                journal.chainHead());
    }
}
