package io.drover.app;

import io.drover.app.cli.Console;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Standard output and standard error: the only place that writes to them. */
final class SystemConsole implements Console {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final PrintStream err;
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final boolean terminal;
    private boolean drawn;

    private SystemConsole(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /** The launcher knows whether there is a terminal; Java 22 and newer always have a console object. */
    static SystemConsole ofProcess() {
        return new SystemConsole(System.out, System.err, Boolean.getBoolean("drover.terminal"));
    }

    @Override
    public synchronized void say(String line) {
        endDrawing();
        out.println(line);
        out.flush();
    }

    @Override
    public synchronized void note(String line) {
        endDrawing();
        err.println(line);
        err.flush();
    }

    @Override
    public synchronized void redraw(String line) {
        if (terminal) {
            err.print(CLEAR_LINE + line);
            err.flush();
            drawn = true;
        }
    }

    /** The launcher knows whether standard input is a terminal. */
    @Override
    public synchronized Optional<String> ask(String question) {
        if (!Boolean.getBoolean("drover.typing")) {
            return Optional.empty();
        }
        endDrawing();
        err.print(question);
        err.flush();
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isTerminal() {
        return terminal;
    }

    private void endDrawing() {
        if (drawn) {
            err.print(CLEAR_LINE);
            err.flush();
            drawn = false;
        }
    }
}
