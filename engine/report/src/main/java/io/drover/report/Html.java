package io.drover.report;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of markup. Everything that comes from outside is text and is escaped on its way in; only markup of our own
 * templates is not.
 *
 * @param markup well-formed HTML
 */
record Html(String markup) {
    static final Html NONE = new Html("");
    private static final char REPLACEMENT = '\uFFFD';

    /** Fills each {@code {}} of a template of ours: {@code Html} as it is, a list of them joined, anything else escaped. */
    static Html of(String template, Object... values) {
        StringBuilder out = new StringBuilder(template.length() + 64);
        int from = 0;
        for (Object value : values) {
            int hole = template.indexOf("{}", from);
            if (hole < 0) {
                throw new IllegalArgumentException("template (%s) has fewer holes than values.".formatted(template));
            }
            out.append(template, from, hole).append(filled(value));
            from = hole + 2;
        }
        return new Html(out.append(template, from, template.length()).toString());
    }

    static Html join(Collection<Html> parts) {
        return new Html(parts.stream().map(Html::markup).collect(Collectors.joining()));
    }

    static Html when(boolean condition, Html html) {
        return condition ? html : NONE;
    }

    private static String filled(Object value) {
        if (value instanceof Html html) {
            return html.markup();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Html::filled).collect(Collectors.joining());
        }
        return escape(value.toString());
    }

    private static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(misleads(c) ? REPLACEMENT : c);
            }
        });
        return out.toString();
    }

    /** Control characters, lone surrogates, and marks that turn the direction of what follows. */
    static boolean misleads(int c) {
        return (Character.isISOControl(c) && c != '\n' && c != '\t')
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
