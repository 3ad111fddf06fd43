package io.drover.report;

import io.drover.model.Control;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How far each limit row was used, by control and row. */
final class Utilisations {
    private final Map<Key, Use> uses = new TreeMap<>();

    private record Key(Control control, String row) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::control).thenComparing(Key::row).compare(this, other);
        }
    }

    /** The verdicts on one row. */
    private static final class Use {
        private long verdicts;
        private long refused;
        private Optional<BigDecimal> highest = Optional.empty();
        private Optional<BigDecimal> highestAccepted = Optional.empty();
        private Optional<BigDecimal> measured = Optional.empty();
        private Optional<BigDecimal> limit = Optional.empty();
        private String decision = "";

        private void add(DecisionRow row, DecisionRow.ControlVerdict verdict) {
            verdicts++;
            refused += verdict.passed() ? 0 : 1;
            if (isFirstOrHigher(verdict)) {
                highest = verdict.utilisation();
                measured = verdict.measured();
                limit = verdict.limit();
                decision = row.ordinal();
            }
            if (row.accepted()) {
                highestAccepted = max(highestAccepted, verdict.utilisation());
            }
        }

        /** Something measured against a limit of 0 has no ratio, and is more than any ratio. */
        private boolean isFirstOrHigher(DecisionRow.ControlVerdict verdict) {
            if (verdict.measured().isEmpty()) {
                return false;
            }
            if (measured.isEmpty()) {
                return true;
            }
            return highest.isPresent()
                    && verdict.utilisation()
                            .map(u -> u.compareTo(highest.get()) > 0)
                            .orElse(true);
        }
    }

    static List<ReportData.Utilisation> of(List<DecisionRow> decisions) {
        Utilisations all = new Utilisations();
        for (DecisionRow row : decisions) {
            for (DecisionRow.ControlVerdict verdict : row.verdicts()) {
                all.uses
                        .computeIfAbsent(new Key(verdict.control(), verdict.row()), key -> new Use())
                        .add(row, verdict);
            }
        }
        return all.uses.entrySet().stream()
                .map(e -> row(e.getKey(), e.getValue()))
                .toList();
    }

    private static ReportData.Utilisation row(Key key, Use use) {
        return new ReportData.Utilisation(
                key.control(),
                key.row(),
                use.verdicts,
                use.refused,
                use.highest,
                use.highestAccepted,
                use.measured,
                use.limit,
                use.decision);
    }

    private static Optional<BigDecimal> max(Optional<BigDecimal> a, Optional<BigDecimal> b) {
        return a.isPresent() && b.isPresent() ? Optional.of(a.get().max(b.get())) : a.or(() -> b);
    }
}
