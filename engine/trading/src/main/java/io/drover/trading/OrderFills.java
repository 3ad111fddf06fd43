package io.drover.trading;

import io.drover.journal.StateImage;
import io.drover.model.ExecId;
import io.drover.model.Quantity;
import io.drover.order.SplitTerms;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fills of one order that count, and their sum. */
final class OrderFills {
    private final SortedMap<ExecId, Quantity> fills = new TreeMap<>();
    private Quantity sum = Quantity.ZERO;

    Quantity sum() {
        return sum;
    }

    void add(ExecId id, Quantity quantity) {
        fills.put(id, quantity);
        addUp();
    }

    void remove(ExecId id) {
        fills.remove(id);
        addUp();
    }

    void split(SplitTerms terms) {
        fills.replaceAll((id, quantity) -> terms.exact(quantity));
        addUp();
    }

    private void addUp() {
        sum = fills.values().stream().reduce(Quantity.ZERO, Quantity::plus);
    }

    List<StateImage.Filled> image() {
        return fills.entrySet().stream()
                .map(e -> new StateImage.Filled(e.getKey(), e.getValue()))
                .toList();
    }

    void restore(List<StateImage.Filled> image) {
        image.forEach(f -> fills.put(f.execId(), f.quantity()));
        addUp();
    }
}
