package io.drover.app.cli;

import com.sun.management.OperatingSystemMXBean;
import io.drover.research.yardstick.Yardstick;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code drover bench}: one workload of the performance yardstick, through the whole engine. */
@Command(
        name = "bench",
        hidden = true,
        description = "runs one workload of the performance yardstick and prints its result line")
final class BenchVerb extends Verb {
    @Parameters(index = "0", paramLabel = "PROPERTIES", description = "file of the workload")
    private Path properties = Path.of("");

    @Parameters(index = "1", paramLabel = "DATADIR", description = "directory of its CSV files")
    private Path directory = Path.of("");

    BenchVerb(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Yardstick yardstick =
                new Yardstick(folders().shippedRules(), host().clock(), host().nanos(), machine::getProcessCpuTime);
        try {
            say(yardstick.run(
                    host().directory().resolve(properties), host().directory().resolve(directory)));
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
