package io.drover.app.alert;

import io.drover.app.alert.Alert.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes few alerts of many events: what says the same is told once in a while, and of what comes too fast only the number.
 * Nothing is lost silently: what was held back becomes a line with its number. Times are monotonic nanoseconds.
 */
final class Condenser {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final long repeatAfter;
    private final int perMinute;
    private final Map<String, Told> told = new LinkedHashMap<>();
    private final Map<String, Integer> heldBack = new TreeMap<>();
    private long minuteBegan;
    private int inMinute;

    Condenser(Duration repeatAfter, int perMinute, long now) {
        this.repeatAfter = repeatAfter.toNanos();
        this.perMinute = perMinute;
        this.minuteBegan = now;
    }

    /** Something that was told, and the last of those that said the same since. */
    private static final class Told {
        private final long at;
        private int more;
        private Optional<Event> last = Optional.empty();

        Told(long at) {
            this.at = at;
        }
    }

    /** The event, if it is told now. */
    Optional<Event> take(Event event, long now) {
        Told before = told.get(event.key());
        if (before != null && now - before.at < repeatAfter) {
            before.more++;
            before.last = Optional.of(event);
            return Optional.empty();
        }
        if (event.level() == Level.CRITICAL) {
            told.put(event.key(), new Told(now));
            return Optional.of(event);
        }
        if (inMinute >= perMinute && now - minuteBegan < MINUTE) {
            heldBack.merge(event.code(), 1, Integer::sum);
            return Optional.empty();
        }
        inMinute++;
        told.put(event.key(), new Told(now));
        return Optional.of(event);
    }

    /** Lines for what was held back, as far as its time is over. */
    List<Event> due(long now) {
        List<Event> lines = new ArrayList<>();
        if (now - minuteBegan >= MINUTE) {
            minuteBegan = now;
            inMinute = 0;
            lines.addAll(rest());
        }
        Iterator<Told> all = told.values().iterator();
        while (all.hasNext()) {
            Told one = all.next();
            if (now - one.at >= repeatAfter) {
                one.last.ifPresent(event -> lines.add(repeated(event, one.more)));
                all.remove();
            }
        }
        return lines;
    }

    /** Lines for all that was held back. */
    List<Event> all() {
        List<Event> lines = new ArrayList<>(rest());
        told.values().forEach(one -> one.last.ifPresent(event -> lines.add(repeated(event, one.more))));
        told.clear();
        return lines;
    }

    private List<Event> rest() {
        if (heldBack.isEmpty()) {
            return List.of();
        }
        int sum = heldBack.values().stream().mapToInt(Integer::intValue).sum();
        Event line = new Event(
                Level.ERROR,
                "ALERTS_MANY",
                "ALERTS_MANY",
                "%d more alerts in a minute: %s".formatted(sum, heldBack),
                0);
        heldBack.clear();
        return List.of(line);
    }

    private static Event repeated(Event event, int more) {
        return new Event(
                event.level(),
                event.code(),
                event.key(),
                "%d more like it, the last: %s".formatted(more, event.text()),
                event.sequence());
    }
}
