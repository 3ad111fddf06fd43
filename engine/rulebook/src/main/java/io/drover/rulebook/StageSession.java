package io.drover.rulebook;

import io.drover.fact.DerivedFact;
import io.drover.fact.Fact;
import io.drover.port.RuleFailureException;
import io.drover.port.RuleFailureException.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Global;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.runtime.rule.AgendaFilter;

/** Fires one knowledge base on the facts of one cycle, each time in a fresh session with a clock that stands still. */
final class StageSession {
    private final KieBase base;
    private final EvaluatorSettings settings;
    private final KieSessionConfiguration configuration;
    private final List<String> globals;
    private final Set<Class<?>> read;

    /** @param read fact types that some pattern names; no other fact can take part in a match */
    StageSession(KieBase base, EvaluatorSettings settings, Set<Class<?>> read) {
        this.base = base;
        this.settings = settings;
        this.read = Set.copyOf(read);
        this.configuration = KieServices.get().newKieSessionConfiguration();
        this.configuration.setOption(ClockTypeOption.PSEUDO);
        this.globals = base.getKiePackages().stream()
                .map(KiePackage::getGlobalVariables)
                .flatMap(Collection::stream)
                .map(Global::getName)
                .distinct()
                .toList();
    }

    /** One fresh session. */
    final class Run implements AutoCloseable {
        private final KieSession session = base.newKieSession(configuration, null);

        void insert(List<? extends Fact> facts) {
            for (Fact fact : facts) {
                if (read.contains(fact.getClass())) {
                    session.insert(fact);
                }
            }
        }

        void derive(DerivedFact fact) {
            session.insert(fact);
        }

        int fire(Map<String, Object> recorders, @Nullable AgendaFilter filter, Firings firings) {
            for (String global : globals) {
                session.setGlobal(global, recorders.get(global));
            }
            int limit = settings.firingLimit();
            int fired = session.fireAllRules(filter, limit + 1);
            if (fired > limit) {
                throw new RuleFailureException(
                        Kind.LIMIT, "the rules fired more often than the firing limit (%d)".formatted(limit));
            }
            firings.checkBudget();
            return fired;
        }

        @Override
        public void close() {
            session.dispose();
        }
    }

    Run open() {
        return new Run();
    }
}
