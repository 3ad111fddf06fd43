package io.drover.store.codec;

import com.fasterxml.jackson.core.JsonToken;
import io.drover.decision.Snapshot;
import io.drover.fact.Fact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A snapshot as the steps from the previous cycle's facts to this cycle's, in order. Numbers count the facts of the
 * previous snapshot from 0: {@code [7]} drops fact 7; {@code [7,2,10.5,3,11]} gives its components 2 and 3 (from 0)
 * new values; {@code [7,{…}]} puts a new fact before it. What is not named stays. Starting from an empty snapshot this
 * is the full one.
 */
final class SnapshotCodec implements Codec<Snapshot> {
    private final Union facts;

    SnapshotCodec(Union facts) {
        this.facts = facts;
    }

    @Override
    public void write(Snapshot snapshot, JsonOut out) {
        List<Fact> before = out.base().facts();
        List<Fact> after = snapshot.facts();
        out.raw('[');
        int start = out.length();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            int step = step(before, i, after, j);
            if (step == 0) {
                change(i, before.get(i), after.get(j), out, start);
            } else if (step < 0) {
                open(i, out, start).raw(']');
            } else {
                facts.write(after.get(j), open(i, out, start).raw(','));
                out.raw(']');
            }
            i += step <= 0 ? 1 : 0;
            j += step >= 0 ? 1 : 0;
        }
        out.raw(']');
        out.base().set(after);
    }

    /** Below 0: the old fact is gone; 0: both are versions of one fact; above 0: the other fact is new. */
    private static int step(List<Fact> before, int i, List<Fact> after, int j) {
        if (i == before.size() || j == after.size()) {
            return i == before.size() ? 1 : -1;
        }
        Fact old = before.get(i);
        Fact now = after.get(j);
        if (old == now) {
            return 0;
        }
        if (old.getClass() == now.getClass()) {
            return old.key().compareTo(now.key());
        }
        return old.getClass().getSimpleName().compareTo(now.getClass().getSimpleName());
    }

    private void change(int index, Fact old, Fact now, JsonOut out, int start) {
        if (old == now || old.equals(now)) {
            return;
        }
        RecordShape shape = facts.shapeOf(now);
        shape.writeChanges(old, now, open(index, out, start));
        out.raw(']');
    }

    private static JsonOut open(int index, JsonOut out, int start) {
        if (out.length() > start) {
            out.raw(',');
        }
        return out.raw('[').number(index);
    }

    @Override
    public Snapshot read(JsonIn in) throws IOException {
        List<Fact> before = in.base().facts();
        List<Fact> after = new ArrayList<>(before.size() + 4);
        int next = 0;
        in.skip(JsonToken.START_ARRAY);
        while (!in.at(JsonToken.END_ARRAY)) {
            next = readStep(in, before, next, after);
        }
        in.skip(JsonToken.END_ARRAY);
        after.addAll(before.subList(next, before.size()));
        Snapshot snapshot = new Snapshot(after);
        in.base().set(snapshot.facts());
        return snapshot;
    }

    private int readStep(JsonIn in, List<Fact> before, int from, List<Fact> after) throws IOException {
        in.skip(JsonToken.START_ARRAY);
        long index = in.integer();
        if (index < from || index > before.size()) {
            throw in.wrong("fact %d is not among %d to %d".formatted(index, from, before.size()));
        }
        int at = (int) index;
        after.addAll(before.subList(from, at));
        int next = at;
        if (in.at(JsonToken.START_OBJECT)) {
            after.add((Fact) facts.read(in));
        } else {
            if (at == before.size()) {
                throw in.wrong("there is no fact %d".formatted(at));
            }
            if (!in.at(JsonToken.END_ARRAY)) {
                after.add((Fact) facts.shapeOf(before.get(at)).readChanges(before.get(at), in));
            }
            next = at + 1;
        }
        in.skip(JsonToken.END_ARRAY);
        return next;
    }
}
