package io.drover.app.cli;

import io.drover.app.run.Command.Lower;
import io.drover.model.Scope;
import io.drover.model.TradingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Has a run live in a process of its own and starts it again, into HALTED, when that process ended itself or was killed. How a
 * run ends otherwise is final: in order, by a person, by wrong configuration, or because it could not go on.
 */
final class Supervisor {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    /** SIGABRT, by which a broken JVM ends itself, and SIGKILL, which the system sends when memory runs out; as a shell says it. */
    private static final Set<Integer> DEATHS = Set.of(128 + 6, 128 + 9);

    private final Host host;
    private final Folders folders;
    private final int restartsPerHour;
    private final Consumer<String> notes;
    private final Deque<Long> restarts = new ArrayDeque<>();
    private final Object turn = new Object();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Optional<Process> child = Optional.empty();

    /** @param restartsPerHour most of them; one more, and the run stays down */
    Supervisor(Host host, Folders folders, int restartsPerHour, Consumer<String> notes) {
        this.host = host;
        this.folders = folders;
        this.restartsPerHour = restartsPerHour;
        this.notes = notes;
    }

    /**
     * Returns when the run has ended for good.
     *
     * @param arguments of the run
     */
    ExitCode run(List<String> arguments) {
        return Shutdown.guard(this::stop, () -> {
            int code = once(arguments);
            while (mayStartAgain(code)) {
                pause();
                code = once(arguments);
            }
            return answer(code);
        });
    }

    /** SIGTERM and SIGINT end the run in order, and no other follows. */
    private void stop() {
        synchronized (turn) {
            stopped.countDown();
            child.ifPresent(Process::destroy);
        }
    }

    private int once(List<String> arguments) {
        Process process;
        synchronized (turn) {
            if (stopped.getCount() == 0) {
                return ExitCode.DONE.code();
            }
            process = start(arguments);
            child = Optional.of(process);
        }
        return process.onExit().join().exitValue();
    }

    private Process start(List<String> arguments) {
        try {
            return new ProcessBuilder(host.command().apply(arguments))
                    .directory(host.directory().toFile())
                    .inheritIO()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a run", e);
        }
    }

    private boolean mayStartAgain(int code) {
        if (!asksForAnother(code)) {
            return false;
        }
        Optional<String> obstacle = obstacle().or(() -> leaveWord(code));
        notes.accept("the run ended with exit code %s: %s"
                .formatted(
                        code, obstacle.map("it is not started again: "::concat).orElse("it is started again")));
        return obstacle.isEmpty();
    }

    private static boolean asksForAnother(int code) {
        return code == ExitCode.OVER_BUDGET.code() || code == ExitCode.FENCED.code() || DEATHS.contains(code);
    }

    private Optional<String> obstacle() {
        if (Files.exists(folders.killFile())) {
            return Optional.of("trading is killed, %s is there".formatted(folders.killFile()));
        }
        long now = host.nanos().getAsLong();
        restarts.removeIf(start -> now - start >= HOUR.toNanos());
        if (restarts.size() >= restartsPerHour) {
            return Optional.of("that was done %s times within an hour.\nMaybe see why in its log, then start it by hand"
                    .formatted(restartsPerHour));
        }
        restarts.add(now);
        return Optional.empty();
    }

    /** Whatever the dead process could still say: the next one begins HALTED, or there is none. */
    private Optional<String> leaveWord(int code) {
        String reason = "the run ended with exit code " + code;
        try {
            folders.commands().hand("supervisor", new Lower(Scope.ACCOUNT, TradingState.HALTED, reason, "supervisor"));
            return Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Twice as long each time within the hour. */
    private void pause() {
        long nanos = FIRST_PAUSE.toNanos() << Math.min(restarts.size() - 1, 10);
        try {
            if (stopped.await(Math.min(nanos, LONGEST_PAUSE.toNanos()), TimeUnit.NANOSECONDS)) {
                notes.accept("stopped: it is not started again after all");
            }
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
        }
    }

    private ExitCode answer(int code) {
        return ExitCode.of(code).orElseGet(() -> {
            notes.accept("the run ended with exit code " + code);
            return ExitCode.FINDINGS;
        });
    }
}
