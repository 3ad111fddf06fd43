package io.drover.research.simulation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A {@link CrashingEngine} in a process of its own. */
final class EngineProcess {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final BufferedReader said;
    private final Writer told;

    private EngineProcess(Process process) {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.told = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    }

    /**
     * Starts one.
     *
     * @param words its arguments
     * @param errors file for what it writes to standard error
     */
    static EngineProcess start(List<String> words, Path errors) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingEngine.class.getName()));
        command.addAll(words);
        return new EngineProcess(
                new ProcessBuilder(command).redirectError(errors.toFile()).start());
    }

    /** What it says next; absent when it says nothing more. */
    Optional<String> line() throws IOException {
        String line = said.readLine();
        while (line != null && !line.startsWith(CrashingEngine.SAYS)) {
            line = said.readLine();
        }
        return Optional.ofNullable(line).map(l -> l.substring(CrashingEngine.SAYS.length()));
    }

    void send(String command) throws IOException {
        told.write(command + "\n");
        told.flush();
    }

    /** Whether it lived to say that it has done so. */
    boolean tell(String command) throws IOException {
        try {
            send(command);
        } catch (IOException e) {
            // It is dead already.
            return false;
        }
        return line().filter("done"::equals).isPresent();
    }

    /** What it has used so far, of all processors. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** SIGKILL; returns when it is dead. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM; standard input stays open. */
    boolean terminate() {
        return process.toHandle().destroy();
    }

    /** Any other signal, by name. */
    void signal(String name) throws IOException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .onExit()
                .join();
    }

    /** Whether it ended at the point that was armed. */
    boolean diedByItself() {
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == Passages.DIED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
