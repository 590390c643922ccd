package dev.originprobe;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInAnyPackage;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.time.Instant;

/** The layering, said once more where it can fail the build. */
@AnalyzeClasses(packages = "dev.originprobe", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule layers = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("tls")
            .definedBy("dev.originprobe.tls..")
            .layer("pki")
            .definedBy("dev.originprobe.pki..")
            .layer("origin")
            .definedBy("dev.originprobe.origin..")
            .layer("evidence")
            .definedBy("dev.originprobe.evidence..")
            .layer("verdict")
            .definedBy("dev.originprobe.verdict..")
            .layer("rules")
            .definedBy("dev.originprobe.rules..")
            .layer("scan")
            .definedBy("dev.originprobe.scan..")
            .layer("net")
            .definedBy("dev.originprobe.net..")
            .layer("report")
            .definedBy("dev.originprobe.report..")
            .layer("cli")
            .definedBy("dev.originprobe.cli..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("net")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("scan")
            .mayOnlyBeAccessedByLayers("net", "cli")
            .whereLayer("rules")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("verdict")
            .mayOnlyBeAccessedByLayers("rules", "scan", "report", "cli")
            .whereLayer("tls")
            .mayNotAccessAnyLayer()
            .whereLayer("pki")
            .mayNotAccessAnyLayer()
            .whereLayer("origin")
            .mayOnlyAccessLayers("tls")
            .whereLayer("evidence")
            .mayOnlyAccessLayers("tls", "pki", "origin");

    @ArchTest
    static final ArchRule diagram_is_true = classes()
            .should(adhereToPlantUmlDiagram(
                    Path.of("src/site/architecture.puml"),
                    consideringOnlyDependenciesInAnyPackage("dev.originprobe..")));

    @ArchTest
    static final ArchRule acyclic =
            slices().matching("dev.originprobe.(*)..").should().beFreeOfCycles();

    private static final String[] CORE = {
        "dev.originprobe.tls..", "dev.originprobe.pki..", "dev.originprobe.origin..",
        "dev.originprobe.evidence..", "dev.originprobe.verdict..", "dev.originprobe.rules.."
    };

    @ArchTest
    static final ArchRule core_does_no_io = noClasses()
            .that(resideInAnyPackage(CORE))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.netty..",
                    "picocli..",
                    "java.io..",
                    "java.nio.file..",
                    "java.nio.channels..",
                    "java.util.concurrent..",
                    "java.util.logging..",
                    "javax.net..");

    @ArchTest
    static final ArchRule core_has_no_clock =
            noClasses().that(resideInAnyPackage(CORE)).should(callMethod(Instant.class, "now"));

    @ArchTest
    static final ArchRule only_net_knows_netty = noClasses()
            .that(resideInAPackage("dev.originprobe..")
                    .and(resideInAPackage("dev.originprobe.net..").negate()))
            .should()
            .dependOnClassesThat(resideInAPackage("io.netty.."))
            .because("the network is one package");

    @ArchTest
    static final ArchRule core_is_immutable = fields().that()
            .areDeclaredInClassesThat(resideInAnyPackage(CORE))
            .should()
            .haveModifier(FINAL);

    @ArchTest
    static final ArchRule only_main_exits = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.originprobe.cli.Main")
            .should(callMethod(System.class, "exit", int.class));
}
