package io.drover.research.simulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The engine and its simulation loaded anew, with one file of the engine compiled from another text. */
final class PatchedClasses extends ClassLoader {
    private static final String ENGINE = "io.drover.trading.";
    private static final String SIMULATION = "io.drover.research.simulation.";

    private final Map<String, ByteArrayOutputStream> compiled = new HashMap<>();

    PatchedClasses(String file, String source) {
        super(PatchedClasses.class.getClassLoader());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileManager standard = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        StringWriter messages = new StringWriter();
        List<String> options = List.of("-proc:none", "-nowarn", "-classpath", System.getProperty("java.class.path"));
        boolean done = compiler.getTask(messages, new Into(standard), null, options, null, List.of(text(file, source)))
                .call();
        if (!done) {
            throw new IllegalStateException(messages.toString());
        }
    }

    private static JavaFileObject text(String file, String source) {
        return new SimpleJavaFileObject(URI.create("string:///io/drover/trading/" + file), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    /** Keeps what the compiler writes. */
    private final class Into extends ForwardingJavaFileManager<JavaFileManager> {
        Into(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            compiled.put(name, bytes);
            return new SimpleJavaFileObject(URI.create("bytes:///" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(ENGINE) && !name.startsWith(SIMULATION)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name, bytes(name));
        }
    }

    private Class<?> define(String name, byte[] bytes) {
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] bytes(String name) throws ClassNotFoundException {
        if (compiled.containsKey(name)) {
            return compiled.get(name).toByteArray();
        }
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
