package io.drover.trading;

import io.drover.decision.Judged;
import io.drover.decision.Measurement;
import io.drover.decision.Verdict;
import io.drover.decision.Verdict.Outcome;
import io.drover.fact.Limit;
import io.drover.fact.Proposal;
import io.drover.model.Control;
import io.drover.model.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Completeness of verdicts: for every mandatory control, and for every limit row that applies to a proposal, exactly one
 * measurement is expected. Missing, extra or contradictory ones fail; so do values that are not finite.
 */
final class Verdicts {
    private final Map<Control, List<Row>> rows = new EnumMap<>(Control.class);
    private final Map<String, List<Measurement>> byProposal = new HashMap<>();
    private final Map<String, Double> current = new HashMap<>();
    private final Set<String> disputed = new HashSet<>();

    /** A limit and its key, which is made once. */
    private record Row(Limit limit, String key) {}

    Verdicts(List<Limit> limits, Judged judged) {
        for (Limit limit : limits) {
            Control.find(limit.control())
                    .ifPresent(
                            c -> rows.computeIfAbsent(c, k -> new ArrayList<>()).add(new Row(limit, limit.key())));
        }
        for (Measurement m : judged.measurements()) {
            byProposal.computeIfAbsent(m.proposal(), k -> new ArrayList<>()).add(m);
            m.sum().ifPresent(s -> compare(key(m.control(), m.row(), s.key()), s.current()));
        }
    }

    /** Under one key all must agree on what the books hold; if not, nobody knows who is right. */
    private void compare(String key, double value) {
        Double other = current.putIfAbsent(key, value);
        if (other != null && Double.compare(other, value) != 0) {
            disputed.add(key);
        }
    }

    /**
     * One verdict with what it was computed from.
     *
     * @param verdict outcome of this proposal alone
     * @param measurement what the rule reported; absent verdicts have none
     */
    record Measured(Verdict verdict, List<Measurement> measurement) {}

    /** Verdicts of one proposal, by control and row. */
    List<Measured> of(Proposal proposal) {
        List<Measurement> reported = byProposal.getOrDefault(proposal.id(), List.of());
        List<Measured> verdicts = new ArrayList<>();
        for (Control control : Control.measured()) {
            if (control.judges(proposal.entry())) {
                verdicts.addAll(of(proposal, control, reported));
            }
        }
        for (Measurement m : reported) {
            if (!isExpected(m, proposal)) {
                Verdict extra = new Verdict(m.control(), m.row(), m.measured(), m.limit(), Outcome.CONTRADICTORY);
                verdicts.add(new Measured(extra, List.of(m)));
            }
        }
        return verdicts;
    }

    private List<Measured> of(Proposal proposal, Control control, List<Measurement> reported) {
        List<Measured> verdicts = new ArrayList<>();
        for (Row row : rows.getOrDefault(control, List.of())) {
            if (row.limit().appliesTo(proposal)) {
                List<Measurement> found = new ArrayList<>(1);
                for (Measurement m : reported) {
                    if (m.control() == control && m.row().equals(row.key())) {
                        found.add(m);
                    }
                }
                verdicts.add(new Measured(judge(control, row, found), found));
            }
        }
        boolean missing = verdicts.isEmpty() && control.place() == Place.GUARD_RULE;
        return missing ? List.of(new Measured(new Verdict(control, "", 0, 0, Outcome.MISSING), List.of())) : verdicts;
    }

    private boolean isExpected(Measurement m, Proposal proposal) {
        for (Row row : rows.getOrDefault(m.control(), List.of())) {
            if (row.key().equals(m.row()) && row.limit().appliesTo(proposal)) {
                return true;
            }
        }
        return false;
    }

    private Verdict judge(Control control, Row row, List<Measurement> found) {
        Limit limit = row.limit();
        if (found.isEmpty()) {
            return new Verdict(control, row.key(), 0, limit.value(), Outcome.MISSING);
        }
        Measurement m = found.get(0);
        return new Verdict(
                control, row.key(), finiteOrZero(m.measured()), limit.value(), outcome(control, limit, found));
    }

    private Outcome outcome(Control control, Limit limit, List<Measurement> found) {
        Measurement m = found.get(0);
        if (!Double.isFinite(m.measured()) || !Double.isFinite(m.limit()) || !finiteSum(m)) {
            return Outcome.NOT_FINITE;
        }
        if (found.size() > 1 || Double.compare(m.limit(), limit.value()) != 0 || !sumFits(control, m)) {
            return Outcome.CONTRADICTORY;
        }
        return m.measured() <= limit.value() ? Outcome.PASS : Outcome.BREACH;
    }

    /** Additive controls report undisputed sums of what they measured, others report none. */
    private boolean sumFits(Control control, Measurement m) {
        if (m.sum().isEmpty()) {
            return !control.isAdditive();
        }
        Measurement.Sum sum = m.sum().get();
        return control.isAdditive()
                && sum.increment() >= 0
                && Double.compare(sum.current() + sum.increment(), m.measured()) == 0
                && !disputed.contains(key(control, m.row(), sum.key()));
    }

    static String key(Control control, String row, String sumKey) {
        return control + "|" + row + "|" + sumKey;
    }

    private static boolean finiteSum(Measurement m) {
        return m.sum()
                .map(s -> Double.isFinite(s.current()) && Double.isFinite(s.increment()))
                .orElse(true);
    }

    private static double finiteOrZero(double x) {
        return Double.isFinite(x) ? x : 0;
    }
}
