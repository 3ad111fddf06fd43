package io.drover.report;

import java.util.ArrayList;
import java.util.List;

/** A table of our own columns; a column that starts with {@code #} holds numbers and is right-aligned. */
final class Table {
    private final String style;
    private final List<String> columns;
    private final List<Html> rows = new ArrayList<>();

    Table(String... columns) {
        this("", columns);
    }

    private Table(String style, String... columns) {
        this.style = style;
        this.columns = List.of(columns);
    }

    /** A table that becomes a list on narrow pages. */
    static Table styled(String style, String... columns) {
        return new Table(style, columns);
    }

    void row(Object... cells) {
        List<Html> tds = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            tds.add(Html.of(isNumber(i) ? "<td class=\"n\">{}</td>" : "<td>{}</td>", cells[i]));
        }
        rows.add(Html.of("<tr>{}</tr>\n", tds));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    int size() {
        return rows.size();
    }

    Html html() {
        List<Html> heads = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i);
            heads.add(Html.of(
                    "<th scope=\"col\"{}>{}</th>",
                    isNumber(i) ? new Html(" class=\"n\"") : Html.NONE,
                    isNumber(i) ? name.substring(1) : name));
        }
        return Html.of(
                "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"table\"><table class=\"{}\"><thead><tr>{}</tr></thead><tbody>\n{}</tbody></table></div>\n",
                style,
                heads,
                rows);
    }

    private boolean isNumber(int column) {
        return columns.get(column).startsWith("#");
    }
}
