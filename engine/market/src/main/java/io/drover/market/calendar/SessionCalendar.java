package io.drover.market.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A market with one session a day, its sessions listed. Before the first and after the last it is closed for good. */
final class SessionCalendar implements ExchangeCalendar {
    private final String name;
    private final Instant knownFrom;
    private final List<Session> sessions;
    private final long[] opens;

    /**
     * Sessions in ascending order, at least one.
     *
     * @param knownFrom begin of the verified time
     */
    SessionCalendar(String name, Instant knownFrom, List<Session> sessions) {
        this.name = name;
        this.knownFrom = knownFrom;
        this.sessions = List.copyOf(sessions);
        this.opens =
                this.sessions.stream().mapToLong(s -> s.open().toEpochMilli()).toArray();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Phase phase(Instant at) {
        int last = lastOpenedBy(at);
        if (last < 0) {
            Instant first = sessions.get(0).open();
            return at.isBefore(knownFrom)
                    ? new Phase(false, Instant.MIN, knownFrom, Optional.empty())
                    : new Phase(false, knownFrom, first, Optional.of(first));
        }
        Session session = sessions.get(last);
        Optional<Instant> next =
                last + 1 < sessions.size() ? Optional.of(sessions.get(last + 1).open()) : Optional.empty();
        return session.contains(at)
                ? new Phase(true, session.open(), session.close(), next)
                : new Phase(false, session.close(), next.orElse(Instant.MAX), next);
    }

    @Override
    public Optional<Session> session(LocalDate label) {
        int low = 0;
        int high = sessions.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = sessions.get(middle).label().compareTo(label);
            if (order == 0) {
                return Optional.of(sessions.get(middle));
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return Optional.empty();
    }

    @Override
    public Optional<Session> sessionOf(Instant at) {
        int last = lastOpenedBy(at);
        return last < 0 ? Optional.empty() : Optional.of(sessions.get(last)).filter(s -> s.contains(at));
    }

    @Override
    public Optional<Session> dailyBar(LocalDate label) {
        return session(label);
    }

    List<Session> sessions() {
        return sessions;
    }

    private int lastOpenedBy(Instant at) {
        int found = Arrays.binarySearch(opens, at.toEpochMilli());
        return found >= 0 ? found : -found - 2;
    }
}
