package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every reader of foreign bytes or text has a fuzz target, which runs for some seconds in every whole build. A reader is a
 * static method with a reader's name and such an argument that may be called from elsewhere.
 */
class FuzzTargetsTest {

    private static final Set<String> READERS = Set.of("parse", "read", "unpacked", "take", "open");
    private static final Set<String> FOREIGN =
            Set.of("[B", "java.nio.ByteBuffer", "java.io.InputStream", "java.lang.String", "JsonNode");

    /** The readers that each target reaches. */
    private static final Map<String, Set<String>> BY_TARGET = Map.ofEntries(
            Map.entry("stix/BundleReaderFuzzTest", Set.of("StixJson", "StixId", "StixTimestamp", "Selector")),
            Map.entry("stix/pattern/PatternParserFuzzTest", Set.of("PatternParser", "IpRange")),
            Map.entry("stix/validate/ContentValidatorFuzzTest", Set.of()),
            Map.entry(
                    "sigma/SigmaFileFuzzTest",
                    Set.of(
                            "SigmaFile",
                            "YamlReader",
                            "CoreSchema",
                            "FieldKey",
                            "Network",
                            "Glob",
                            "Timespan",
                            "Placeholders")),
            Map.entry("telemetry/LogReaderFuzzTest", Set.of("LogReader", "PlainText", "EventTime")),
            Map.entry(
                    "ledger/ForeignBytesFuzzTest",
                    Set.of(
                            "Note",
                            "Checkpoint",
                            "SignatureLine",
                            "VerifierKey",
                            "LogKeys",
                            "EntryBundle",
                            "Tile",
                            "TilePath",
                            "TilePaths",
                            "Proof",
                            "ProofJson",
                            "Hash",
                            "DecimalText")),
            Map.entry("taxii/ServerAnswerFuzzTest", Set.of("TaxiiTimestamp")),
            Map.entry("match/mapping/EventMappingFuzzTest", Set.of("IpAddress", "DomainName")),
            Map.entry("match/engine/PackedEngineFuzzTest", Set.of("SigmaEngine", "PackedEngine")),
            Map.entry("match/regex/PlainRegexFuzzTest", Set.of("Notation")),
            Map.entry("share/contribution/PreviewFuzzTest", Set.of("Intake", "TermsMarking")),
            Map.entry("share/screen/WarningListReaderFuzzTest", Set.of("WarningListReader")),
            Map.entry("hub/taxii/AddressFuzzTest", Set.of("QueryString", "Cursor", "Parameters")),
            Map.entry("hub/backup/RestoreFuzzTest", Set.of("Manifest")),
            Map.entry("hub/http/HeaderFuzzTest", Set.of()),
            Map.entry("hub/oidc/ProviderFuzzTest", Set.of("IdentityToken", "Discovery", "IssuerKeys")),
            Map.entry("hub/BodyFuzzTest", Set.of("Wanted")));

    /** What only the hub's or the guard's own people write, or what takes a text whole or not at all. */
    private static final Set<String> NOT_FOREIGN = Set.of(
            "MappingFile",
            "LogSourceFile",
            "LogSources",
            "WrittenDate",
            "ListenAddress",
            "PemFiles",
            "LogKeyFile",
            "BenignFolder",
            "TocsinStore",
            "PostgresAddress",
            "PostgresDatabase",
            "HubLog",
            "Node",
            "UuidText",
            "Operation",
            "ProofId",
            "ContributionId",
            "HeldId",
            "EmbargoId",
            "MemberId",
            "PersonId",
            "AgentId",
            "InvitationId",
            "ChannelId",
            "ChannelName",
            "TokenId",
            "CertificateFingerprint");

    @Test
    void everyReaderOfForeignBytesHasATarget() {
        Set<String> listed =
                BY_TARGET.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
        listed.addAll(NOT_FOREIGN);

        Set<String> readers = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.tocsin").stream()
                        .filter(house -> !house.getPackageName().startsWith("dev.tocsin.cli"))
                        .filter(FuzzTargetsTest::reads)
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));

        readers.removeAll(listed);
        assertThat(readers)
                .as(
                        "readers that no fuzz target reaches: add them to one, and to the list in %s",
                        FuzzTargetsTest.class)
                .isEmpty();
    }

    @Test
    void everyTargetIsThereAndIsFuzzed() throws IOException {
        Path checkout = Path.of("").toAbsolutePath().getParent();
        Set<String> there = new TreeSet<>();
        try (Stream<Path> files =
                Files.find(checkout, 15, (file, _) -> file.toString().endsWith("FuzzTest.java"))) {
            for (Path file : files.toList()) {
                String path = file.toString();
                there.add(path.substring(path.indexOf("/dev/tocsin/") + "/dev/tocsin/".length(), path.length() - 5));
                // Jazzer fuzzes the first target of a class, and only if its annotation comes last.
                assertThat(Files.readString(file))
                        .containsOnlyOnce("@FuzzTest")
                        .doesNotContainPattern("@FuzzTest[^\\n]*\\n\\s*@");
            }
        }
        assertThat(there).containsExactlyInAnyOrderElementsOf(BY_TARGET.keySet());
    }

    private static boolean reads(JavaClass house) {
        return house.getMethods().stream()
                .anyMatch(method -> READERS.contains(method.getName())
                        && method.getModifiers().contains(JavaModifier.STATIC)
                        && !method.getModifiers().contains(JavaModifier.PRIVATE)
                        && takesForeign(method));
    }

    private static boolean takesForeign(JavaMethod method) {
        return method.getRawParameterTypes().stream()
                .anyMatch(type -> FOREIGN.contains(type.getName()) || FOREIGN.contains(type.getSimpleName()));
    }
}
