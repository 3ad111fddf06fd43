package io.drover.app.run;

import io.drover.journal.JournalRecord;
import io.drover.model.ClOrdId;
import io.drover.model.OrderRole;
import io.drover.trading.Books;
import io.drover.trading.Order;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Ids of the entries that may work; the owner thread keeps them, any thread asks. */
public final class OpenEntries {
    private static final int MANY = 1000;

    private final Set<ClOrdId> ids = ConcurrentHashMap.newKeySet();

    /** Told of every record of a run, before its order leaves. */
    void saw(JournalRecord record) {
        if (record instanceof JournalRecord.Intent intent && intent.request().role() == OrderRole.ENTRY) {
            ids.add(intent.request().clOrdId());
        } else if (record instanceof JournalRecord.ReplaceIntent replace
                && ids.contains(replace.request().origClOrdId())) {
            ids.add(replace.request().clOrdId());
        }
    }

    /** Takes what the books hold, and forgets what has ended once that is much. */
    public void follow(Books books) {
        Set<ClOrdId> open = books.openOrders().stream()
                .filter(order -> order.is(OrderRole.ENTRY))
                .map(Order::clOrdId)
                .collect(Collectors.toSet());
        ids.addAll(open);
        if (ids.size() > MANY) {
            ids.retainAll(open);
        }
    }

    public boolean contains(ClOrdId id) {
        return ids.contains(id);
    }
}
