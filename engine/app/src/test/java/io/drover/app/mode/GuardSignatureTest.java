package io.drover.app.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.rulebook.RuleSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardSignatureTest {
    private static final Map<String, String> FILES = Map.of(
            "guard/risk.drl", "rule",
            "guard/risk.scenarios.yaml", "scenario",
            "limits.csv", "C01",
            "strategies.csv", "trend",
            "strategy/trend.drl", "rule");

    @TempDir
    private Path dir;

    private Path secret;
    private Path known;

    @BeforeEach
    void sign_the_guards() {
        secret = dir.resolve("guards");
        GuardKey.create(secret);
        known = GuardKey.publicHalf(secret);
        new GuardSignature(RuleSources.of(FILES), dir).sign(GuardKey.in(secret));
    }

    @Test
    void c38_guards_as_they_were_signed_raise_no_doubt() {
        assertThat(doubt(RuleSources.of(FILES))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"guard/risk.drl", "guard/risk.scenarios.yaml", "limits.csv", "guard/added.drl"})
    void c38_altered_guards_and_limits_are_named(String file) {
        assertThat(doubt(with(file, "other")))
                .hasValueSatisfying(why -> assertThat(why)
                        .startsWith("guards were altered after they were signed: ")
                        .endsWith(file));
    }

    @Test
    void c38_a_removed_guard_is_named() {
        Map<String, String> fewer = new TreeMap<>(FILES);
        fewer.remove("guard/risk.drl");

        assertThat(doubt(RuleSources.of(fewer)))
                .hasValueSatisfying(why -> assertThat(why).endsWith("guard/risk.drl"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"strategy/trend.drl", "strategies.csv"})
    void strategies_are_not_what_the_guards_key_signs(String file) {
        assertThat(doubt(with(file, "other"))).isEmpty();
    }

    @Test
    void c38_who_holds_another_key_cannot_sign() {
        GuardKey.create(dir.resolve("author"));
        new GuardSignature(RuleSources.of(FILES), dir).sign(GuardKey.in(dir.resolve("author")));

        assertThat(doubt(RuleSources.of(FILES)))
                .contains("the signature of the guards is not by the key in %s".formatted(known));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "signature ", "signature AAAA", "nothing of the kind", "signature !"})
    void c38_a_file_that_is_no_signature_proves_nothing(String text) throws IOException {
        Files.writeString(dir.resolve("guard/guards.signature"), text);

        assertThat(doubt(RuleSources.of(FILES))).isPresent();
    }

    @Test
    void c38_a_list_rewritten_under_the_old_signature_proves_nothing() throws IOException {
        Path file = dir.resolve("guard/guards.signature");
        RuleSources other = with("limits.csv", "C02");
        String old = Files.readString(file);
        Files.writeString(file, other.guards() + old.substring(old.indexOf("signature ")));

        assertThat(doubt(other)).hasValueSatisfying(why -> assertThat(why).contains("is not by the key"));
    }

    @Test
    void c38_without_a_configured_key_or_a_signature_guards_are_unsigned() throws IOException {
        Optional<String> noKey = new GuardSignature(RuleSources.of(FILES), dir).doubt(Optional.empty());
        Files.delete(dir.resolve("guard/guards.signature"));

        assertThat(noKey).contains("guards are not signed: guard-key-file is not set");
        assertThat(doubt(RuleSources.of(FILES)))
                .hasValueSatisfying(why -> assertThat(why).startsWith("guards are not signed: there is no "));
    }

    @Test
    void the_public_half_signs_nothing() {
        assertThatThrownBy(() -> GuardKey.in(known))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds no private Ed25519 key")
                .hasMessageContaining("Maybe ");
    }

    @Test
    void only_its_owner_can_read_the_secret_half() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
    }

    private Optional<String> doubt(RuleSources sources) {
        return new GuardSignature(sources, dir).doubt(Optional.of(known));
    }

    private static RuleSources with(String file, String text) {
        Map<String, String> other = new TreeMap<>(FILES);
        other.put(file, text);
        return RuleSources.of(other);
    }
}
