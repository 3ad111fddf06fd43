package io.drover.research.simulation;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A PostgreSQL server whose connections are cut and that is killed itself. */
final class CrashDatabase implements Closeable {
    private static final int STARTS = 50;
    private static final long PAUSE_NANOS = 200_000_000;

    private final Path directory;
    private final EmbeddedPostgres server;

    CrashDatabase(Path directory) throws IOException {
        this.directory = directory;
        this.server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(directory.resolve("program").toFile())
                .setDataDirectory(directory.resolve("data"))
                .setServerConfig("fsync", "on")
                .start();
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** For a while, ends each connection that is found in the midst of a statement, a commit among them. */
    void cutConnections(long nanos) throws IOException {
        long end = System.nanoTime() + nanos;
        try (Connection connection = DriverManager.getConnection(url(), "postgres", "");
                Statement statement = connection.createStatement()) {
            while (System.nanoTime() < end) {
                statement.execute("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where application_name = 'drover-journal' and state = 'active'""");
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** SIGKILL to the server, which then is started again as it was. */
    void crash() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0));
        ProcessHandle.of(pid).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
        for (int i = 0; start() != 0; i++) {
            if (i == STARTS) {
                throw new IOException("the database server does not start again in " + directory);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Processes that served connections take a moment to see that theirs is dead, and no second server can start before. */
    private int start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                program().toString(),
                "restart",
                "-w",
                "-D",
                directory.resolve("data").toString(),
                "-l",
                directory.resolve("server.log").toString()));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(0, List.of("unshare", "-U"));
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("restart.log").toFile())
                .start()
                .onExit()
                .join()
                .exitValue();
    }

    private Path program() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("program"))) {
            return files.filter(file -> file.endsWith("pg_ctl")).findFirst().orElseThrow();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
