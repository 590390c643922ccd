package dev.originprobe;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callConstructorWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInAnyPackage;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
        "dev.originprobe.rules..",
        "dev.originprobe.saved.."
    };

    private static final Set<JavaModifier> CONSTANT = Set.of(JavaModifier.PRIVATE, JavaModifier.STATIC, FINAL);

    /** Each is copied on its way in, or never leaves its class. */
    private static final Set<String> WRAPPERS = Set.of(
            "dev.originprobe.octets.Octets.bytes",
            "dev.originprobe.tls.ByteJoiner.last",
            "dev.originprobe.pki.Der.in",
            "dev.originprobe.distribution.PatternCover$State.own");

    /** These live as long as something is read; the last wraps its copy, which keeps an order, against change. */
    private static final Set<String> GATHERERS = Set.of(
            "dev.originprobe.pki.Oddities",
            "dev.originprobe.distribution.dialect.ConfigReader",
            "dev.originprobe.distribution.dialect.TerraformUnknowns",
            "dev.originprobe.distribution.document.YamlDocument",
            "dev.originprobe.distribution.document.Node$Members");

    private static final List<Class<?>> MUTABLE =
            List.of(AbstractCollection.class, AbstractMap.class, Deque.class, BitSet.class, StringBuilder.class);

    private static final Path DIAGRAM = Path.of("src/site/architecture.puml");
    private static final Pattern COMPONENT = Pattern.compile("^\\[[^]]+] <<(\\S+)>>", Pattern.MULTILINE);

    @ArchTest
    static final ArchRule the_diagram_is_true = classes()
            .should(adhereToPlantUmlDiagram(DIAGRAM, consideringOnlyDependenciesInAnyPackage("dev.originprobe..")));

    /** A class without an arrow needs no component for the diagram to be true, and a component no class. */
    @ArchTest
    static void the_diagram_has_every_package_and_no_other(JavaClasses classes) throws IOException {
        Set<String> drawn = COMPONENT
                .matcher(Files.readString(DIAGRAM))
                .results()
                .map(component -> component.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> missing = new TreeSet<>();
        Set<String> empty = new TreeSet<>(drawn);
        for (JavaClass one : classes) {
            String home = one.getPackageName();
            if (drawn.stream()
                    .noneMatch(component -> PackageMatcher.of(component).matches(home))) {
                missing.add(home);
            }
            empty.removeIf(component -> PackageMatcher.of(component).matches(home));
        }
        assertEquals(Set.of(), missing, "packages without a component");
        assertEquals(Set.of(), empty, "components without a class");
    }

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

    /** A final field of such a type can still change. A constant that its class keeps to itself is let through. */
    @ArchTest
    static final ArchRule core_keeps_no_array_and_no_mutable_collection = fields().that()
            .areDeclaredInClassesThat(resideInAnyPackage(CORE))
            .and()
            .doNotHaveModifier(SYNTHETIC)
            .and(not(
                    describe("a private constant", field -> field.getModifiers().containsAll(CONSTANT))))
            .and(not(describe("one of a class that lets none out", field -> WRAPPERS.contains(field.getFullName()))))
            .should()
            .notHaveRawType(describe(
                    "an array or a mutable collection",
                    type -> type.isArray() || MUTABLE.stream().anyMatch(mutable -> type.isAssignableTo(mutable))));

    /**
     * A collection that a constructor makes is most often kept, where a {@code List.copyOf} would not change. A
     * {@code StringBuilder} is what the compiler joins strings with.
     */
    @ArchTest
    static final ArchRule core_is_constructed_without_mutable_collections = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .and(not(describe("gather while they read", one -> GATHERERS.contains(one.getFullName()))))
            .should(callConstructorWhere(describe("a constructor makes a mutable collection", call -> {
                JavaCodeUnit by = call.getOrigin();
                return (by.isConstructor() || by.getName().equals("<clinit>"))
                        && !call.getTargetOwner().isEquivalentTo(StringBuilder.class)
                        && MUTABLE.stream()
                                .anyMatch(mutable -> call.getTargetOwner().isAssignableTo(mutable));
            })));

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
