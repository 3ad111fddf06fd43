package io.drover.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drover.model.Decimals;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the sample journal, byte for byte; {@code -Dgolden.update=true} writes them anew. */
class AuditReportGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Pattern DATA = Pattern.compile("<data[^>]* value=\"([^\"]+)\"");

    @TempDir
    private Path directory;

    private Path written(String name) {
        ReportData data = AuditReport.collect(SampleJournal.journal()::read, Period.ALL, SampleJournal.context());
        Path out = directory.resolve(name);
        AuditReport.writeHtml(data, out.resolve("audit.html"));
        AuditReport.writeJson(data, out.resolve("audit.json"));
        AuditReport.writeCsv(data, out);
        return out;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit.html",
                "audit.json",
                "orders.csv",
                "executions.csv",
                "decisions.csv",
                "equity.csv",
                "states.csv",
                "ending.csv"
            })
    void file_is_the_golden_one(String name) throws IOException {
        byte[] actual = Files.readAllBytes(written("once").resolve(name));

        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.write(GOLDEN.resolve(name), actual);
        }

        assertThat(actual).isEqualTo(Files.readAllBytes(GOLDEN.resolve(name)));
    }

    @Test
    void two_runs_write_the_same_bytes() throws IOException {
        Path once = written("once");
        Path again = written("again");

        for (String name : List.of("audit.html", "audit.json", "orders.csv", "executions.csv", "decisions.csv")) {
            assertThat(again.resolve(name)).hasSameBinaryContentAs(once.resolve(name));
        }
    }

    @Test
    void every_number_of_the_page_stands_in_the_json_with_all_its_digits() throws IOException {
        Path out = written("once");
        Set<BigDecimal> known = new TreeSet<>();
        numbers(
                JsonMapper.builder()
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .build()
                        .readTree(out.resolve("audit.json").toFile()),
                known);

        List<BigDecimal> shown = DATA.matcher(Files.readString(out.resolve("audit.html")))
                .results()
                .map(match -> Decimals.normalize(new BigDecimal(match.group(1))))
                .toList();

        assertThat(shown).hasSizeGreaterThan(100);
        assertThat(known).containsAll(shown);
    }

    private static void numbers(JsonNode node, Set<BigDecimal> into) {
        if (node.isNumber()) {
            into.add(Decimals.normalize(node.decimalValue()));
        }
        node.forEach(child -> numbers(child, into));
    }
}
