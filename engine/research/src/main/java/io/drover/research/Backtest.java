package io.drover.research;

import io.drover.port.Journal;
import io.drover.trading.Books;
import java.util.function.Consumer;

/** A replay run to its end as fast as it goes. */
public final class Backtest {
    private Backtest() {}

    /**
     * Runs all cycles that are left.
     *
     * @param progress told after each cycle
     */
    public static BacktestResult run(Replay replay, Journal journal, Consumer<Replay> progress) {
        replay.start();
        while (replay.step()) {
            progress.accept(replay);
        }
        replay.engine().end("end of data");
        return result(replay, journal);
    }

    /** What came out so far. */
    public static BacktestResult result(Replay replay, Journal journal) {
        Books books = replay.engine().state().books();
        return new BacktestResult(
                replay.engine().state().cycles(),
                books.orders().stream().filter(o -> o.isSent() && !o.isHeld()).count(),
                replay.engine().state().denials(),
                books.equity(id -> replay.mark(id)),
                books.realizedPnl(),
                books.fees(),
                books.positions().size(),
                journal.decisionHash(),
                journal.chainHead());
    }
}
