package io.drover.rulebook.random;

import io.drover.decision.Snapshot;
import io.drover.fact.Fact;
import io.drover.fact.Proposal;
import java.util.ArrayList;
import java.util.List;

/**
 * A sequence of snapshots. Most facts of a snapshot are the same objects as in the one before; group sizes lie around the
 * size from which the direct evaluator looks facts up.
 */
public final class CycleWriter {
    private final Draw draw;
    private final int largest;
    private List<Fact> facts = List.of();
    private FactMaker maker;

    /** @param largest most facts of one type; with 3 every join is small */
    public CycleWriter(long seed, int largest) {
        draw = new Draw(seed);
        this.largest = largest;
        maker = new FactMaker(draw, 2, false);
    }

    public Snapshot next() {
        if (facts.isEmpty() || draw.oneIn(5)) {
            begin();
        } else if (!draw.oneIn(6)) {
            change();
        }
        return Snapshot.of(facts);
    }

    public List<Proposal> proposals() {
        List<Proposal> proposals = new ArrayList<>();
        for (int i = draw.of(0, 1, 2, 3); i > 0; i--) {
            proposals.add(maker.make(Proposal.class));
        }
        return proposals;
    }

    private void begin() {
        int symbols = draw.of(1, 2, 4, 40);
        maker = new FactMaker(draw, symbols, draw.oneIn(4));
        Class<? extends Fact> big = draw.of(Vocabulary.OBSERVED);
        List<Fact> made = new ArrayList<>();
        for (Class<? extends Fact> type : Vocabulary.OBSERVED) {
            int size = draw.of(0, 1, 1, 2, 3);
            if (type == big) {
                size = symbols == 40 ? draw.of(13, 40) : draw.of(11, 12, 13);
            } else if (draw.oneIn(16)) {
                size = draw.of(11, 12, 13);
            }
            size = Math.min(size, largest);
            for (int i = 0; i < size; i++) {
                made.add(maker.make(type));
            }
        }
        facts = made;
    }

    private void change() {
        List<Fact> next = new ArrayList<>();
        int changing = draw.of(20, 20, 6, 2);
        for (Fact fact : facts) {
            if (!draw.oneIn(changing)) {
                next.add(fact);
            } else if (!draw.oneIn(4)) {
                next.add(maker.make(fact.getClass()));
            }
        }
        if (draw.oneIn(3)) {
            next.add(maker.make(draw.of(Vocabulary.OBSERVED)));
        }
        facts = next;
    }
}
