package io.drover.decision;

import java.util.List;

/**
 * What guard rules said in one cycle.
 *
 * @param measurements canonical order: proposal, control, row, rule
 * @param vetoes canonical order: proposal, code, rule
 * @param states requests of halt rules, worst first
 * @param firings number of rule firings
 */
public record Judged(List<Measurement> measurements, List<Veto> vetoes, List<StateRequest> states, int firings) {
    public static final Judged NOTHING = new Judged(List.of(), List.of(), List.of(), 0);

    public Judged {
        measurements = List.copyOf(measurements);
        vetoes = List.copyOf(vetoes);
        states = List.copyOf(states);
    }
}
