package dev.tocsin.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the house of {@code docs/architecture.md}: which module stands on which floor, and arrows only downward. */
class ArchitectureTest {

    private static final List<Set<String>> FLOORS = List.of(
            Set.of("stix", "sigma", "telemetry", "ledger"),
            Set.of("taxii", "match"),
            Set.of("share"),
            Set.of("store"),
            Set.of("hub", "guard"),
            Set.of("exercise"),
            Set.of("cli"));

    private static final Set<String> MODULES =
            FLOORS.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private final JavaClasses house = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tocsin");

    @Test
    void everyModuleStandsOnAFloor() {
        Set<String> modules = house.stream().map(ArchitectureTest::module).collect(Collectors.toSet());

        assertThat(modules).containsExactlyInAnyOrderElementsOf(MODULES);
    }

    @Test
    void arrowsRunOnlyDownward() {
        for (String module : MODULES) {
            noClasses()
                    .that()
                    .resideInAPackage("dev.tocsin." + module + "..")
                    .should()
                    .dependOnClassesThat(
                            describe("stand on the same floor or above", other -> standsAtOrAbove(module, other)))
                    .check(house);
        }
    }

    @Test
    void theSharingDomainDoesNoInputOrOutput() {
        noClasses()
                .that()
                .resideInAPackage("dev.tocsin.share..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "java.net.http..", "java.nio.file..", "org.jooq..", "io.helidon..")
                .check(house);
    }

    @Test
    void onlyTheRoofWritesToTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tocsin.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(house);
    }

    @Test
    void namesSayWhatAThingIs() {
        classes()
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl|Service)")
                .check(house);
    }

    private static boolean standsAtOrAbove(String module, JavaClass other) {
        if (!other.getPackageName().startsWith("dev.tocsin.")) {
            return false;
        }
        String its = module(other);
        return !its.equals(module) && floorOf(its) >= floorOf(module);
    }

    private static String module(JavaClass type) {
        return type.getPackageName().split("\\.", -1)[2];
    }

    private static int floorOf(String module) {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            if (FLOORS.get(floor).contains(module)) {
                return floor;
            }
        }
        throw new AssertionError("module " + module + " stands on no floor");
    }
}
