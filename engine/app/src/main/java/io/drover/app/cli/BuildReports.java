package io.drover.app.cli;

import io.drover.model.Control;
import io.drover.report.ControlTest;
import io.drover.report.ControlTest.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Tests of controls in the XML reports that Surefire and Failsafe leave: those whose name begins with {@code c05_}. */
final class BuildReports {
    private static final Pattern OF_CONTROL = Pattern.compile("(c\\d\\d)_(\\w+)(.*)");

    private BuildReports() {}

    /** All below a folder, in order of their files; none when there is no such folder. */
    static List<ControlTest> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(BuildReports::isReport)
                    .sorted()
                    .flatMap(file -> of(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private static boolean isReport(Path file) {
        String name = file.getFileName().toString();
        String parent = String.valueOf(file.toAbsolutePath().getParent());
        return name.startsWith("TEST-") && name.endsWith(".xml") && parent.endsWith("-reports");
    }

    private static List<ControlTest> of(Path file) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = Files.newInputStream(file)) {
            return tests(factory.createXMLStreamReader(in));
        } catch (IOException | XMLStreamException e) {
            throw new UsageException(
                    "%s is no report of tests: %s.\nMaybe build again.".formatted(file, e.getMessage()));
        }
    }

    private static List<ControlTest> tests(XMLStreamReader xml) throws XMLStreamException {
        List<ControlTest> tests = new ArrayList<>();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("testcase")) {
                String where = String.valueOf(xml.getAttributeValue(null, "classname"));
                String name = String.valueOf(xml.getAttributeValue(null, "name"));
                Outcome outcome = outcome(xml);
                test(name, where, outcome).ifPresent(tests::add);
            }
        }
        return tests;
    }

    /** Reads to the end of the test case. */
    private static Outcome outcome(XMLStreamReader xml) throws XMLStreamException {
        Outcome outcome = Outcome.PASSED;
        while (xml.next() != XMLStreamConstants.END_ELEMENT
                || !xml.getLocalName().equals("testcase")) {
            if (xml.isStartElement()) {
                outcome = switch (xml.getLocalName()) {
                    case "failure", "error" -> Outcome.FAILED;
                    case "skipped" -> Outcome.SKIPPED;
                    default -> outcome;
                };
            }
        }
        return outcome;
    }

    private static Optional<ControlTest> test(String name, String where, Outcome outcome) {
        Matcher found = OF_CONTROL.matcher(name);
        return found.matches()
                ? Control.find(found.group(1).toUpperCase(Locale.ROOT))
                        .map(c -> new ControlTest(c, found.group(2).replace('_', ' ') + found.group(3), where, outcome))
                : Optional.empty();
    }
}
