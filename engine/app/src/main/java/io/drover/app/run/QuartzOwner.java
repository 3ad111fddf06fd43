package io.drover.app.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.quartz.CronScheduleBuilder;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;

/**
 * Quartz with a single worker, which is the owner thread: whatever it runs never overlaps. Jobs live in memory. A trigger
 * that was missed is not made up. Waiting for the last job is done here: a job that Quartz hands to its worker in the moment
 * of a shutdown is never run, and a shutdown that waits then waits for ever.
 */
final class QuartzOwner implements AutoCloseable {
    private final Scheduler scheduler;
    private final ReentrantLock turn = new ReentrantLock();
    private boolean closed;
    private final Map<JobKey, Runnable> work = new ConcurrentHashMap<>();

    QuartzOwner(String name) {
        Properties properties = new Properties();
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, name);
        properties.setProperty(StdSchedulerFactory.PROP_THREAD_POOL_CLASS, "org.quartz.simpl.SimpleThreadPool");
        properties.setProperty("org.quartz.threadPool.threadCount", "1");
        properties.setProperty("org.quartz.threadPool.threadNamePrefix", "drover-owner");
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        try {
            scheduler = new StdSchedulerFactory(properties).getScheduler();
            scheduler.setJobFactory((bundle, s) ->
                    new Work(() -> run(work.getOrDefault(bundle.getJobDetail().getKey(), () -> {}))));
        } catch (SchedulerException e) {
            throw failed(e);
        }
    }

    /** A job that is triggered by {@link #arm}. */
    void job(String name, Runnable runnable) {
        JobKey key = JobKey.jobKey(name);
        work.put(key, runnable);
        try {
            scheduler.addJob(
                    JobBuilder.newJob(Work.class)
                            .withIdentity(key)
                            .storeDurably()
                            .requestRecovery(false)
                            .build(),
                    true);
        } catch (SchedulerException e) {
            throw failed(e);
        }
    }

    /** Runs a job once, at a time; one trigger per job, a new one takes its place. */
    void arm(String name, Instant at) {
        schedule(
                name,
                TriggerBuilder.newTrigger()
                        .startAt(Date.from(at))
                        .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow()));
    }

    /** Runs a job again and again. */
    void every(String name, Duration period, Instant first) {
        schedule(
                name,
                TriggerBuilder.newTrigger()
                        .startAt(Date.from(first))
                        .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                                .withIntervalInMilliseconds(period.toMillis())
                                .repeatForever()
                                .withMisfireHandlingInstructionNextWithRemainingCount()));
    }

    /** Runs a job by a cron expression in UTC. */
    void cron(String name, String expression) {
        schedule(
                name,
                TriggerBuilder.newTrigger()
                        .withSchedule(CronScheduleBuilder.cronSchedule(expression)
                                .inTimeZone(TimeZone.getTimeZone("UTC"))
                                .withMisfireHandlingInstructionDoNothing()));
    }

    private <T extends Trigger> void schedule(String name, TriggerBuilder<T> builder) {
        TriggerKey key = TriggerKey.triggerKey(name);
        Trigger trigger = builder.withIdentity(key).forJob(name).build();
        try {
            if (scheduler.checkExists(key)) {
                scheduler.rescheduleJob(key, trigger);
            } else {
                scheduler.scheduleJob(trigger);
            }
        } catch (SchedulerException e) {
            throw failed(e);
        }
    }

    void start() {
        try {
            scheduler.start();
        } catch (SchedulerException e) {
            throw failed(e);
        }
    }

    private void run(Runnable job) {
        turn.lock();
        try {
            if (!closed) {
                job.run();
            }
        } finally {
            turn.unlock();
        }
    }

    /** Waits for the job that runs; no other runs after it. Never call it from a job. */
    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
        } finally {
            turn.unlock();
        }
        try {
            scheduler.shutdown(false);
        } catch (SchedulerException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SchedulerException e) {
        return new IllegalStateException("the scheduler failed: " + e.getMessage(), e);
    }

    /** One execution. */
    @DisallowConcurrentExecution
    static final class Work implements Job {
        private final Runnable runnable;

        Work(Runnable runnable) {
            this.runnable = runnable;
        }

        @Override
        public void execute(JobExecutionContext context) {
            runnable.run();
        }
    }
}
