package io.drover.rulebook;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A node of a YAML file with its place; strict: no aliases, no tags, no duplicate or unknown keys.
 *
 * @param file name for messages
 * @param node of the parser
 */
record YamlTree(String file, Node node) {
    private static final Set<Tag> PLAIN = Set.of(Tag.MAP, Tag.SEQ, Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL);

    /** A file that is not as it must be. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient RuleProblem problem;

        Malformed(RuleProblem problem) {
            super(problem.toString());
            this.problem = problem;
        }

        RuleProblem problem() {
            return problem;
        }
    }

    static YamlTree parse(String file, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(10);
        options.setCodePointLimit(1 << 20);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                throw new Malformed(new RuleProblem(file, 1, "", "is empty", "begin with scenarios:"));
            }
            return new YamlTree(file, root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new Malformed(
                    new RuleProblem(file, line, "", "is no YAML: " + e.getProblem(), "check the indentation"));
        } catch (YAMLException e) {
            throw new Malformed(new RuleProblem(file, 1, "", "is refused: " + e.getMessage(), "write every value out"));
        }
    }

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    List<YamlTree> items() {
        if (!(node instanceof SequenceNode sequence)) {
            throw malformed("must be a list", "begin each entry with a hyphen");
        }
        return sequence.getValue().stream().map(n -> new YamlTree(file, n)).toList();
    }

    /** Values by key; keys outside {@code allowed} are refused. */
    Map<String, YamlTree> fields(Set<String> allowed) {
        if (!(node instanceof MappingNode mapping)) {
            throw malformed("must be keys with values", "write {key: value}");
        }
        Map<String, YamlTree> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlTree key = new YamlTree(file, tuple.getKeyNode());
            String name = key.text();
            if (!allowed.contains(name)) {
                throw key.malformed(
                        "unknown key %s".formatted(name),
                        DidYouMean.hint(name, allowed)
                                .orElse("use one of "
                                        + allowed.stream().sorted().toList()));
            }
            if (fields.put(name, new YamlTree(file, tuple.getValueNode())) != null) {
                throw key.malformed("key %s stands twice".formatted(name), "delete one");
            }
        }
        return fields;
    }

    /** The single key of a one-entry mapping, with its value. */
    Map.Entry<String, YamlTree> single(Set<String> allowed) {
        Map<String, YamlTree> fields = fields(allowed);
        if (fields.size() != 1) {
            throw malformed("must have one key, not %s".formatted(fields.keySet()), "begin each with a hyphen");
        }
        return fields.entrySet().iterator().next();
    }

    String text() {
        if (!(node instanceof ScalarNode scalar) || !PLAIN.contains(node.getTag())) {
            throw malformed("must be a plain value", "write a text, a number, true or false");
        }
        return scalar.getValue();
    }

    boolean isText(String wanted) {
        return node instanceof ScalarNode scalar && scalar.getValue().equals(wanted);
    }

    double number() {
        try {
            double value = Double.parseDouble(text());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw malformed("%s is no number".formatted(text()), "write 0.05");
        }
        throw malformed("%s is not finite".formatted(text()), "write 0.05");
    }

    boolean bool() {
        if (!isText("true") && !isText("false")) {
            throw malformed("%s is neither true nor false".formatted(text()), "write true");
        }
        return isText("true");
    }

    Malformed malformed(String what, String maybe) {
        return new Malformed(new RuleProblem(file, line(), "", what, maybe));
    }
}
