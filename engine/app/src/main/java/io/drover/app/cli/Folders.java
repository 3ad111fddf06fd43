package io.drover.app.cli;

import io.drover.app.run.CommandFolder;
import io.drover.app.run.Latches;
import io.drover.rulebook.RuleSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where things lie.
 *
 * @param config configuration files; absent: built-in values
 * @param rules rule files and tables
 * @param shippedRules where guards come from when {@code rules} has none
 * @param data everything Drover keeps
 * @param out where reports go
 * @param cache compiled rule sets; can be deleted at any time
 */
public record Folders(Optional<Path> config, Path rules, Path shippedRules, Path data, Path out, Path cache) {
    static Folders of(Host host, Options options) {
        Path data = host.directory().resolve(options.data().orElse(Path.of("data")));
        Optional<Path> config = options.config().map(host.directory()::resolve).or(() -> first(host, "config"));
        Path shipped = host.home().resolve("rules");
        Path rules = options.rules()
                .map(host.directory()::resolve)
                .or(() -> first(host, "rules"))
                .orElse(shipped);
        Path out = options.out().map(host.directory()::resolve).orElse(data.resolve("reports"));
        Path cache = options.cache().map(host.directory()::resolve).orElse(data.resolve("cache"));
        return new Folders(config.map(dir -> relative(host, dir)), rules, shipped, data, out, cache);
    }

    /** Messages name files as people would type them. */
    private static Path relative(Host host, Path path) {
        boolean inside = path.normalize().startsWith(host.directory());
        boolean isWorkingDirectory = host.directory().equals(Path.of("").toAbsolutePath());
        return inside && isWorkingDirectory ? host.directory().relativize(path.normalize()) : path;
    }

    private static Optional<Path> first(Host host, String name) {
        Path here = host.directory().resolve(name);
        if (Files.isDirectory(here)) {
            return Optional.of(here);
        }
        return Optional.of(host.home().resolve(name)).filter(Files::isDirectory);
    }

    /** Where the guards in force come from. */
    Path guards(RuleSources sources) {
        return sources.shippedGuards() ? shippedRules : rules;
    }

    public Path audit() {
        return data.resolve("audit");
    }

    /** The half that checks signatures; it lies beside what it signed. */
    public Path publicKey() {
        return audit().resolve("journal-public.pem");
    }

    public Path keys() {
        return data.resolve("keys");
    }

    public Path simulation() {
        return data.resolve("sim");
    }

    /** Imported bars, one folder per data set. */
    public Path market() {
        return data.resolve("market");
    }

    /** Its appearance kills trading, whatever else is broken. */
    public Path killFile() {
        return data.resolve("KILL");
    }

    /** Its appearance ends a run; the next one begins HALTED. */
    Path haltFile() {
        return data.resolve("HALT");
    }

    /** Its appearance ends a run in order. */
    public Path stopFile() {
        return data.resolve("STOP");
    }

    /** Alerts that somebody has still to be told. */
    Path outbox() {
        return data.resolve("alerts").resolve("outbox.jsonl");
    }

    /** Snapshots that two evaluators decided differently. */
    Path differences() {
        return data.resolve("differences");
    }

    /** What rule sets have earned in earlier runs. */
    Path shadow() {
        return data.resolve("shadow");
    }

    /** What people ask of a run while it goes on. */
    public CommandFolder commands() {
        return new CommandFolder(data.resolve("commands"));
    }

    /** By which others reach a run. */
    Latches latches() {
        return new Latches(killFile(), haltFile(), stopFile(), fence(), commands());
    }

    /** Which runs may still send. */
    Path fence() {
        return data.resolve("fence.json");
    }

    /** Last sign of life of the present or last run. */
    Path heartbeat() {
        return data.resolve("heartbeat.json");
    }

    /** Last sign of life of a watchdog. */
    Path watchdog() {
        return data.resolve("watchdog.json");
    }

    /** Confirmations of live runs. */
    Path live() {
        return data.resolve("live");
    }

    /** What the last or present run says about itself. */
    public Path statusFile() {
        return data.resolve("status.json");
    }
}
