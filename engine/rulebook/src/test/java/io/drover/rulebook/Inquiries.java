package io.drover.rulebook;

import io.drover.decision.Snapshot;
import io.drover.fact.Proposal;
import io.drover.rulebook.Inquiry.Call;
import io.drover.rulebook.random.CycleWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Cycles from a seed: all three calls in changing order, for changing strategies. */
final class Inquiries {
    private static final List<Call> CALLS = List.of(Call.PROPOSE, Call.HALT, Call.JUDGE);

    private Inquiries() {}

    static List<Inquiry> of(long seed, Set<String> strategies, int cycles, int largest) {
        Random random = new Random(seed);
        CycleWriter writer = new CycleWriter(seed, largest);
        List<Inquiry> questions = new ArrayList<>();
        for (int i = 0; i < cycles; i++) {
            Snapshot snapshot = writer.next();
            List<Proposal> proposals = writer.proposals();
            Set<String> named = some(random, strategies);
            for (int j = random.nextInt(4) == 0 ? 5 : 3; j > 0; j--) {
                Call call = CALLS.get((i + j * (1 + i % 2)) % CALLS.size());
                questions.add(new Inquiry(call, snapshot, named, proposals));
            }
        }
        return questions;
    }

    private static Set<String> some(Random random, Set<String> strategies) {
        int chance = List.of(1, 1, 2, 8).get(random.nextInt(4));
        Set<String> some = new TreeSet<>(strategies);
        some.removeIf(s -> random.nextInt(chance) > 0);
        return some;
    }
}
