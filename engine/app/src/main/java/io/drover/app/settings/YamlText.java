package io.drover.app.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * YAML without its dangers: plain sections, lists and values. Anchors, aliases, tags, duplicate keys, empty values and
 * second documents are refused where they stand.
 */
final class YamlText {
    private static final int DEEPEST = 16;
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9_]*(\\.[0-9]*)?");

    private final String source;
    private final YAMLParser parser;

    private YamlText(String source, YAMLParser parser) {
        this.source = source;
        this.parser = parser;
    }

    /** The single document of a text; an empty section when there is nothing but comments. */
    static Node parse(String text, String source) {
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            YamlText yaml = new YamlText(source, parser);
            if (parser.nextToken() == null) {
                return Node.Mapping.empty(new Origin(source, 0));
            }
            Node root = yaml.node("", 0);
            if (parser.nextToken() != null) {
                throw yaml.refused("", "", "must be one YAML document", "remove the line ---");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw unreadable(source, e);
        } catch (IOException e) {
            throw refused(new Origin(source, 0), "", "", "cannot be read: " + e.getMessage(), "check the file");
        }
    }

    private Node node(String path, int depth) throws IOException {
        Origin origin = here();
        if (depth > DEEPEST) {
            throw refused(path, "", "is nested too deeply", "check the indentation");
        }
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            throw refused(path, "", "must not use anchors or aliases", "write the value out");
        }
        if (parser.getTypeId() != null) {
            throw refused(path, parser.getText(), "must not have a YAML tag", "remove the !");
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> mapping(path, origin, depth);
            case START_ARRAY -> sequence(path, origin, depth);
            case VALUE_NULL -> throw refused(path, "", "has no value", "remove the key to use its default");
            default -> scalar(token, origin);
        };
    }

    private Node.Scalar scalar(JsonToken token, Origin origin) throws IOException {
        String text = parser.getText();
        boolean looksOtherwise = NUMBER.matcher(text).matches() || text.equals("true") || text.equals("false");
        return new Node.Scalar(text, token == JsonToken.VALUE_STRING && looksOtherwise, origin);
    }

    private Node mapping(String path, Origin origin, int depth) throws IOException {
        Map<String, Node> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String child = path.isEmpty() ? key : path + "." + key;
            Node before = entries.get(key);
            if (before != null) {
                throw refused(
                        child,
                        "",
                        "stands here for the second time, after line "
                                + before.origin().line(),
                        "remove one of them");
            }
            parser.nextToken();
            entries.put(key, node(child, depth + 1));
        }
        return new Node.Mapping(entries, origin);
    }

    private Node sequence(String path, Origin origin, int depth) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(path + "[" + items.size() + "]", depth + 1));
        }
        return new Node.Sequence(items, origin);
    }

    private Origin here() {
        return new Origin(source, parser.currentTokenLocation().getLineNr());
    }

    private ConfigException refused(String path, String value, String expectation, String maybe) {
        return refused(here(), path, value, expectation, maybe);
    }

    private static ConfigException refused(Origin at, String path, String value, String expectation, String maybe) {
        return new ConfigException(List.of(new Problem(at, path, value, expectation, maybe)));
    }

    private static ConfigException unreadable(String source, JsonProcessingException e) {
        int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
        String what = e.getOriginalMessage().lines().findFirst().orElse("unknown reason");
        return refused(
                new Origin(source, line),
                "",
                "",
                "is not YAML: " + what,
                "check indentation, colons and quotes of this line and the one before");
    }
}
