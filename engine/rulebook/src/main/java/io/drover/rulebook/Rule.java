package io.drover.rulebook;

import io.drover.decision.RuleInfo;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * One rule after parsing.
 *
 * @param file name of its file
 * @param stage which knowledge base it stands in
 * @param concern last part of its package
 * @param line first line of its header, from 1
 * @param doc its doc comment without stars, "" when it has none
 * @param tree what the parser made of it
 * @param call what its consequence calls; absent when the consequence is no single call of an output global
 */
record Rule(String file, Stage stage, String concern, int line, String doc, RuleDescr tree, Optional<Call> call) {
    String name() {
        return tree.getName();
    }

    /** Id of its control as written, "" when it has none. */
    String control() {
        AnnotationDescr control = tree.getAnnotation("Control");
        if (control == null || control.getSingleValueAsString() == null) {
            return "";
        }
        return control.getSingleValueAsString().replace("\"", "");
    }

    Stratum stratum() {
        return call.map(c -> Stratum.of(c.method())).orElse(Stratum.PROPOSALS);
    }

    /** Simple name of the derived fact that it makes, when it makes one. */
    String produces() {
        String method = call.map(Call::method).orElse("x");
        return method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1);
    }

    /** Simple names of the facts that its patterns name. */
    Set<String> reads() {
        return Pattern.of(tree).stream().map(Pattern::type).collect(Collectors.toUnmodifiableSet());
    }

    RuleInfo info() {
        return new RuleInfo(name(), stage.folder(), concern, file, line, doc, control());
    }

    RuleProblem problem(int at, String what, String maybe) {
        return new RuleProblem(file, at, name(), what, maybe);
    }
}
