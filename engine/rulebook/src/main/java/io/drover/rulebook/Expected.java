package io.drover.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One thing that a scenario expects; keys that it leaves out may have any value.
 *
 * @param kind {@code buy}, {@code measure} …
 * @param values by key
 */
record Expected(String kind, Map<String, YamlTree> values) {
    private static final Set<String> ENTRY = Set.of(
            "symbol",
            "rule",
            "strategy",
            "equity-share",
            "quantity",
            "notional",
            "risk-share",
            "limit-offset-ratio",
            "stop-loss-ratio",
            "take-profit-ratio",
            "trailing-ratio",
            "time-in-force",
            "reason");
    private static final Map<String, Set<String>> KEYS = Map.ofEntries(
            Map.entry("buy", ENTRY),
            Map.entry("sell", ENTRY),
            Map.entry(
                    "exit",
                    Set.of("symbol", "rule", "strategy", "share", "limit-offset-ratio", "time-in-force", "reason")),
            Map.entry("cancel", Set.of("symbol", "rule", "strategy", "order")),
            Map.entry("remember", Set.of("symbol", "rule", "strategy", "name", "value", "text", "for-minutes")),
            Map.entry("signal", Set.of("symbol", "strategy", "direction", "strength", "reason")),
            Map.entry("regime", Set.of("symbol", "name")),
            Map.entry("score", Set.of("symbol", "name", "points")),
            Map.entry("candidate", Set.of("symbol", "name", "value")),
            Map.entry(
                    "measure",
                    Set.of(
                            "proposal",
                            "control",
                            "row",
                            "measured",
                            "limit",
                            "outcome",
                            "rule",
                            "key",
                            "current",
                            "increment")),
            Map.entry("deny", Set.of("proposal", "code", "reason", "rule")),
            Map.entry("state", Set.of("state", "scope", "control", "reason", "rule")));

    Expected {
        values = new TreeMap<>(values);
    }

    static List<Expected> of(YamlTree expect) {
        if (expect.isText("none")) {
            return List.of();
        }
        List<Expected> expected = new ArrayList<>();
        for (YamlTree item : expect.items()) {
            Map.Entry<String, YamlTree> entry = item.single(KEYS.keySet());
            Set<String> keys = KEYS.getOrDefault(entry.getKey(), Set.of());
            expected.add(new Expected(entry.getKey(), entry.getValue().fields(keys)));
        }
        if (expected.isEmpty()) {
            throw expect.malformed("expects an empty list", "write expect: none");
        }
        return expected;
    }

    boolean accepts(Said said) {
        return said.kind().equals(kind)
                && values.entrySet().stream()
                        .allMatch(e -> accepts(e.getValue(), said.values().get(e.getKey())));
    }

    private static boolean accepts(YamlTree expected, @org.jspecify.annotations.Nullable Object actual) {
        return actual instanceof Double number
                ? number.equals(expected.number())
                : expected.text().equals(actual);
    }

    /** Rule that must have said it, "" when the scenario does not say. */
    String rule() {
        YamlTree rule = values.get("rule");
        return rule == null ? "" : rule.text();
    }

    @Override
    public String toString() {
        List<String> pairs = new ArrayList<>();
        values.forEach((key, value) -> pairs.add(key + ": " + value.text()));
        return kind + ": {" + String.join(", ", pairs) + "}";
    }
}
