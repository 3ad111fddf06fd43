package io.drover.store.sql;

import io.drover.fact.Account;
import io.drover.fact.Cycle;
import io.drover.fact.FactNumbers;
import io.drover.fact.Position;
import io.drover.journal.JournalRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** What is held and how each accounting day went, folded from the accounts that cycles saw. One transaction. */
final class AccountRows {
    private final StatelessSession session;
    private final List<EquityDayRow> begun = new ArrayList<>();
    private final Map<String, PositionRow> held = new LinkedHashMap<>();
    private Optional<EquityDayRow> stored;
    private Optional<EquityDayRow> newest;
    private boolean seen;

    AccountRows(StatelessSession session) {
        this.session = session;
        this.stored = session.createSelectionQuery("from EquityDayRow order by sequence desc", EquityDayRow.class)
                .setMaxResults(1)
                .uniqueResultOptional();
        this.newest = stored;
    }

    /** Takes a cycle in; one without an account, e.g. a skipped one, tells nothing. */
    void cycle(long sequence, JournalRecord.Cycle record) {
        for (Account account : record.snapshot().all(Account.class)) {
            String day = record.snapshot().all(Cycle.class).stream()
                    .findFirst()
                    .map(cycle -> DatabaseText.storable(cycle.accountingDay()))
                    .orElse("");
            EquityDayRow row = newest.filter(r -> r.accountingDay.equals(day))
                    .orElseGet(() -> begin(day, sequence, record.scheduledAt(), account));
            row.deposits += row.depositsAfter;
            row.depositsAfter = 0;
            extend(row, account);
            row.lastSequence = sequence;
            row.lastAt = record.scheduledAt();
            hold(sequence, record);
        }
    }

    private EquityDayRow begin(String day, long sequence, Instant at, Account account) {
        EquityDayRow row = new EquityDayRow();
        row.accountingDay = day;
        row.sequence = sequence;
        row.firstAt = at;
        row.startEquity = account.equity();
        newest.ifPresent(before -> {
            row.startEquity = before.endEquity;
            row.feesBefore = before.feesBefore + before.fees;
            row.depositsAfter = before.depositsAfter;
            before.depositsAfter = 0;
        });
        begun.add(row);
        newest = Optional.of(row);
        return row;
    }

    private static void extend(EquityDayRow row, Account account) {
        row.endEquity = account.equity();
        row.highWaterMark = account.peakEquity();
        row.drawdown = Math.max(row.drawdown, account.drawdownRatio());
        row.fees = account.fees() - row.feesBefore;
        row.pnl = row.endEquity - row.startEquity - row.deposits;
    }

    private void hold(long sequence, JournalRecord.Cycle record) {
        seen = true;
        held.clear();
        for (Position position : record.snapshot().all(Position.class)) {
            PositionRow row = new PositionRow();
            row.sequence = sequence;
            row.asOf = record.scheduledAt();
            row.instrument = DatabaseText.storable(position.symbol());
            row.strategy = position.strategy();
            row.quantity = position.quantity();
            row.averagePrice = position.averagePrice();
            row.lastPrice = position.lastPrice();
            row.marketValue = position.marketValue();
            row.realizedPnl = position.realizedPnl();
            row.unrealizedPnl = position.unrealizedPnl();
            held.put(row.instrument, row);
        }
    }

    /** Deposits and withdrawals are no profit; the next cycle's equity shows them. Before the first cycle they are its start. */
    void moved(JournalRecord.CashMoved record) {
        if (record.kind() == JournalRecord.CashKind.DEPOSIT || record.kind() == JournalRecord.CashKind.WITHDRAWAL) {
            double amount = FactNumbers.of(record.amount().amount());
            newest.ifPresent(row -> row.depositsAfter += amount);
        }
    }

    void write() {
        stored.ifPresent(session::update);
        session.insertMultiple(begun);
        if (seen) {
            session.createMutationQuery("delete from PositionRow").executeUpdate();
            session.insertMultiple(new ArrayList<>(held.values()));
        }
    }
}
