package io.drover.report;

import static io.drover.report.JournalBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a headless Chromium. Its content policy forbids every request and reports each attempt on the console, so
 * a silent console means that nothing was asked of a network and no script failed.
 */
class AuditReportBrowserIT {
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private Path directory;

    private Path page;
    private Path console;

    @BeforeEach
    void write_the_page() {
        page = directory.resolve("audit.html");
        console = directory.resolve("console.log");
        AuditReport.writeHtml(
                AuditReport.collect(SampleJournal.journal()::read, Period.ALL, SampleJournal.context()), page);
    }

    @Test
    void page_runs_its_script_silently_and_asks_for_nothing() throws IOException, InterruptedException {
        String dom = dom("");

        assertThat(dom).contains("6 orders</output>").doesNotContain("<img");
        assertThat(Files.readString(console)).doesNotContain("CONSOLE");
    }

    @Test
    void a_link_to_an_order_opens_its_card() throws IOException, InterruptedException {
        String dom = dom("#order-" + id('a'));

        assertThat(dom).contains("<details class=\"order\" id=\"order-" + id('a') + "\" open=\"\">");
        assertThat(dom).contains("<details class=\"order\" id=\"order-" + id('b') + "\">");
    }

    private String dom(String fragment) throws IOException, InterruptedException {
        Optional<Path> chromium = chromium();
        assumeTrue(chromium.isPresent(), "SKIPPED: no chromium, chromium-browser or google-chrome on the PATH");
        Path dom = directory.resolve("dom.html");
        Process process = new ProcessBuilder(
                        chromium.get().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-dev-shm-usage",
                        "--enable-logging=stderr",
                        "--user-data-dir=" + directory.resolve("profile"),
                        "--dump-dom",
                        page.toUri() + fragment)
                .redirectOutput(dom.toFile())
                .redirectError(console.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).isTrue();
        return Files.readString(dom, StandardCharsets.UTF_8);
    }

    private static Optional<Path> chromium() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(dir -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(dir, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
