package io.drover.store.postgres;

import io.drover.port.JournalException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Where a journal's tables are.
 *
 * @param url {@code jdbc:postgresql://…}
 * @param user who owns the tables
 * @param password empty where the server asks for none
 */
public record JournalDatabase(String url, String user, Supplier<String> password) {
    /** Longer no answer is waited for; the lease of a writer outlasts it. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final String TABLES = """
            create table if not exists journal_writer (
                only_one boolean primary key default true check (only_one),
                epoch bigint not null,
                holder text not null,
                lease_until timestamptz not null,
                public_key text not null);
            create table if not exists journal_line (
                sequence bigint not null,
                kind smallint not null check (kind in (0, 1)),
                epoch bigint not null,
                line bytea not null,
                primary key (sequence, kind));
            create table if not exists journal_checkpoint (
                number bigint primary key,
                line text not null,
                state bytea);
            """;

    /** A connection whose commits return when they are on stable storage, and that waits for nothing for ever. */
    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password.get());
        properties.setProperty("ApplicationName", "drover-journal");
        properties.setProperty("connectTimeout", Long.toString(PATIENCE.toSeconds()));
        properties.setProperty("loginTimeout", Long.toString(PATIENCE.toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(PATIENCE.toSeconds()));
        properties.setProperty("options", "-c synchronous_commit=on -c lock_timeout=" + PATIENCE.toMillis());
        Connection connection = DriverManager.getConnection(url, properties);
        connection.setAutoCommit(false);
        return connection;
    }

    /**
     * Makes the tables that are missing.
     *
     * @throws JournalException when the server forgets what it acknowledged
     */
    void prepare() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            requireDurable(statement);
            statement.execute("select pg_advisory_xact_lock(4711202611)");
            statement.execute(TABLES);
            connection.commit();
        }
    }

    private void requireDurable(Statement statement) throws SQLException {
        for (String setting : new String[] {"fsync", "full_page_writes"}) {
            try (ResultSet found = statement.executeQuery("show " + setting)) {
                if (!found.next() || !found.getString(1).equals("on")) {
                    throw new JournalException(
                            "journal %s: the server runs with %s off, so that a power cut takes acknowledged records.\nMaybe switch it on in postgresql.conf."
                                    .formatted(url, setting));
                }
            }
        }
    }

    /** What went wrong, in the words of the journal. */
    JournalException failed(String what, SQLException e) {
        return new JournalException(
                "journal %s %s: %s.\nMaybe the database is down or not reachable.".formatted(url, what, e.getMessage()),
                e);
    }

    @Override
    public String toString() {
        return url;
    }
}
