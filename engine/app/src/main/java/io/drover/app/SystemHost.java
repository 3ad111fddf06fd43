package io.drover.app;

import io.drover.app.cli.Host;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** This process and its machine: the only place that makes a wall clock or ends the process. */
final class SystemHost {
    private SystemHost() {}

    /** Properties {@code drover.home} and {@code drover.samples} are set by the launcher. */
    static Host ofProcess() {
        Path directory = Path.of("").toAbsolutePath();
        Path home = Path.of(System.getProperty("drover.home", directory.toString()));
        Path samples = home.resolve(System.getProperty("drover.samples", "engine/app/target/sample-data"));
        String build = Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "development");
        return new Host(
                System.getenv(),
                directory,
                home,
                samples,
                SystemConsole.ofProcess(),
                Clock.systemUTC(),
                System::nanoTime,
                build,
                program(),
                SystemHost::command,
                SystemHost::secret,
                Runtime.getRuntime()::halt);
    }

    private static Path program() {
        try {
            return Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program does not know its own place", e);
        }
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        return command;
    }

    private static byte[] secret() {
        byte[] bytes = new byte[20];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    static void exit(int code) {
        System.exit(code);
    }
}
