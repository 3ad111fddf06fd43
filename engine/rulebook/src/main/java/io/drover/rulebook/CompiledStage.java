package io.drover.rulebook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;

/**
 * Compiled rules of one stage.
 *
 * @param id under which the engine keeps them until closed
 * @param container owner of the generated classes
 * @param base what sessions are made from
 */
record CompiledStage(ReleaseId id, KieContainer container, KieBase base) implements AutoCloseable {
    static CompiledStage compile(List<RuleFile> files, Class<? extends KieBuilder.ProjectType> model) {
        KieServices services = KieServices.get();
        String version = Integer.toHexString(System.identityHashCode(new Object()));
        ReleaseId id = services.newReleaseId("io.drover.rules", model.getSimpleName(), version);
        try {
            build(services, id, files, model);
            KieContainer container = services.newKieContainer(id, CompiledStage.class.getClassLoader());
            return new CompiledStage(id, container, container.getKieBase());
        } catch (RuleCheckException e) {
            services.getRepository().removeKieModule(id);
            throw e;
        }
    }

    @Override
    public void close() {
        container.dispose();
        KieServices.get().getRepository().removeKieModule(id);
    }

    /** Builds and inspects; author code first runs when a knowledge base is made, which is later. */
    private static void build(
            KieServices services, ReleaseId id, List<RuleFile> files, Class<? extends KieBuilder.ProjectType> model) {
        Map<String, RuleFile> paths = new HashMap<>();
        KieFileSystem input = services.newKieFileSystem();
        input.generateAndWritePomXML(id);
        for (RuleFile file : files) {
            String path = file.tree().getName().replace('.', '/') + "/" + paths.size() + RuleSources.RULES;
            paths.put(path, file);
            input.write("src/main/resources/" + path, Strata.inject(file));
        }
        CompilerMessages messages = new CompilerMessages(files, paths);
        KieBuilder builder = services.newKieBuilder(input, CompiledStage.class.getClassLoader());
        try {
            builder.buildAll(model);
        } catch (RuntimeException e) {
            throw new RuleCheckException(List.of(messages.crash(e)));
        }
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            throw new RuleCheckException(messages.problems(errors));
        }
        List<RuleProblem> unsafe = new GeneratedClasses(files).problems((InternalKieModule) builder.getKieModule());
        if (!unsafe.isEmpty()) {
            throw new RuleCheckException(unsafe);
        }
    }
}
