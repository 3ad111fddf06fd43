package io.drover.app.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.app.mode.Confirmations.Binding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfirmationsTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final Binding BINDING = new Binding("U-1", "config", "rules", "1.0");

    @TempDir
    private Path dir;

    @Test
    void a_token_is_good_for_twelve_hours_and_not_before_it_was_made() {
        Optional<String> token = Optional.of(at(NOW).issue(BINDING, new byte[] {1, 2, 3}));

        assertThat(at(NOW).check(BINDING, token)).isEqualTo(TokenState.VALID);
        assertThat(at(NOW.plus(Duration.ofHours(12)).minusMillis(1)).check(BINDING, token))
                .isEqualTo(TokenState.VALID);
        assertThat(at(NOW.plus(Duration.ofHours(12))).check(BINDING, token)).isEqualTo(TokenState.EXPIRED);
        assertThat(at(NOW.minusMillis(1)).check(BINDING, token)).isEqualTo(TokenState.EXPIRED);
    }

    @Test
    void c38_it_is_good_for_what_it_was_made_for_only() {
        Optional<String> token = Optional.of(at(NOW).issue(BINDING, new byte[] {1, 2, 3}));

        List<Binding> others = List.of(
                new Binding("U-2", "config", "rules", "1.0"),
                new Binding("U-1", "other", "rules", "1.0"),
                new Binding("U-1", "config", "other", "1.0"),
                new Binding("U-1", "config", "rules", "1.1"));

        assertThat(others)
                .allSatisfy(other -> assertThat(at(NOW).check(other, token)).isEqualTo(TokenState.WRONG));
        assertThat(at(NOW).check(BINDING, Optional.of("guess"))).isEqualTo(TokenState.WRONG);
        assertThat(at(NOW).check(BINDING, Optional.empty())).isEqualTo(TokenState.ABSENT);
    }

    @Test
    void c38_it_is_good_once_also_for_another_process() {
        String token = at(NOW).issue(BINDING, new byte[] {1, 2, 3});

        assertThat(at(NOW).claim(BINDING, token)).isTrue();

        assertThat(at(NOW).check(BINDING, Optional.of(token))).isEqualTo(TokenState.USED);
        assertThat(at(NOW).claim(BINDING, token)).isFalse();
    }

    @Test
    void of_many_who_claim_it_at_once_one_gets_it() {
        String token = at(NOW).issue(BINDING, new byte[] {1, 2, 3});
        AtomicInteger got = new AtomicInteger();

        IntStream.range(0, 16).parallel().forEach(i -> got.addAndGet(at(NOW).claim(BINDING, token) ? 1 : 0));

        assertThat(got).hasValue(1);
    }

    @Test
    void a_new_token_replaces_the_one_before() {
        Optional<String> first = Optional.of(at(NOW).issue(BINDING, new byte[] {1, 2, 3}));

        Optional<String> second = Optional.of(at(NOW).issue(BINDING, new byte[] {4, 5, 6}));

        assertThat(at(NOW).check(BINDING, first)).isEqualTo(TokenState.WRONG);
        assertThat(at(NOW).check(BINDING, second)).isEqualTo(TokenState.VALID);
    }

    @Test
    void the_file_holds_no_token_is_read_by_its_owner_only_and_cannot_be_prolonged() throws IOException {
        String token = at(NOW).issue(BINDING, new byte[] {1, 2, 3});
        Path file = dir.resolve("confirmation");

        String text = Files.readString(file);
        Files.writeString(file, text.replace("2026-01-05", "2026-01-06"));

        assertThat(text).doesNotContain(token);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(at(NOW.plus(Duration.ofHours(25))).check(BINDING, Optional.of(token)))
                .isEqualTo(TokenState.WRONG);
    }

    @Test
    void a_damaged_file_confirms_nothing() throws IOException {
        String token = at(NOW).issue(BINDING, new byte[] {1, 2, 3});

        Files.writeString(dir.resolve("confirmation"), "");

        assertThat(at(NOW).check(BINDING, Optional.of(token))).isEqualTo(TokenState.WRONG);
    }

    private Confirmations at(Instant time) {
        return new Confirmations(dir, Clock.fixed(time, ZoneOffset.UTC));
    }
}
