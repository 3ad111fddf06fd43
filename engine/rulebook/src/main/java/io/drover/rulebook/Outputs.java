package io.drover.rulebook;

import io.drover.fact.EntryTerms;
import io.drover.fact.ExitTerms;
import io.drover.fact.MemoTerms;
import io.drover.fact.ProposalRecorder;
import io.drover.fact.StateRecorder;
import io.drover.fact.VerdictRecorder;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The output globals: which stage has which, and what may be called on them. */
enum Outputs {
    PROPOSE("propose", ProposalRecorder.class, Stage.STRATEGY),
    VERDICT("verdict", VerdictRecorder.class, Stage.JUDGE),
    STATE("state", StateRecorder.class, Stage.HALT);

    private final String global;
    private final Class<?> recorder;
    private final Stage stage;

    Outputs(String global, Class<?> recorder, Stage stage) {
        this.global = global;
        this.recorder = recorder;
        this.stage = stage;
    }

    static Outputs of(Stage stage) {
        return Arrays.stream(values()).filter(o -> o.stage == stage).findFirst().orElseThrow();
    }

    static boolean isGlobal(String name) {
        return Arrays.stream(values()).anyMatch(o -> o.global.equals(name));
    }

    /** Every interface that a consequence may call. */
    static List<Class<?>> interfaces() {
        return List.of(
                ProposalRecorder.class,
                VerdictRecorder.class,
                StateRecorder.class,
                EntryTerms.class,
                ExitTerms.class,
                MemoTerms.class);
    }

    String global() {
        return global;
    }

    String recorder() {
        return recorder.getSimpleName();
    }

    Set<String> methods() {
        return names(recorder);
    }

    /** What may be chained to a method: the terms it returns, if any. */
    Set<String> terms(String method) {
        return Arrays.stream(recorder.getMethods())
                .filter(m -> m.getName().equals(method) && m.getReturnType().isInterface())
                .findFirst()
                .map(m -> names(m.getReturnType()))
                .orElse(new TreeSet<>());
    }

    private static Set<String> names(Class<?> type) {
        return Arrays.stream(type.getMethods()).map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
    }
}
