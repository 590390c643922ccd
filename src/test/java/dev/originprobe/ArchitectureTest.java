package dev.originprobe;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInAnyPackage;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;

/** The layering, said where it can fail the build; which layer may use which is in the diagram alone. */
@AnalyzeClasses(packages = "dev.originprobe", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String[] CORE = {
        "dev.originprobe.octets..",
        "dev.originprobe.tls..",
        "dev.originprobe.pki..",
        "dev.originprobe.origin..",
        "dev.originprobe.distribution..",
        "dev.originprobe.evidence..",
        "dev.originprobe.verdict..",
        "dev.originprobe.rules.."
    };

    @ArchTest
    static final ArchRule the_diagram_is_true = classes()
            .should(adhereToPlantUmlDiagram(
                    Path.of("src/site/architecture.puml"),
                    consideringOnlyDependenciesInAnyPackage("dev.originprobe..")));

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.originprobe.(*)..").should().beFreeOfCycles();

    /** Exceptions are let through: a parser may have to catch an IOException that reading bytes in memory declares. */
    @ArchTest
    static final ArchRule core_does_no_io = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "io.netty..",
                            "picocli..",
                            "java.io..",
                            "java.nio.file..",
                            "java.nio.channels..",
                            "java.util.concurrent..",
                            "java.util.logging..",
                            "javax.net..")
                    .and(not(assignableTo(Exception.class))))
            .because("below scan there is no socket, file or thread: evidence in, verdict out");

    @ArchTest
    static final ArchRule core_has_no_clock = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should(call("java\\.time\\..*", "now"))
            .orShould(call("java\\.time\\.Clock", "system.*"))
            .orShould(call("java\\.lang\\.System", "currentTimeMillis|nanoTime"))
            .because("time is an argument");

    @ArchTest
    static final ArchRule core_is_immutable = fields().that()
            .areDeclaredInClassesThat(resideInAnyPackage(CORE))
            .should()
            .haveModifier(FINAL);

    @ArchTest
    static final ArchRule only_net_and_demo_know_netty = noClasses()
            .that()
            .resideOutsideOfPackages("dev.originprobe.net..", "dev.originprobe.demo..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.netty.."));

    @ArchTest
    static final ArchRule only_pki_and_demo_know_bouncy_castle = noClasses()
            .that()
            .resideOutsideOfPackages("dev.originprobe.pki..", "dev.originprobe.demo..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.bouncycastle.."));

    @ArchTest
    static final ArchRule only_cli_knows_picocli = noClasses()
            .that()
            .resideOutsideOfPackage("dev.originprobe.cli..")
            .should()
            .dependOnClassesThat(resideInAPackage("picocli.."));

    /** The second is what scripts/update-trust runs. */
    @ArchTest
    static final ArchRule only_main_exits = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.originprobe.cli.Main")
            .and()
            .doNotHaveFullyQualifiedName("dev.originprobe.cli.UpdateTrust")
            .should(call("java\\.lang\\.(System|Runtime)", "exit|halt"));

    private static ArchCondition<JavaClass> call(String ownerPattern, String namePattern) {
        return callMethodWhere(target(nameMatching(namePattern)).and(target(owner(nameMatching(ownerPattern)))));
    }
}
