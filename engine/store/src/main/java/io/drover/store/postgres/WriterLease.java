package io.drover.store.postgres;

import io.drover.port.JournalException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to write a journal, for a short time, renewed by a thread of its own. It ends here before it ends in the database,
 * so that nobody else can have taken over while it holds. A process that stood still finds it gone when it goes on.
 */
public final class WriterLease implements AutoCloseable {
    /** In the database; another process takes over when so long nothing was renewed. */
    static final Duration LENGTH = Duration.ofSeconds(8);

    /** So much earlier it ends here. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private static final Duration EVERY = Duration.ofMillis(1500);
    private static final Logger LOG = LoggerFactory.getLogger(WriterLease.class);

    private final JournalDatabase database;
    private final LongSupplier nanos;
    private final long epoch;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "journal-lease");
        made.setDaemon(true);
        return made;
    });
    private final Future<?> renewal;
    private volatile long renewedAt;
    private volatile Optional<String> lost = Optional.empty();

    private WriterLease(JournalDatabase database, LongSupplier nanos, long epoch, long takenAt) {
        this.database = database;
        this.nanos = nanos;
        this.epoch = epoch;
        this.renewedAt = takenAt;
        this.renewal =
                thread.scheduleWithFixedDelay(this::renew, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Takes the right to write, in a new epoch; absent while another process has it.
     *
     * @param holder of whom others are told, e.g. host and process id
     * @param publicKey of the journal, as text; the first writer's stays
     * @throws JournalException when the journal was signed by other keys
     */
    static Optional<WriterLease> take(JournalDatabase database, String holder, String publicKey, LongSupplier nanos)
            throws SQLException {
        long before = nanos.getAsLong();
        try (Connection connection = database.connect()) {
            first(connection, publicKey);
            Optional<Long> epoch = next(connection, holder, publicKey);
            connection.commit();
            return epoch.map(e -> new WriterLease(database, nanos, e, before));
        }
    }

    private static void first(Connection connection, String publicKey) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into journal_writer (epoch, holder, lease_until, public_key) values (0, '', '-infinity', ?)"
                        + " on conflict do nothing")) {
            insert.setString(1, publicKey);
            insert.executeUpdate();
        }
    }

    private static Optional<Long> next(Connection connection, String holder, String publicKey) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select epoch, lease_until > clock_timestamp(), public_key from journal_writer for update");
                ResultSet found = select.executeQuery()) {
            found.next();
            if (!found.getString(3).equals(publicKey)) {
                throw new JournalException(
                        "the journal in the database was signed by other keys.\nMaybe copy the keys directory of the machine that began it.");
            }
            if (found.getBoolean(2)) {
                return Optional.empty();
            }
            long epoch = found.getLong(1) + 1;
            try (PreparedStatement update = connection.prepareStatement(
                    "update journal_writer set epoch = ?, holder = ?, lease_until = clock_timestamp() + ? * interval '1 ms'")) {
                update.setLong(1, epoch);
                update.setString(2, holder);
                update.setLong(3, LENGTH.toMillis());
                update.executeUpdate();
            }
            return Optional.of(epoch);
        }
    }

    private void renew() {
        if (lost.isPresent()) {
            return;
        }
        long before = nanos.getAsLong();
        try (Connection connection = database.connect()) {
            boolean ours = prolong(connection, epoch, LENGTH);
            connection.commit();
            if (ours) {
                renewedAt = before;
            } else {
                lose("another process took over from epoch " + epoch);
            }
        } catch (SQLException e) {
            LOG.warn("journal_lease_not_renewed epoch={} cause={}", epoch, e.toString());
        }
    }

    /** Locks the writer's row until the transaction ends; whether the epoch is still the last. */
    static boolean prolong(Connection connection, long epoch, Duration by) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update journal_writer set lease_until = clock_timestamp() + ? * interval '1 ms' where epoch = ?")) {
            update.setLong(1, by.toMillis());
            update.setLong(2, epoch);
            return update.executeUpdate() == 1;
        }
    }

    private synchronized void lose(String why) {
        if (lost.isEmpty()) {
            lost = Optional.of(why);
            LOG.error("journal_lease_lost epoch={} cause=\"{}\"", epoch, why);
        }
    }

    long epoch() {
        return epoch;
    }

    /** Why this process must not write or send any more; once lost it stays lost. Any thread, without a wait. */
    public Optional<String> lost() {
        if (lost.isEmpty()
                && nanos.getAsLong() - renewedAt > LENGTH.minus(MARGIN).toNanos()) {
            lose("epoch %d was not renewed for %s".formatted(epoch, LENGTH.minus(MARGIN)));
        }
        return lost;
    }

    /** Lets others in at once. */
    @Override
    public void close() {
        endRenewal();
        try (Connection connection = database.connect()) {
            prolong(connection, epoch, Duration.ZERO);
            connection.commit();
        } catch (SQLException e) {
            LOG.warn("journal_lease_not_released epoch={} cause={}", epoch, e.toString());
        }
    }

    /** One that is on its way would take the lease again. */
    private void endRenewal() {
        renewal.cancel(false);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LENGTH.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("journal_lease_renewal_hangs epoch={}", epoch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
