package io.drover.rulebook.direct;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** The lists of facts that interpreted patterns look at. */
final class Filters {
    private final Sieves sieves;
    private final List<Filtered> all = new ArrayList<>();
    private final Map<Class<?>, OfType> types = new LinkedHashMap<>();

    Filters(Sieves sieves, Memory memory) {
        this.sieves = sieves;
        for (Sieves.Sieve sieve : sieves.all()) {
            Filtered filtered =
                    new Filtered(sieve.tests().stream().map(Calls::factTest).toList());
            all.add(filtered);
            OfType type = types.computeIfAbsent(sieve.type(), t -> new OfType(memory.list(t)));
            type.filtered.add(filtered);
            type.from.add(sieve.from() < 0 ? filtered : all.get(sieve.from()));
        }
    }

    Filtered of(Node.Pattern pattern) {
        return all.get(sieves.of(pattern));
    }

    OfType[] types(Predicate<Class<?>> wanted) {
        return types.entrySet().stream()
                .filter(t -> wanted.test(t.getKey()))
                .map(Map.Entry::getValue)
                .toArray(OfType[]::new);
    }

    OfType type(Class<?> type) {
        return Objects.requireNonNull(types.get(type));
    }

    /** All lists of one type. */
    static final class OfType {
        private final FactList facts;
        private final List<Filtered> filtered = new ArrayList<>();
        private final List<Filtered> from = new ArrayList<>();
        private long version = -1;

        private OfType(FactList facts) {
            this.facts = facts;
        }

        /** Tests all facts, those of rules that cannot fire too, because a test that fails must not go unnoticed. */
        void refresh() throws Exception {
            if (version == facts.version()) {
                return;
            }
            version = -1;
            filtered.get(0).takeAll(facts);
            for (int i = 1; i < filtered.size(); i++) {
                filtered.get(i).takeFrom(from.get(i));
            }
            version = facts.version();
        }

        /** Facts that rules made: there will be no more of them. */
        void readNow() throws Exception {
            facts.readNow();
            refresh();
        }
    }
}
