package io.drover.rulebook;

import java.util.List;
import org.drools.drl.ast.descr.PackageDescr;

/**
 * One rule file after parsing.
 *
 * @param name relative to the rules directory
 * @param text as read
 * @param stage by its folder and concern
 * @param concern last part of its package
 * @param tree what the parser made of it
 * @param rules its rules, top to bottom
 */
record RuleFile(String name, String text, Stage stage, String concern, PackageDescr tree, List<Rule> rules) {
    RuleFile {
        rules = List.copyOf(rules);
    }

    /** 1-based line of a character position. */
    int lineAt(int position) {
        return 1
                + (int) text.substring(0, Math.min(Math.max(position, 0), text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
