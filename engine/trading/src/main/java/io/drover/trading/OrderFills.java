package io.drover.trading;

import io.drover.journal.StateImage;
import io.drover.model.ExecId;
import io.drover.model.Quantity;
import io.drover.order.SplitTerms;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fills of one order that count, their sum, and what the broker told of beyond it. */
final class OrderFills {
    private final SortedMap<ExecId, Quantity> fills = new TreeMap<>();
    private Quantity sum = Quantity.ZERO;
    private Quantity owed = Quantity.ZERO;

    Quantity sum() {
        return sum;
    }

    /** Filled at the broker by its own word, but not reported yet; never negative. */
    Quantity owed() {
        return owed;
    }

    void add(ExecId id, Quantity quantity) {
        fills.put(id, quantity);
        addUp();
        owed = positive(owed.minus(quantity));
    }

    /** A fill that counts will count with this quantity instead: no other report is owed less for it. */
    void corrects(Optional<ExecId> old, Quantity quantity) {
        if (old.filter(id -> fills.containsKey(id)).isPresent()) {
            owed = owed.plus(quantity);
        }
    }

    /** The broker has filled so much in all. */
    void told(Quantity cumQty) {
        Quantity missing = positive(cumQty.minus(sum));
        owed = missing.compareTo(owed) > 0 ? missing : owed;
    }

    /** The broker has filled so much and fills no more. */
    void toldLast(Quantity cumQty) {
        owed = positive(cumQty.minus(sum));
    }

    private static Quantity positive(Quantity quantity) {
        return quantity.isPositive() ? quantity : Quantity.ZERO;
    }

    void remove(ExecId id) {
        fills.remove(id);
        addUp();
    }

    void split(SplitTerms terms) {
        fills.replaceAll((id, quantity) -> terms.exact(quantity));
        owed = terms.exact(owed);
        addUp();
    }

    private void addUp() {
        sum = Quantity.ZERO;
        for (Quantity fill : fills.values()) {
            sum = sum.plus(fill);
        }
    }

    List<StateImage.Filled> image() {
        return fills.entrySet().stream()
                .map(e -> new StateImage.Filled(e.getKey(), e.getValue()))
                .toList();
    }

    void restore(List<StateImage.Filled> image, Quantity owedThen) {
        image.forEach(f -> fills.put(f.execId(), f.quantity()));
        addUp();
        owed = owedThen;
    }
}
