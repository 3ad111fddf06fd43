package io.drover.app.config;

import io.drover.model.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Paper or live. {@code TRADING_MODE} is the one switch, everything else can only veto; what is missing, unrecognised or
 * contradictory means paper. This version has no live broker, which vetoes every time.
 *
 * @param mode that a run uses
 * @param wished whether anything asked for live
 * @param reasons why it is paper although something else was said; empty when nothing was
 */
public record ModeChoice(Mode mode, boolean wished, List<String> reasons) {
    private static final String LIVE = "live";
    private static final String PAPER = "paper";

    public ModeChoice {
        reasons = List.copyOf(reasons);
    }

    /**
     * The mode of a run.
     *
     * @param environment for {@code TRADING_MODE} and {@code LIVE_TRADING_ENABLED}
     * @param configured key {@code mode} of {@code execution.yaml}
     * @param option {@code --mode}
     */
    public static ModeChoice of(Map<String, String> environment, String configured, Optional<String> option) {
        Optional<String> trading = Optional.ofNullable(environment.get("TRADING_MODE"));
        Optional<String> enabled = Optional.ofNullable(environment.get("LIVE_TRADING_ENABLED"));
        List<String> reasons = new ArrayList<>();
        unrecognised("TRADING_MODE", trading, reasons);
        unrecognised("mode of execution.yaml", Optional.of(configured), reasons);
        unrecognised("--mode", option, reasons);
        boolean wished =
                is(trading, LIVE) || is(Optional.of(configured), LIVE) || is(option, LIVE) || is(enabled, "true");
        if (wished) {
            veto(!is(trading, LIVE), "TRADING_MODE is not live", reasons);
            veto(!is(enabled, "true"), "LIVE_TRADING_ENABLED is not true", reasons);
            veto(!configured.equals(LIVE), "mode of execution.yaml is not live", reasons);
            veto(is(option, PAPER), "--mode says paper", reasons);
            reasons.add("this version has no live broker");
        }
        return new ModeChoice(Mode.PAPER, wished, reasons);
    }

    private static void unrecognised(String name, Optional<String> value, List<String> reasons) {
        value.filter(text -> !text.equals(LIVE) && !text.equals(PAPER))
                .ifPresent(text -> reasons.add("%s (%s) is neither paper nor live".formatted(name, text)));
    }

    private static void veto(boolean holds, String reason, List<String> reasons) {
        if (holds) {
            reasons.add(reason);
        }
    }

    private static boolean is(Optional<String> value, String expected) {
        return value.filter(expected::equals).isPresent();
    }
}
