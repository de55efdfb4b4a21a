package dev.tocsin.stix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Labels that in STIX 2.0 say what 2.1 says by a property of its own, such as {@code malware_types}.
 *
 * <p>Only words of the 2.0 vocabulary are copied; any other label is a tag. The labels stay as they are, for which of
 * them were meant as which cannot be told.
 */
final class Labels20 {

    /** The property of 2.1, and which labels go there. */
    private record Target(String property, Predicate<String> takes) {}

    private static final Target INDICATOR = vocabulary(
            "indicator_types",
            "anomalous-activity",
            "anonymization",
            "attribution",
            "benign",
            "compromised",
            "malicious-activity");

    private static final Target MALWARE = vocabulary(
            "malware_types",
            "adware",
            "backdoor",
            "bot",
            "ddos",
            "dropper",
            "exploit-kit",
            "keylogger",
            "ransomware",
            "remote-access-trojan",
            "resource-exploitation",
            "rogue-security-software",
            "rootkit",
            "screen-capture",
            "spyware",
            "trojan",
            "virus",
            "worm");

    private static final Target REPORT = vocabulary(
            "report_types",
            "attack-pattern",
            "campaign",
            "identity",
            "indicator",
            "intrusion-set",
            "malware",
            "observed-data",
            "threat-actor",
            "threat-report",
            "tool",
            "vulnerability");

    private static final Target THREAT_ACTOR = vocabulary(
            "threat_actor_types",
            "activist",
            "competitor",
            "crime-syndicate",
            "criminal",
            "hacker",
            "insider-accidental",
            "insider-disgruntled",
            "nation-state",
            "sensationalist",
            "spy",
            "terrorist");

    private static final Target TOOL = vocabulary(
            "tool_types",
            "credential-exploitation",
            "denial-of-service",
            "exploitation",
            "information-gathering",
            "network-capture",
            "remote-access",
            "vulnerability-scanning");

    /** STIX 2.0 part 2 §2.4: an identity's labels are its roles, whatever the words. */
    private static final Target IDENTITY = new Target("roles", label -> true);

    private Labels20() {}

    /** Copies what belongs there, and the markings on it. */
    static void copyToTypes(ObjectNode json) {
        target(json.path("type").asText()).ifPresent(target -> copy(json, target));
    }

    private static Optional<Target> target(String type) {
        return switch (type) {
            case "indicator" -> Optional.of(INDICATOR);
            case "malware" -> Optional.of(MALWARE);
            case "report" -> Optional.of(REPORT);
            case "threat-actor" -> Optional.of(THREAT_ACTOR);
            case "tool" -> Optional.of(TOOL);
            case "identity" -> Optional.of(IDENTITY);
            default -> Optional.empty();
        };
    }

    private static void copy(ObjectNode json, Target target) {
        if (json.has(target.property())) {
            return;
        }
        ArrayNode types = json.arrayNode();
        for (JsonNode label : json.path("labels")) {
            if (label.isTextual() && target.takes().test(label.textValue())) {
                types.add(label);
            }
        }
        if (!types.isEmpty()) {
            json.set(target.property(), types);
            markAlike(json.path("granular_markings"), target.property());
        }
    }

    /** A copy of marked labels is marked as they are. */
    private static void markAlike(JsonNode granularMarkings, String property) {
        for (JsonNode granular : granularMarkings) {
            boolean onLabels = false;
            for (JsonNode selector : granular.path("selectors")) {
                onLabels |=
                        selector.asText().equals("labels") || selector.asText().startsWith("labels.");
            }
            if (onLabels && granular.path("selectors") instanceof ArrayNode selectors) {
                selectors.add(property);
            }
        }
    }

    private static Target vocabulary(String property, String... words) {
        return new Target(property, Set.of(words)::contains);
    }
}
