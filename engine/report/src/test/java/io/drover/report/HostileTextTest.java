package io.drover.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.journal.JournalRecord;
import io.drover.model.Currency;
import io.drover.model.Mode;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rules, brokers and operators write never becomes markup, script, formula or terminal control. */
class HostileTextTest {
    private final ReportData data =
            AuditReport.collect(SampleJournal.journal()::read, Period.ALL, SampleJournal.context());

    @Test
    void text_in_the_page_is_escaped_everywhere() throws IOException {
        StringWriter out = new StringWriter();

        HtmlReport.write(data, out);

        assertThat(out.toString())
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .doesNotContain("<script>alert")
                .doesNotContain("<img")
                .doesNotContain("\u202E");
    }

    @Test
    void the_page_names_no_address_to_load_from() throws IOException {
        StringWriter out = new StringWriter();

        HtmlReport.write(data, out);

        assertThat(out.toString())
                .contains("default-src 'none'")
                .doesNotContain("http:", "https:", "<link", "@import", "url(", " src=\"");
    }

    @Test
    void lone_surrogates_and_control_characters_do_not_stop_a_report(@TempDir Path directory) throws IOException {
        JournalBuilder journal = new JournalBuilder()
                .add(new JournalRecord.RunStarted(
                        1, Mode.PAPER, "\uD800x\u0000\u001B[31m", Currency.USD, "0", "r", "c"));
        ReportData odd = AuditReport.collect(journal::read, Period.ALL, SampleJournal.context());

        AuditReport.writeHtml(odd, directory.resolve("a.html"));
        AuditReport.writeJson(odd, directory.resolve("a.json"));

        assertThat(Files.readString(directory.resolve("a.html"))).contains("\uFFFDx\uFFFD\uFFFD[31m");
        assertThat(Files.readString(directory.resolve("a.json"))).contains("x\\u0000");
    }

    @Test
    void spreadsheet_formulas_become_text_and_numbers_stay_numbers(@TempDir Path directory) throws IOException {
        JournalBuilder journal = SampleJournal.journal()
                .add(new JournalRecord.StateLowered(
                        "=cmd|' /C calc'!A0",
                        Scope.ACCOUNT,
                        TradingState.HALTED,
                        Optional.empty(),
                        "@SUM(1,2)",
                        "+1",
                        false));

        AuditReport.writeCsv(AuditReport.collect(journal::read, Period.ALL, SampleJournal.context()), directory);

        assertThat(Files.readString(directory.resolve("states.csv")))
                .contains(",'=cmd|' /C calc'!A0,")
                .contains(",\"'@SUM(1,2)\",'+1,");
        assertThat(Files.readString(directory.resolve("orders.csv"))).contains(",-11.75,-12.54\r\n");
    }

    @Test
    void explanations_cannot_steer_a_terminal() {
        Explanation explanation = Explanation.whyNot(
                "BTC", SampleJournal.journal().now(), List.of(new NearMiss("r\u001B[2J", "f:1", "a\nb", "c")));

        assertThat(explanation.text()).contains("r?[2J").contains("a?b").doesNotContain("\u001B");
    }
}
