package io.drover.research.simulation;

import io.drover.journal.JournalEntry;
import io.drover.journal.JournalRecord;
import io.drover.model.ExecType;
import io.drover.port.IdSource;
import io.drover.port.Journal;
import io.drover.port.RuleEvaluator;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Ports of the engine with points to die at before and after their calls. */
final class CrashPorts {
    private static final Map<Class<? extends JournalRecord>, CrashPoint> BEFORE = Map.ofEntries(
            Map.entry(JournalRecord.RunStarted.class, CrashPoint.EPOCH_BEFORE),
            Map.entry(JournalRecord.Reconciled.class, CrashPoint.RECONCILED_BEFORE),
            Map.entry(JournalRecord.Cycle.class, CrashPoint.CLAIM_BEFORE),
            Map.entry(JournalRecord.Intent.class, CrashPoint.INTENT_BEFORE),
            Map.entry(JournalRecord.Sending.class, CrashPoint.SENDING_BEFORE),
            Map.entry(JournalRecord.Submitted.class, CrashPoint.OUTCOME_BEFORE),
            Map.entry(JournalRecord.CycleTiming.class, CrashPoint.TIMING_BEFORE),
            Map.entry(JournalRecord.CancelIntent.class, CrashPoint.CHANGE_INTENT_BEFORE),
            Map.entry(JournalRecord.ReplaceIntent.class, CrashPoint.CHANGE_INTENT_BEFORE),
            Map.entry(JournalRecord.StateLowered.class, CrashPoint.LOWERED_BEFORE),
            Map.entry(JournalRecord.RunEnded.class, CrashPoint.END_BEFORE));
    private static final Map<Class<? extends JournalRecord>, CrashPoint> AFTER = Map.ofEntries(
            Map.entry(JournalRecord.RunStarted.class, CrashPoint.EPOCH_AFTER),
            Map.entry(JournalRecord.Reconciled.class, CrashPoint.RECONCILED_AFTER),
            Map.entry(JournalRecord.Cycle.class, CrashPoint.CLAIM_AFTER),
            Map.entry(JournalRecord.Intent.class, CrashPoint.INTENT_AFTER),
            Map.entry(JournalRecord.Sending.class, CrashPoint.SENDING_AFTER),
            Map.entry(JournalRecord.Submitted.class, CrashPoint.OUTCOME_AFTER),
            Map.entry(JournalRecord.CancelIntent.class, CrashPoint.CHANGE_INTENT_AFTER),
            Map.entry(JournalRecord.ReplaceIntent.class, CrashPoint.CHANGE_INTENT_AFTER),
            Map.entry(JournalRecord.StateLowered.class, CrashPoint.LOWERED_AFTER),
            Map.entry(JournalRecord.StateRaised.class, CrashPoint.RAISED_AFTER),
            Map.entry(JournalRecord.RuleSetActivated.class, CrashPoint.RULES_ACTIVATED),
            Map.entry(JournalRecord.RunEnded.class, CrashPoint.END_AFTER));

    private final Passages passages;

    CrashPorts(Passages passages) {
        this.passages = passages;
    }

    Journal journal(Journal journal) {
        return around(Journal.class, journal, (method, words, call) -> switch (method) {
            case "append" -> appended((JournalRecord) words[0], call);
            case "sync" -> between(CrashPoint.SYNC_BEFORE, CrashPoint.SYNC_AFTER, call);
            case "checkpoint" -> between(CrashPoint.CHECKPOINT_BEFORE, CrashPoint.CHECKPOINT_AFTER, call);
            case "lastCheckpoint" -> before(CrashPoint.STATE_READ, call);
            case "read" -> {
                journal.read((long) words[0], folding(words[1]));
                yield Optional.empty();
            }
            default -> call.make();
        });
    }

    @SuppressWarnings("unchecked")
    private Consumer<JournalEntry> folding(Object reader) {
        Consumer<JournalEntry> real = (Consumer<JournalEntry>) reader;
        return entry -> {
            passages.at(CrashPoint.FOLD);
            real.accept(entry);
        };
    }

    private Object appended(JournalRecord record, Call call) throws Throwable {
        boolean fill = record instanceof JournalRecord.Execution execution
                && execution.report().execType() == ExecType.TRADE;
        pass(fill ? Optional.of(CrashPoint.FILL_BEFORE) : Optional.ofNullable(BEFORE.get(record.getClass())));
        Object sequence = call.make();
        pass(fill ? Optional.of(CrashPoint.FILL_AFTER) : Optional.ofNullable(AFTER.get(record.getClass())));
        return sequence;
    }

    private void pass(Optional<CrashPoint> point) {
        point.ifPresent(passages::at);
    }

    RuleEvaluator rules(RuleEvaluator rules) {
        return around(RuleEvaluator.class, rules, (method, words, call) -> switch (method) {
            case "propose" -> between(CrashPoint.STRATEGY_BEFORE, CrashPoint.STRATEGY_AFTER, call);
            case "judge" -> between(CrashPoint.GUARDS_BEFORE, CrashPoint.GUARDS_AFTER, call);
            case "halt" -> before(CrashPoint.HALT_RULES, call);
            default -> call.make();
        });
    }

    IdSource ids(IdSource ids) {
        return around(IdSource.class, ids, (method, words, call) -> before(CrashPoint.ID_MADE, call));
    }

    private Object before(CrashPoint point, Call call) throws Throwable {
        passages.at(point);
        return call.make();
    }

    private Object between(CrashPoint before, CrashPoint after, Call call) throws Throwable {
        passages.at(before);
        Object result = call.make();
        passages.at(after);
        return result == null ? Optional.empty() : result;
    }

    private interface Call {
        Object make() throws Throwable;
    }

    private interface Watch {
        Object of(String method, Object[] words, Call call) throws Throwable;
    }

    /** The result of a method that returns nothing is not looked at. */
    private static <T> T around(Class<T> port, T real, Watch watch) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, words) -> {
                    Object result = watch.of(method.getName(), words, () -> {
                        try {
                            return method.invoke(real, words);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
                    return method.getReturnType() == void.class ? null : result;
                }));
    }
}
