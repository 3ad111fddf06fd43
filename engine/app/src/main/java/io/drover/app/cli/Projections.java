package io.drover.app.cli;

import io.drover.app.config.ProjectionSettings;
import io.drover.store.sql.Projection;
import io.drover.store.sql.ProjectionFeed;

/** The SQL projection that configuration names. */
final class Projections {
    private Projections() {}

    static Projection open(Host host, Folders folders, ProjectionSettings settings) {
        return settings.url()
                .map(url -> Projection.open(url, settings.user(), password(host, settings)))
                .orElseGet(() -> Projection.open(folders.data().resolve("projection")));
    }

    /** Feeds it while a run goes on. */
    static ProjectionFeed feed(Host host, Folders folders, ProjectionSettings settings, Journals journals) {
        return new ProjectionFeed(() -> open(host, folders, settings), journals::follow);
    }

    private static String password(Host host, ProjectionSettings settings) {
        return settings.passwordFile()
                .map(file -> Journals.password(host.directory().resolve(file)))
                .orElse("");
    }
}
