package io.drover.app.run;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How a run goes.
 *
 * @param speed how many times faster than recorded
 * @param dataRefresh how often data files are looked at
 * @param checkpoint how often the journal is synced besides each cycle's own sync
 * @param reconciliation how often the books are compared with the broker's, recorded time
 * @param dailyReport Quartz cron, UTC
 * @param cycleBudget longest time of one stage of rules, real time
 */
public record RunTerms(
        BigDecimal speed,
        Duration dataRefresh,
        Duration checkpoint,
        Duration reconciliation,
        String dailyReport,
        Duration cycleBudget) {}
