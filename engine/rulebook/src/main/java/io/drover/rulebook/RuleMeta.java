package io.drover.rulebook;

import io.drover.decision.RuleInfo;
import io.drover.model.Control;
import java.util.Optional;

/**
 * What the recorders need of a rule, looked up once.
 *
 * @param name rule name
 * @param file its file
 * @param line first line
 * @param concern strategy name or guard concern
 * @param control of a guard rule
 */
record RuleMeta(String name, String file, int line, String concern, Optional<Control> control) {
    static RuleMeta of(RuleInfo rule) {
        return new RuleMeta(rule.name(), rule.file(), rule.line(), rule.concern(), Control.find(rule.control()));
    }
}
