package io.drover.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that mean the same for every verb that can use them. */
final class Options {
    @Option(
            names = "--config",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "configuration files. Default: ./config, else that of the distribution")
    private @Nullable Path config;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "rule files and tables. Default: ./rules, else those of the distribution")
    private @Nullable Path rules;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "journal, broker log, keys, imported bars. Default: ./data")
    private @Nullable Path data;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "where reports are written. Default: reports in the data directory")
    private @Nullable Path out;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "compiled rule sets, so that the next start compiles nothing. Default: cache in the data"
                    + " directory")
    private @Nullable Path cache;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "answer with one JSON document")
    private boolean json;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            scope = ScopeType.INHERIT,
            description = "first instant, or UTC date: 2013-11-25 or 2013-11-25T12:00:00Z")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            scope = ScopeType.INHERIT,
            description = "first instant after, or last UTC date")
    private @Nullable String to;

    Optional<Path> config() {
        return Optional.ofNullable(config);
    }

    Optional<Path> rules() {
        return Optional.ofNullable(rules);
    }

    Optional<Path> data() {
        return Optional.ofNullable(data);
    }

    Optional<Path> out() {
        return Optional.ofNullable(out);
    }

    Optional<Path> cache() {
        return Optional.ofNullable(cache);
    }

    boolean json() {
        return json;
    }

    TimeSpan span() {
        return TimeSpan.of(Optional.ofNullable(from), Optional.ofNullable(to));
    }
}
