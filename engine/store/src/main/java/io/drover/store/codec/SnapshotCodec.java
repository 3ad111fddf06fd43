package io.drover.store.codec;

import com.fasterxml.jackson.core.JsonToken;
import io.drover.decision.Snapshot;
import io.drover.fact.Fact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A snapshot as what differs from the previous cycle's: {@code {"set":[…],"steps":[…]}}, an empty part left out. Numbers
 * count the facts of the previous snapshot from 0.
 * <ul>
 *   <li>{@code set} gives facts new values, as {@link Columns}: {@code [73,20,…]} speaks of the 20 facts from 73 on,
 *       {@code [[73,75],…]} of those two.
 *   <li>{@code steps}: {@code [7]} drops fact 7, {@code [7,{…}]} puts a new fact before it.
 * </ul>
 * Starting from an empty snapshot this is the full one.
 */
final class SnapshotCodec implements Codec<Snapshot> {
    private final Union facts;

    SnapshotCodec(Union facts) {
        this.facts = facts;
    }

    @Override
    public void write(Snapshot snapshot, JsonOut out) {
        SnapshotDelta delta = SnapshotDelta.between(out.base().last().snapshot().facts(), snapshot.facts());
        out.raw('{');
        if (!delta.changed().isEmpty()) {
            out.raw("\"set\":[");
            writeSets(delta, out);
            out.raw(']');
        }
        if (!delta.steps().isEmpty()) {
            out.raw(delta.changed().isEmpty() ? "\"steps\":[" : ",\"steps\":[");
            writeSteps(delta.steps(), out);
            out.raw(']');
        }
        out.raw('}');
    }

    private void writeSets(SnapshotDelta delta, JsonOut out) {
        CycleContext cycle = new CycleContext(out.base().last());
        List<SnapshotDelta.Changed> changed = delta.changed();
        int from = 0;
        while (from < changed.size()) {
            int to = from + 1;
            Class<?> type = changed.get(from).after().getClass();
            while (to < changed.size() && changed.get(to).after().getClass() == type) {
                to++;
            }
            out.raw(from == 0 ? "[" : ",[");
            writeIndexes(changed, from, to, out);
            facts.shapeOf(changed.get(from).after()).columns().write(changed, from, to, cycle, out);
            out.raw(']');
            for (int i = from; i < to; i++) {
                cycle.note(changed.get(i).before(), changed.get(i).after());
            }
            from = to;
        }
    }

    private static void writeIndexes(List<SnapshotDelta.Changed> changed, int from, int to, JsonOut out) {
        int first = changed.get(from).index();
        if (changed.get(to - 1).index() - first + 1 == to - from) {
            out.number(first).raw(',').number(to - from);
            return;
        }
        out.raw('[').number(first);
        for (int i = from + 1; i < to; i++) {
            out.raw(',').number(changed.get(i).index());
        }
        out.raw(']');
    }

    private void writeSteps(List<SnapshotDelta.Step> steps, JsonOut out) {
        for (int i = 0; i < steps.size(); i++) {
            SnapshotDelta.Step step = steps.get(i);
            out.raw(i == 0 ? "[" : ",[").number(step.index());
            step.inserted().ifPresent(fact -> facts.write(fact, out.raw(',')));
            out.raw(']');
        }
    }

    @Override
    public Snapshot read(JsonIn in) throws IOException {
        List<Fact> facts = new ArrayList<>(in.base().last().snapshot().facts());
        in.skip(JsonToken.START_OBJECT);
        while (!in.at(JsonToken.END_OBJECT)) {
            String part = in.field();
            in.skip(JsonToken.START_ARRAY);
            if (part.equals("set")) {
                readSets(in, facts);
            } else {
                facts = readSteps(in, facts);
            }
            in.skip(JsonToken.END_ARRAY);
        }
        in.skip(JsonToken.END_OBJECT);
        return new Snapshot(facts);
    }

    private void readSets(JsonIn in, List<Fact> all) throws IOException {
        CycleContext cycle = new CycleContext(in.base().last());
        while (!in.at(JsonToken.END_ARRAY)) {
            in.skip(JsonToken.START_ARRAY);
            List<Integer> indexes = readIndexes(in, all.size());
            List<Fact> before = indexes.stream().map(all::get).toList();
            List<Fact> after = facts.shapeOf(before.get(0)).columnReader().read(before, cycle, in);
            for (int i = 0; i < after.size(); i++) {
                all.set(indexes.get(i), after.get(i));
                cycle.note(before.get(i), after.get(i));
            }
            in.skip(JsonToken.END_ARRAY);
        }
    }

    private static List<Integer> readIndexes(JsonIn in, int size) throws IOException {
        List<Integer> indexes = new ArrayList<>();
        if (in.at(JsonToken.START_ARRAY)) {
            in.skip(JsonToken.START_ARRAY);
            do {
                indexes.add(in.index(size));
            } while (!in.at(JsonToken.END_ARRAY));
            in.skip(JsonToken.END_ARRAY);
        } else {
            int first = in.index(size);
            int count = in.index(size - first + 1);
            for (int i = 0; i < Math.max(1, count); i++) {
                indexes.add(first + i);
            }
        }
        return indexes;
    }

    private List<Fact> readSteps(JsonIn in, List<Fact> before) throws IOException {
        List<Fact> after = new ArrayList<>(before.size() + 4);
        int next = 0;
        while (!in.at(JsonToken.END_ARRAY)) {
            in.skip(JsonToken.START_ARRAY);
            int at = in.index(before.size() + 1);
            after.addAll(before.subList(Math.min(next, at), at));
            next = at;
            if (in.at(JsonToken.START_OBJECT)) {
                after.add((Fact) facts.read(in));
            } else {
                next = at + 1;
            }
            in.skip(JsonToken.END_ARRAY);
        }
        after.addAll(before.subList(Math.min(next, before.size()), before.size()));
        return after;
    }
}
