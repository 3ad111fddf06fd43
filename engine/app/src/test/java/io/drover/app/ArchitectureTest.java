package io.drover.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.implement;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import io.drover.broker.simulated.SimulatedBroker;
import io.drover.model.Mode;
import io.drover.port.BrokerExecutor;
import io.drover.trading.Engine;
import io.drover.trading.EngineSettings;
import io.drover.trading.StatePolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between modules and packages, over everything that the program is made of. */
class ArchitectureTest {
    private static final String[] MODEL = {
        "io.drover.model..",
        "io.drover.fact..",
        "io.drover.decision..",
        "io.drover.order..",
        "io.drover.journal..",
        "io.drover.port.."
    };
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.drover");

    @Test
    void arrows_point_from_the_app_to_the_model_and_nowhere_else() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("model")
                .definedBy(MODEL)
                .layer("rulebook")
                .definedBy("io.drover.rulebook..")
                .layer("trading")
                .definedBy("io.drover.trading..")
                .layer("market")
                .definedBy("io.drover.market..")
                .layer("store")
                .definedBy("io.drover.store..")
                .layer("report")
                .definedBy("io.drover.report..")
                .layer("simulated")
                .definedBy("io.drover.broker.simulated..")
                .layer("research")
                .definedBy("io.drover.research..")
                .layer("app")
                .definedBy("io.drover.app..")
                .whereLayer("app")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("research")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("rulebook")
                .mayOnlyBeAccessedByLayers("research", "app")
                .whereLayer("trading")
                .mayOnlyBeAccessedByLayers("research", "app")
                .whereLayer("market")
                .mayOnlyBeAccessedByLayers("research", "app")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("research", "app")
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("simulated")
                .mayOnlyBeAccessedByLayers("research", "app")
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rulebook: org.drools.. org.kie..",
                "store: org.hibernate.. jakarta.persistence.. org.flywaydb.. org.h2..",
                "app: org.quartz.. picocli.. org.jline..",
            })
    void a_library_stays_in_its_module(String text) {
        String module = text.substring(0, text.indexOf(':'));
        String[] packages = text.substring(text.indexOf(':') + 2).split(" ");

        noClasses()
                .that()
                .resideOutsideOfPackage("io.drover." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(CLASSES);
    }

    @Test
    void the_model_uses_the_jdk_and_jspecify_only() {
        classes()
                .that()
                .resideInAnyPackage(MODEL)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(java.util.stream.Stream.concat(
                                List.of(MODEL).stream(), List.of("java..", "org.jspecify..").stream())
                        .toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void trading_uses_no_io() {
        noClasses()
                .that()
                .resideInAPackage("io.drover.trading..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..")
                .check(CLASSES);
    }

    /** Alerts go by the transport that sends each request once; it takes their hosts only. */
    @Test
    void paper_has_no_way_to_a_broker_but_the_one_inside_the_process() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.drover.broker..")
                .and()
                .haveNameNotMatching("io\\.drover\\.app\\.alert\\.WebhookSink.*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "okhttp3..", "io.drover.broker.http..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(java.net.Socket.class.getName())
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackages("io.drover.broker..", "io.drover.research.simulation..")
                .should()
                .dependOnClassesThat(implement(BrokerExecutor.class).and(not(type(SimulatedBroker.class))))
                .check(CLASSES);
    }

    @Test
    void nothing_between_snapshot_and_gate_knows_the_mode() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.drover.fact..",
                        "io.drover.decision..",
                        "io.drover.market..",
                        "io.drover.rulebook..",
                        "io.drover.trading..")
                .and()
                .areNotAssignableTo(Engine.class)
                .and()
                .areNotAssignableTo(EngineSettings.class)
                .and()
                .areNotAssignableTo(StatePolicy.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Mode.class)
                .check(CLASSES);
    }

    @Test
    void packages_of_the_app_have_no_cycles() {
        slices().matching("io.drover.app.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void settings_know_nothing_of_what_is_configured() {
        noClasses()
                .that()
                .resideInAPackage("io.drover.app.settings..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.drover.app.config..", "io.drover.app.cli..", "io.drover.app.run..")
                .check(CLASSES);
    }
}
