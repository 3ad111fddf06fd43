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
import org.jspecify.annotations.Nullable;

/**
 * Memos of one cycle: two different values for one key refuse each other, an equal value writes nothing and so does not
 * prolong a memo either, unless it is to be kept for ever from now on. Of equal values the one that lasts longest is kept.
 */
final class Memos {
    private Memos() {}

    static List<Memo> of(List<Draft.Remember> asked, Map<String, Memo> known, Instant at, Consumer<Finding> findings) {
        Map<String, Memo> wanted = new TreeMap<>();
        Set<String> refused = new HashSet<>();
        for (Draft.Remember draft : asked) {
            Memo memo = memo(draft, at);
            Memo other = wanted.merge(memo.key(), memo, Memos::longer);
            if (!sameValue(other, memo)) {
                refused.add(memo.key());
                findings.accept(new Finding(
                        "MEMO_CONTRADICTORY",
                        draft.provenance().rule(),
                        "key=%s, one=%s%s, other=%s%s"
                                .formatted(memo.key(), other.number(), other.text(), memo.number(), memo.text())));
            }
        }
        wanted.keySet().removeAll(refused);
        wanted.values().removeIf(m -> isKnown(m, known.get(m.key()), at.toEpochMilli()));
        return new ArrayList<>(wanted.values());
    }

    private static boolean isKnown(Memo wanted, @Nullable Memo known, long now) {
        return known != null
                && sameValue(known, wanted)
                && !isGone(known, now)
                && (known.expires() == 0 || wanted.expires() != 0);
    }

    /** Whether a memo has expired. */
    static boolean isGone(Memo memo, long now) {
        return memo.expires() != 0 && memo.expires() <= now;
    }

    /** The first value, for the longest time that was asked for. */
    private static Memo longer(Memo first, Memo next) {
        boolean longer = first.expires() != 0 && (next.expires() == 0 || next.expires() > first.expires());
        return longer && sameValue(first, next) ? next : first;
    }

    private static boolean sameValue(Memo one, Memo other) {
        return Double.compare(one.number(), other.number()) == 0 && one.text().equals(other.text());
    }

    private static Memo memo(Draft.Remember draft, Instant at) {
        long expires = draft.forMinutes() == 0 ? 0 : at.toEpochMilli() + TimeUnit.MINUTES.toMillis(draft.forMinutes());
        return new Memo(draft.strategy(), draft.symbol(), draft.name(), draft.number(), draft.text(), expires);
    }
}
