package io.drover.rulebook;

import io.drover.fact.DerivedFact;
import io.drover.fact.Fact;
import io.drover.rulebook.direct.Activation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Global;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.RuleContext;
import org.kie.internal.conf.ShareBetaNodesOption;

/** The reference: fires one knowledge base each time in a fresh session with a clock that stands still. */
final class SessionRunner implements StageRunner {
    /**
     * Of its knowledge base. Where rules share what joins facts, Drools 10.2 can overlook derived facts in a group of one rule
     * because another rule has a group that begins alike, and cannot evaluate a group that one rule accumulates and another negates.
     */
    static final ShareBetaNodesOption SHARING = ShareBetaNodesOption.NO;

    private final KieBase base;
    private final int firingLimit;
    private final KieSessionConfiguration configuration;
    private final List<String> globals;
    private final Set<Class<?>> read;
    private final Runnable closing;

    /**
     * Sessions of one knowledge base.
     *
     * @param read fact types that some pattern names; no other fact can take part in a match
     * @param closing frees what the base is made of
     */
    SessionRunner(KieBase base, int firingLimit, Set<Class<?>> read, Runnable closing) {
        this.base = base;
        this.firingLimit = firingLimit;
        this.read = Set.copyOf(read);
        this.closing = closing;
        this.configuration = KieServices.get().newKieSessionConfiguration();
        this.configuration.setOption(ClockTypeOption.PSEUDO);
        this.globals = base.getKiePackages().stream()
                .map(KiePackage::getGlobalVariables)
                .flatMap(Collection::stream)
                .map(Global::getName)
                .distinct()
                .toList();
    }

    @Override
    public Run open(List<? extends Fact> facts, List<? extends Fact> more) {
        Session session = new Session();
        session.insert(facts);
        session.insert(more);
        return session;
    }

    @Override
    public void close() {
        closing.run();
    }

    /** One fresh session. */
    private final class Session implements Run {
        private final KieSession session = base.newKieSession(configuration, null);

        private void insert(List<? extends Fact> facts) {
            for (Fact fact : facts) {
                if (read.contains(fact.getClass())) {
                    session.insert(fact);
                }
            }
        }

        @Override
        public void derive(DerivedFact fact) {
            session.insert(fact);
        }

        @Override
        public int fire(Map<String, Object> recorders, Predicate<String> rules) {
            for (String global : globals) {
                session.setGlobal(global, recorders.get(global));
            }
            AgendaFilter filter =
                    rules == ALL ? null : match -> rules.test(match.getRule().getName());
            return session.fireAllRules(filter, firingLimit + 1);
        }

        @Override
        public Activation activation(Object drools) {
            if (drools instanceof RuleContext context) {
                return new SessionActivation(context.getMatch());
            }
            throw new IllegalArgumentException(
                    "first argument (%s) must be drools.\nMaybe write propose.buy(drools, $s).".formatted(drools));
        }

        @Override
        public void close() {
            session.dispose();
        }
    }
}
