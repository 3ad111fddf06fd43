package io.drover.store.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL server of its own, with its files below a directory; as root too, since it runs in a user namespace. */
final class Server implements AutoCloseable {
    private final EmbeddedPostgres server;

    Server(Path directory) throws IOException {
        this(directory, "on");
    }

    /** @param fsync whether it forces what it acknowledges */
    Server(Path directory, String fsync) throws IOException {
        server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(directory.resolve("program").toFile())
                .setDataDirectory(directory.resolve("data"))
                .setServerConfig("fsync", fsync)
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    JournalDatabase database() {
        return new JournalDatabase(server.getJdbcUrl("postgres", "postgres"), "postgres", () -> "postgres");
    }

    int port() {
        return server.getPort();
    }

    /** Every table is gone. */
    void empty() {
        run("drop schema public cascade", "create schema public");
    }

    void run(String... statements) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
