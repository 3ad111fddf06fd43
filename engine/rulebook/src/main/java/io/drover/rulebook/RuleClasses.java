package io.drover.rulebook;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.Model;
import org.jspecify.annotations.Nullable;

/**
 * What the compiler made of the rules of one stage: class files that can be kept and loaded again.
 *
 * @param files contents by class name, sorted
 */
record RuleClasses(SortedMap<String, byte[]> files) {
    private static final String CLASS = ".class";
    /** The compiler's description of the project: no rule is in it. */
    private static final String PROJECT = "org/drools/project/model/ProjectModel_";

    RuleClasses {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    static RuleClasses of(InternalKieModule module) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String path : module.getFileNames()) {
            if (path.endsWith(CLASS) && !path.startsWith(PROJECT)) {
                files.put(className(path), module.getBytes(path));
            }
        }
        return new RuleClasses(files);
    }

    private static String className(String path) {
        return path.substring(0, path.length() - CLASS.length()).replace('/', '.');
    }

    /** Loads them, each time anew, and makes the rules' models. From here on the author's code can run. */
    List<Model> models() {
        Loader loader = new Loader(files);
        return files.keySet().stream()
                .filter(name -> name.matches("(?:.*\\.)?Rules[0-9A-F]{32}"))
                .map(loader::model)
                .toList();
    }

    /** Knows these classes and what Drover itself can load. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> files;

        Loader(Map<String, byte[]> files) {
            super(RuleClasses.class.getClassLoader());
            this.files = files;
        }

        Model model(String name) {
            try {
                return (Model) loadClass(name).getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("compiled rules %s cannot be loaded".formatted(name), e);
            }
        }

        /** For the compiler of plans. */
        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            byte[] file = name.endsWith(CLASS) ? files.get(className(name)) : null;
            return file == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(file);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] file = files.get(name);
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, file, 0, file.length);
        }
    }
}
