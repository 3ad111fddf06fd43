package io.drover.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Rule sets whose speed is told: eight rules that trade, and as many alerts beside them as are wanted. */
final class SpeedRules {
    static final Set<String> STRATEGIES = Set.of("cross", "alert");

    private static final String TABLE = """
            strategy,enabled,capital-share,protective-stop,exclusive,reason,parameters
            cross,true,1,false,false,"no stop: its speed is what counts",qty=10;stopNum=995;stopDen=1000;most=1012
            alert,true,0,true,true,,
            """;
    private static final String ALERTS = """
            package rules.strategy.alert;
            import io.drover.fact.*;
            global ProposalRecorder propose;
            """;

    private SpeedRules() {}

    /** @param alerts how many rules beside the eight */
    static RuleSources of(int alerts) {
        Map<String, String> files = new TreeMap<>(Rules.sources().files());
        files.keySet().removeIf(name -> name.startsWith("strategy/"));
        files.put("strategies.csv", TABLE);
        files.put("strategy/cross.drl", text("cross.drl"));
        StringBuilder rules = new StringBuilder(ALERTS);
        for (int i = 0; i < alerts; i++) {
            rules.append(alert(i));
        }
        if (alerts > 0) {
            files.put("strategy/alert.drl", rules.toString());
        }
        return RuleSources.of(files);
    }

    private static String text(String name) {
        try {
            return Files.readString(Rules.resource("speed").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String alert(int i) {
        return """
                /** Tells what is far out. */
                rule "strategy.alert.a%d"
                when
                    %s
                then
                    %s
                end
                """.formatted(i, condition(i % 5, i / 5), consequence(i));
    }

    private static String consequence(int i) {
        return i % 2 == 0
                ? "propose.remember(drools, \"a%d\", $v).about($s);".formatted(i)
                : "propose.candidate(drools, $s, \"a%d\", $v);".formatted(i);
    }

    /** Thresholds that about one instrument of a hundred passes. */
    private static String condition(int kind, int step) {
        double far = 99.7 + step * 0.01;
        return switch (kind) {
            case 0 -> "Bar( $s : symbol, $v : close, close > %s || close < %s )".formatted(1075 + step, 925 - step);
            case 1 ->
                "Indicator( $s : symbol, name == \"rsi\", $v : value, value > %s ) Indicator( symbol == $s, name == \"fast\", value > $v )"
                        .formatted(far);
            case 2 ->
                "Indicator( $s : symbol, name == \"rsi\", $v : value, value < %s ) not Position( symbol == $s )"
                        .formatted(100 - far);
            case 3 ->
                "Indicator( $s : symbol, name == \"slow\", $v : value, value > %s ) exists Bar( symbol == $s, close > %s )"
                        .formatted(1070 + step, 1000 + step);
            default ->
                "Indicator( $s : symbol, name == \"rsi\", $v : value, value > %s ) accumulate( Indicator( symbol == $s ); $n : count(); $n >= 5 )"
                        .formatted(far);
        };
    }
}
