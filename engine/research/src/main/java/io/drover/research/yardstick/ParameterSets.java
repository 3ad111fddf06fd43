package io.drover.research.yardstick;

import io.drover.research.Variant;
import io.drover.rulebook.RuleSources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The yardstick's 600 parameter sets around a workload: ten fast averages, twenty slow ones, three stops. */
final class ParameterSets {
    private ParameterSets() {}

    static List<Variant> around(Workload workload, RuleSources shipped) {
        List<Variant> sets = new ArrayList<>();
        for (int fast = -5; fast < 5; fast++) {
            for (int slow = -10; slow < 10; slow++) {
                for (int stop = -1; stop <= 1; stop++) {
                    Workload moved = moved(workload, fast, slow, stop);
                    sets.add(new Variant(
                            "fast=%s slow=%s stop=%s"
                                    .formatted(moved.text("fast"), moved.text("slow"), moved.text("stop")),
                            WorkloadRules.of(shipped, moved),
                            BarWorkload.indicators(moved)));
                }
            }
        }
        return sets;
    }

    private static Workload moved(Workload workload, int fast, int slow, int stop) {
        Map<String, String> values = new TreeMap<>(workload.values());
        String[] fraction = workload.stop();
        values.put("fast", String.valueOf(workload.number("fast") + fast));
        values.put("slow", String.valueOf(workload.number("slow") + slow));
        values.put("stop", "%d/%s".formatted(Integer.parseInt(fraction[0]) + stop, fraction[1]));
        return new Workload(values);
    }
}
