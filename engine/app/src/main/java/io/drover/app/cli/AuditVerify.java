package io.drover.app.cli;

import io.drover.store.file.JournalKeys;
import io.drover.store.file.Verification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover audit verify}: chain, gaps and signatures, with the public key only, and that states are folds of records. */
@Command(
        name = "verify",
        description =
                "checks chain, gaps and signatures of the journal, folds all records and compares the signed states;"
                        + " exit code 1 when it is broken")
final class AuditVerify extends Verb {
    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            description = "key to check with. Default: the one beside the journal")
    private java.nio.file.@Nullable Path publicKey;

    AuditVerify(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        Journals journals = journals();
        long total = journals.last().sequence();
        var key =
                Optional.ofNullable(publicKey).map(host().directory()::resolve).orElseGet(journals::publicKey);
        ProgressLine line = new ProgressLine(host().console(), host().nanos());
        Verification found = journals.verify(
                JournalKeys.publicKey(key),
                AuditFiles.state(configuration(List.of())),
                done -> line.count("verified", done, total));
        if (options().json()) {
            say(Json.text(document(found)));
        } else if (found.isSound()) {
            say("journal %s is intact: %s records, %s signed checkpoints, %s records behind the last one"
                    .formatted(journals.name(this::shown), found.records(), found.checkpoints(), found.unsigned()));
            say("states of %s checkpoints are the fold of all records before them".formatted(found.states()));
            found.notFolded()
                    .ifPresent(why ->
                            note("later states were not compared: %s\nMaybe verify with the configuration of the run."
                                    .formatted(why)));
            say("chain head %s".formatted(found.chain()));
            say("decision hash %s".formatted(found.decisions()));
        } else {
            say("journal %s is BROKEN after %s good records".formatted(journals.name(this::shown), found.records()));
            say(found.problem().map(Verification.Problem::toString).orElse(""));
        }
        return found.isSound() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private static Map<String, Object> document(Verification found) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("intact", found.isSound());
        document.put("records", found.records());
        document.put("checkpoints", found.checkpoints());
        document.put("signed-up-to", found.signedUpTo());
        document.put("states", found.states());
        document.put("not-folded", found.notFolded().orElse(""));
        document.put("chain-head", found.chain());
        document.put("decision-hash", found.decisions());
        document.put(
                "problem", found.problem().map(Verification.Problem::toString).orElse(""));
        return document;
    }
}
