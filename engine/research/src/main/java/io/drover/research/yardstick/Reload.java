package io.drover.research.yardstick;

import io.drover.decision.Asked;
import io.drover.decision.Judged;
import io.drover.decision.RuleSet;
import io.drover.decision.Snapshot;
import io.drover.fact.Proposal;
import io.drover.port.RuleEvaluator;
import io.drover.rulebook.RuleCheckException;
import io.drover.rulebook.RuleSources;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Rules that are checked and compiled beside the cycles and take the place of the others between two of them. Broken ones never do.
 */
final class Reload implements RuleEvaluator {
    private final Function<RuleSources, RuleEvaluator> compiler;
    private final LongSupplier nanos;
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicReference<RuleEvaluator> next = new AtomicReference<>();
    private RuleEvaluator now;
    private volatile long compileNanos;
    private long swapNanos;
    private int swaps;

    Reload(Function<RuleSources, RuleEvaluator> compiler, RuleSources first, LongSupplier nanos) {
        this.compiler = compiler;
        this.nanos = nanos;
        this.now = compiler.apply(first);
    }

    /** On a thread of its own. */
    void load(RuleSources changed) {
        long start = nanos.getAsLong();
        try {
            next.set(compiler.apply(changed));
            compileNanos = nanos.getAsLong() - start;
        } catch (RuleCheckException e) {
            refused.incrementAndGet();
        }
    }

    /** Between two cycles. */
    void swap() {
        long start = nanos.getAsLong();
        RuleEvaluator loaded = next.getAndSet(null);
        if (loaded != null) {
            RuleEvaluator old = now;
            now = loaded;
            old.close();
            swapNanos = Math.max(swapNanos, nanos.getAsLong() - start);
            swaps++;
        }
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "reloads=%d refused=%d compile_ms=%d swap_max_us=%.1f",
                swaps,
                refused.get(),
                compileNanos / 1_000_000,
                swapNanos / 1e3);
    }

    @Override
    public RuleSet ruleSet() {
        return now.ruleSet();
    }

    @Override
    public String name() {
        return now.name();
    }

    @Override
    public Asked propose(Snapshot snapshot, Set<String> strategies) {
        return now.propose(snapshot, strategies);
    }

    @Override
    public Judged halt(Snapshot snapshot) {
        return now.halt(snapshot);
    }

    @Override
    public Judged judge(Snapshot snapshot, List<Proposal> proposals) {
        return now.judge(snapshot, proposals);
    }

    @Override
    public void close() {
        now.close();
    }
}
