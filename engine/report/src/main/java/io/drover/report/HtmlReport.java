package io.drover.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page. Its content policy allows our one script by its hash and nothing else: no other script runs and nothing is
 * loaded, whatever a rule or a broker wrote.
 */
final class HtmlReport {
    private static final String NAVIGATION = """
            <nav aria-label="Sections"><a href="#summary">Summary</a><a href="#charts">Charts</a><a href="#orders">Orders</a>\
            <a href="#denials">Denials</a><a href="#states">Trading state</a><a href="#attribution">Attribution</a>\
            <a href="#round-trips">Round trips</a><a href="#holdings">Holdings</a><a href="#controls">Controls</a><a href="#patterns">Order patterns</a><a href="#findings">Findings</a>\
            <a href="#memos">Memos</a></nav>
            """;

    private HtmlReport() {}

    static void write(ReportData data, Writer out) throws IOException {
        String script = resource("report.js");
        Sections sections = new Sections(data);
        HeaderSection header = new HeaderSection(data);
        out.write(head("Drover audit report " + data.header().account(), "'sha256-" + sha256(script) + "'")
                .markup());
        out.write(header.html().markup());
        out.write(NAVIGATION);
        out.write("<main>\n");
        out.write(header.summary().markup());
        out.write(Charts.html(data).markup());
        orders(data, out);
        for (Html part : new Html[] {
            new DenialSection(data).html(),
            sections.states(),
            sections.attribution(),
            sections.roundTrips(),
            sections.holdings(),
            sections.controls(),
            sections.patterns(),
            sections.findings(),
            sections.memos(),
            sections.ledger()
        }) {
            out.write(part.markup());
        }
        out.write("</main>\n<footer>");
        out.write(
                "<p>Positions and results by weighted average cost, in exact decimals. Rounded figures carry all digits"
                        + " in their markup; the JSON and CSV files hold the same numbers. All times are UTC.</p></footer>\n");
        out.write("<script>" + script + "</script>\n</body>\n</html>\n");
    }

    private static void orders(ReportData data, Writer out) throws IOException {
        OrderCards cards = new OrderCards(data);
        out.write("<section id=\"orders\"><h2>Orders</h2>\n");
        if (data.orders().isEmpty()) {
            out.write(Sections.nothing("No order was written.").markup());
        } else {
            out.write("""
                    <div class="tools"><label>Filter <input type="search" id="filter" placeholder="id, instrument, rule, status"></label>
                    <button type="button" id="open-all">Open all</button> <button type="button" id="close-all">Close all</button>
                    <output id="shown" for="filter"></output></div>
                    """);
        }
        for (OrderRow order : data.orders()) {
            out.write(cards.card(order).markup());
        }
        out.write("</section>\n");
    }

    /** @param scripts which may run, as a content policy names them */
    static Html head(String title, String scripts) {
        return Html.of("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src {}; base-uri 'none'; form-action 'none'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="referrer" content="no-referrer">
                <title>{}</title>
                <style>{}</style>
                </head>
                <body>
                """, new Html(scripts), title, new Html(resource("report.css")));
    }

    private static String sha256(String script) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java runtime.", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource %s is missing from drover-report.".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
