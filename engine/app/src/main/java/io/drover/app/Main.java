package io.drover.app;

import io.drover.app.cli.CommandLineTool;

/** Entry of the process. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        SystemHost.exit(CommandLineTool.run(SystemHost.ofProcess(), args));
    }
}
