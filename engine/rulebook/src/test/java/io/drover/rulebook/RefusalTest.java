package io.drover.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One file per defect in {@code refused}: the place it takes in the rule set and the exact problems stand at its end. */
class RefusalTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("defects")
    void is_refused_with_file_line_and_suggestion(String name) throws IOException {
        String text = Files.readString(Rules.resource("refused").resolve(name));
        List<String> expected = notes(text, " expect: ");

        List<RuleProblem> problems =
                Rulebook.check(Rules.with(notes(text, " place: ").get(0), text));

        assertThat(expected).isNotEmpty();
        assertThat(problems).map(RuleProblem::toString).isEqualTo(expected);
    }

    static Stream<String> defects() throws IOException {
        try (Stream<Path> files = Files.list(Rules.resource("refused"))) {
            return files.map(f -> f.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static List<String> notes(String text, String mark) {
        return text.lines()
                .filter(l -> l.startsWith("//" + mark) || l.startsWith("#" + mark))
                .map(l -> l.substring(l.indexOf(mark) + mark.length()))
                .toList();
    }
}
