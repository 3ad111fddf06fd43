package io.drover.research.yardstick;

import io.drover.rulebook.RuleSources;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hundred scans of W3 with a file for each, so that one of a hundred files can change. */
final class SplitScans {
    private static final String SCANS = "strategy/scan.drl";
    private static final Pattern RULE = Pattern.compile("/\\*\\*.*?\\nend\\n", Pattern.DOTALL);

    private SplitScans() {}

    static RuleSources of(RuleSources w3) {
        Map<String, String> files = new TreeMap<>(w3.files());
        files.remove(SCANS);
        String all = Objects.requireNonNull(w3.files().get(SCANS), SCANS);
        Matcher rule = RULE.matcher(all);
        String head = all.substring(0, all.indexOf("// "));
        for (int i = 0; rule.find(); i++) {
            files.put(file(i), head + rule.group());
        }
        return RuleSources.of(files);
    }

    /** With another threshold in one file, or with a word that is none. */
    static RuleSources changed(RuleSources split, String wrongly) {
        Map<String, String> files = new TreeMap<>(split.files());
        files.computeIfPresent(file(0), (name, text) -> text.replace("9500.0", wrongly));
        return RuleSources.of(files);
    }

    private static String file(int number) {
        return "strategy/scan/%02d.drl".formatted(number);
    }
}
