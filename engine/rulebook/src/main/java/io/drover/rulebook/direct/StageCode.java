package io.drover.rulebook.direct;

import java.lang.reflect.Constructor;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kie.memorycompiler.JavaCompilerSettings;
import org.kie.memorycompiler.JavaConfiguration.CompilerType;
import org.kie.memorycompiler.KieMemoryCompiler;
import org.kie.memorycompiler.KieMemoryCompilerException;

/**
 * The plan of one stage as classes, which can be kept and loaded again.
 *
 * @param files contents by class name, sorted
 */
public record StageCode(SortedMap<String, byte[]> files) {
    /** Of all generated classes, with its dot at the end. */
    public static final String PACKAGE = "io.drover.rulebook.generated.";

    private static final String JAVA = "17";

    public StageCode {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * Compiles a plan.
     *
     * @param rules knows the classes of the rules
     * @throws IllegalStateException with what the compiler objects to
     */
    static StageCode of(StageSource source, ClassLoader rules) {
        JavaCompilerSettings settings = new JavaCompilerSettings();
        settings.setSourceVersion(JAVA);
        settings.setTargetVersion(JAVA);
        try {
            Map<String, byte[]> files = KieMemoryCompiler.compileNoLoad(
                    Map.of(source.name(), source.text()), rules, settings, CompilerType.ECLIPSE);
            return new StageCode(new TreeMap<>(files));
        } catch (KieMemoryCompilerException e) {
            throw new IllegalStateException("the plan does not compile: " + e.getMessage(), e);
        }
    }

    /**
     * Loads and verifies it.
     *
     * @throws IllegalStateException when it is code of another plan, or none
     */
    Constructor<? extends GeneratedStage> load(String name, ClassLoader rules) {
        try {
            return Class.forName(name, true, new Loader(files, rules))
                    .asSubclass(GeneratedStage.class)
                    .getConstructor(GeneratedStage.Linkage.class);
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            throw new IllegalStateException("the code is not of this plan: " + e, e);
        }
    }

    /** Knows these classes and those of the rules. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> files;

        Loader(Map<String, byte[]> files, ClassLoader rules) {
            super(rules);
            this.files = files;
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
