package io.drover.rulebook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;

/** Compiles the rule files of one stage. */
final class RuleCompiler {
    private final KieServices services = KieServices.get();
    private final List<RuleFile> files;
    private final ReleaseId id;

    private RuleCompiler(List<RuleFile> files, Class<? extends KieBuilder.ProjectType> model) {
        this.files = files;
        String version = Integer.toHexString(System.identityHashCode(this));
        this.id = services.newReleaseId("io.drover.rules", model.getSimpleName(), version);
    }

    /**
     * Compiles for the executable model. No author code has run yet when this returns.
     *
     * @throws RuleCheckException with what the compiler or the inspection of the generated classes objects to
     */
    static RuleClasses classes(List<RuleFile> files) {
        RuleCompiler compiler = new RuleCompiler(files, ExecutableModelProject.class);
        try {
            RuleClasses classes = RuleClasses.of(compiler.build(ExecutableModelProject.class));
            List<RuleProblem> unsafe = new GeneratedClasses(files).problems(classes);
            if (!unsafe.isEmpty()) {
                throw new RuleCheckException(unsafe);
            }
            return classes;
        } finally {
            compiler.free();
        }
    }

    /**
     * Compiles for the classic model, which leaves no classes to inspect.
     *
     * @throws RuleCheckException with what the compiler objects to
     */
    static Classic classic(List<RuleFile> files) {
        RuleCompiler compiler = new RuleCompiler(files, DrlProject.class);
        try {
            compiler.build(DrlProject.class);
            KieContainer container =
                    compiler.services.newKieContainer(compiler.id, RuleCompiler.class.getClassLoader());
            KieBaseConfiguration sharing = compiler.services.newKieBaseConfiguration();
            sharing.setOption(SessionRunner.SHARING);
            return new Classic(container.newKieBase(sharing), () -> {
                container.dispose();
                compiler.free();
            });
        } catch (RuleCheckException e) {
            compiler.free();
            throw e;
        }
    }

    /**
     * Rules compiled for the classic model.
     *
     * @param base what sessions are made from
     * @param closing frees it
     */
    record Classic(KieBase base, Runnable closing) {}

    private void free() {
        services.getRepository().removeKieModule(id);
    }

    private InternalKieModule build(Class<? extends KieBuilder.ProjectType> model) {
        Map<String, RuleFile> paths = new HashMap<>();
        KieFileSystem input = services.newKieFileSystem();
        input.generateAndWritePomXML(id);
        for (RuleFile file : files) {
            String path = file.tree().getName().replace('.', '/') + "/" + paths.size() + RuleSources.RULES;
            paths.put(path, file);
            input.write("src/main/resources/" + path, Strata.inject(file));
        }
        CompilerMessages messages = new CompilerMessages(files, paths);
        KieBuilder builder = services.newKieBuilder(input, RuleCompiler.class.getClassLoader());
        try {
            builder.buildAll(model);
        } catch (RuntimeException e) {
            throw new RuleCheckException(List.of(messages.crash(e)));
        }
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            throw new RuleCheckException(messages.problems(errors));
        }
        return (InternalKieModule) builder.getKieModule();
    }
}
