package io.drover.app.cli;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code drover status}: what the present or last run of a data directory does. */
@Command(name = "status", description = "shows what the present or last run does; exit code 1 when there was none")
final class StatusVerb extends Verb {
    StatusVerb(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        Optional<RunStatus> found = StatusFile.read(folders().statusFile());
        if (found.isEmpty()) {
            note("nothing has run with data directory %s"
                    .formatted(shown(folders().data())));
            return ExitCode.FINDINGS;
        }
        RunStatus status = found.get();
        boolean alive = status.running()
                && ProcessHandle.of(status.pid()).filter(ProcessHandle::isAlive).isPresent();
        if (options().json()) {
            say(Json.text(document(status, alive)));
        } else {
            status.lines().forEach(this::say);
            if (status.running() && !alive) {
                say("its process is gone: it was killed. The next run continues from the journal.");
            }
            if (Files.exists(folders().killFile())) {
                say("kill file %s is there: nothing trades until a person removes it"
                        .formatted(shown(folders().killFile())));
            }
        }
        return ExitCode.DONE;
    }

    private Map<String, Object> document(RunStatus status, boolean alive) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("alive", alive);
        document.put("running", status.running());
        document.put("pid", status.pid());
        document.put("updated", status.updated());
        document.put("dataset", status.dataset());
        document.put("mode", status.mode());
        document.put("evaluator", status.evaluator());
        document.put("reason", status.reason());
        document.put("at", status.progress().at().toString());
        document.put("rules", status.progress().rules());
        document.put("trading-state", status.progress().state().name());
        document.put("equity", status.progress().equity());
        document.put("positions", status.progress().positions());
        document.put("cycles", status.progress().cycles());
        document.put("orders", status.progress().orders());
        document.put("denials", status.progress().denials());
        document.put("kill-file", Files.exists(folders().killFile()));
        return document;
    }
}
