package io.drover.app;

import io.drover.app.cli.Host;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
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
                SystemHost::secret,
                Runtime.getRuntime()::halt);
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
