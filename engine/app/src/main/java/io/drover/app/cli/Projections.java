package io.drover.app.cli;

import io.drover.app.config.ProjectionSettings;
import io.drover.store.file.JournalFollower;
import io.drover.store.sql.Projection;
import io.drover.store.sql.ProjectionFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The SQL projection that configuration names. */
final class Projections {
    private Projections() {}

    static Projection open(Host host, Folders folders, ProjectionSettings settings) {
        return settings.url()
                .map(url -> Projection.open(url, settings.user(), password(host, settings)))
                .orElseGet(() -> Projection.open(folders.data().resolve("projection")));
    }

    /** Feeds it while a run goes on. */
    static ProjectionFeed feed(Host host, Folders folders, ProjectionSettings settings) {
        return new ProjectionFeed(
                () -> open(host, folders, settings), from -> JournalFollower.of(folders.audit(), from)::read);
    }

    private static String password(Host host, ProjectionSettings settings) {
        return settings.passwordFile()
                .map(file -> read(host.directory().resolve(file)))
                .orElse("");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read password file " + file, e);
        }
    }
}
