package io.drover.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.drover.port.JournalException;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.hibernate.SessionFactory;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection pool and Hibernate on a migrated database.
 *
 * @param pool closed last
 * @param sessions sessions on it
 */
record Database(HikariDataSource pool, SessionFactory sessions) implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final String H2_FILE = "jdbc:h2:file:";
    private static final String MIGRATIONS = "classpath:io/drover/store/sql";

    static Database open(String jdbcUrl, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        try {
            return migrated(new HikariDataSource(config));
        } catch (FlywayException | HikariPool.PoolInitializationException e) {
            throw new JournalException(
                    "projection %s cannot be opened: %s.\nMaybe the database is down or another process holds it; the journal is not affected."
                            .formatted(jdbcUrl, e.getMessage()),
                    e);
        }
    }

    private static Database migrated(HikariDataSource pool) {
        try {
            migrate(pool);
            return new Database(pool, sessions(pool));
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /**
     * H2 makes half a change durable when its process is killed in the midst of one. Such a file is made anew, from the
     * journal; a server's database is a person's to look after.
     */
    private static void migrate(HikariDataSource pool) {
        FluentConfiguration config =
                Flyway.configure().dataSource(pool).locations(MIGRATIONS).cleanDisabled(false);
        try {
            config.load().migrate();
        } catch (FlywayException e) {
            if (!pool.getJdbcUrl().startsWith(H2_FILE)) {
                throw e;
            }
            LOG.warn("projection_made_anew url={} cause={}", pool.getJdbcUrl(), e.getMessage());
            config.load().clean();
            config.load().migrate();
        }
    }

    /** URL of an H2 file that behaves like PostgreSQL. */
    static String h2(Path file) {
        return H2_FILE + file.toAbsolutePath()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    private static SessionFactory sessions(HikariDataSource pool) {
        Configuration hibernate = new Configuration();
        hibernate.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
        hibernate.setProperty(AvailableSettings.STATEMENT_BATCH_SIZE, "50");
        hibernate.setProperty(AvailableSettings.ORDER_INSERTS, "true");
        hibernate.setPhysicalNamingStrategy(new PhysicalNamingStrategySnakeCaseImpl());
        for (Class<?> row : new Class<?>[] {
            RunRow.class,
            CycleRow.class,
            DecisionRow.class,
            VerdictRow.class,
            OrderRow.class,
            ExecutionRow.class,
            StateChangeRow.class,
            PositionRow.class,
            EquityDayRow.class,
            Progress.class
        }) {
            hibernate.addAnnotatedClass(row);
        }
        hibernate.addAttributeConverter(DatabaseText.class);
        return hibernate.buildSessionFactory();
    }

    @Override
    public void close() {
        sessions.close();
        pool.close();
    }
}
