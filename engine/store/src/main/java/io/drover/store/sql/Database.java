package io.drover.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.drover.port.JournalException;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.hibernate.SessionFactory;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;

/**
 * A connection pool and Hibernate on a migrated database.
 *
 * @param pool closed last
 * @param sessions sessions on it
 */
record Database(HikariDataSource pool, SessionFactory sessions) implements AutoCloseable {
    private static final int CONNECTIONS = 4;
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
            Flyway.configure().dataSource(pool).locations(MIGRATIONS).load().migrate();
            return new Database(pool, sessions(pool));
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** URL of an H2 file that behaves like PostgreSQL. */
    static String h2(Path file) {
        return "jdbc:h2:file:" + file.toAbsolutePath()
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
