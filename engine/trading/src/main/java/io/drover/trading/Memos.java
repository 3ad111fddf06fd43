package io.drover.trading;

import io.drover.decision.Draft;
import io.drover.decision.Finding;
import io.drover.fact.Memo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Memos of one cycle: two different values for one key refuse each other, an unchanged value writes nothing. */
final class Memos {
    private Memos() {}

    static List<Memo> of(List<Draft.Remember> asked, Map<String, Memo> known, Instant at, Consumer<Finding> findings) {
        Map<String, Memo> wanted = new TreeMap<>();
        Set<String> refused = new HashSet<>();
        for (Draft.Remember draft : asked) {
            Memo memo = memo(draft, at);
            Memo other = wanted.putIfAbsent(memo.key(), memo);
            if (other != null && !other.equals(memo)) {
                refused.add(memo.key());
                findings.accept(new Finding(
                        "MEMO_CONTRADICTORY",
                        draft.provenance().rule(),
                        "key=%s, one=%s%s, other=%s%s"
                                .formatted(memo.key(), other.number(), other.text(), memo.number(), memo.text())));
            }
        }
        wanted.keySet().removeAll(refused);
        wanted.values().removeIf(m -> m.equals(known.get(m.key())));
        return new ArrayList<>(wanted.values());
    }

    private static Memo memo(Draft.Remember draft, Instant at) {
        long expires = draft.forMinutes() == 0 ? 0 : at.toEpochMilli() + TimeUnit.MINUTES.toMillis(draft.forMinutes());
        return new Memo(draft.strategy(), draft.symbol(), draft.name(), draft.number(), draft.text(), expires);
    }
}
