package io.drover.research.yardstick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** The yardstick's own generator and reference loop, compiled from where they stand: the definition that we are held to. */
final class YardstickSources {
    private final Path bench = Path.of(System.getProperty("drover.shared")).resolve("bench");
    private final Path work;

    YardstickSources(Path work) throws IOException {
        assumeTrue(Files.isDirectory(bench), "SKIPPED: no yardstick at " + bench);
        this.work = work;
        Path classes = Files.createDirectories(work.resolve("classes"));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-nowarn",
                        "-d",
                        classes.toString(),
                        bench.resolve("java/GenBars.java").toString(),
                        bench.resolve("java/ReferenceLoop.java").toString());
        assertThat(result).isZero();
    }

    Path workload(String name) {
        return bench.resolve("workloads").resolve(name + ".properties");
    }

    /** A workload with some of its keys replaced. */
    Path workload(String name, String as, String... changes) throws IOException {
        StringBuilder text = new StringBuilder(Files.readString(workload(name)));
        text.append("\nwork=").append(as).append('\n');
        for (String change : changes) {
            text.append(change).append('\n');
        }
        return Files.writeString(work.resolve(as + ".properties"), text);
    }

    /** Generates the bars of a workload. */
    Path bars(Path properties, String name) throws IOException {
        main("GenBars", work.resolve("data").toString(), properties.toString());
        return work.resolve("data").resolve(name);
    }

    /** What the reference loop prints, up to the timing figures. */
    String reference(Path properties, Path data) throws IOException {
        String line = main("ReferenceLoop", properties.toString(), data.toString());
        return line.substring(line.indexOf("bars="), line.indexOf(" load_ms"));
    }

    /** What the reference loop's sweep prints, without its engine, up to the number of threads. */
    String referenceSweep(Path properties, Path data) throws IOException {
        String line = main("ReferenceLoop", "sweep", properties.toString(), data.toString(), "2");
        return line.substring(line.indexOf("work="), line.indexOf(" threads="));
    }

    /** The published result of a workload. */
    String expected(String name) throws IOException {
        return Files.readAllLines(bench.resolve("expected.tsv")).stream()
                .filter(l -> l.startsWith(name + "\t"))
                .map(l -> l.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private String main(String className, String... arguments) throws IOException {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        URL[] path = {work.resolve("classes").toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path)) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            Method main = loader.loadClass(className).getMethod("main", String[].class);
            main.invoke(null, (Object) arguments);
            return printed.toString(StandardCharsets.UTF_8);
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException(className, e);
        } finally {
            System.setOut(out);
        }
    }
}
