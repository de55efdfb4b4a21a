package dev.tocsin.stix.validate;

import static dev.tocsin.stix.validate.CommonProperties.KILL_CHAIN_PHASE;
import static dev.tocsin.stix.validate.Rules.notBefore;
import static dev.tocsin.stix.validate.Shape.optional;
import static dev.tocsin.stix.validate.Shape.required;
import static dev.tocsin.stix.validate.Shape.shape;
import static dev.tocsin.stix.validate.Types.TEXT;
import static dev.tocsin.stix.validate.Types.TIME;
import static dev.tocsin.stix.validate.Types.listOf;
import static dev.tocsin.stix.validate.Types.openVocab;
import static dev.tocsin.stix.validate.Vocabulary.ATTACK_MOTIVATION;
import static dev.tocsin.stix.validate.Vocabulary.ATTACK_RESOURCE_LEVEL;
import static dev.tocsin.stix.validate.Vocabulary.INFRASTRUCTURE_TYPE;
import static dev.tocsin.stix.validate.Vocabulary.THREAT_ACTOR_ROLE;
import static dev.tocsin.stix.validate.Vocabulary.THREAT_ACTOR_SOPHISTICATION;
import static dev.tocsin.stix.validate.Vocabulary.THREAT_ACTOR_TYPE;
import static dev.tocsin.stix.validate.Vocabulary.TOOL_TYPE;

import java.util.List;

/** Domain objects about adversaries, their means and what stands against them (STIX 2.1 §4). */
final class ThreatObjects {

    static final List<Shape> ALL = List.of(
            shape(
                    "attack-pattern",
                    "4.1",
                    required("name", TEXT),
                    optional("description", TEXT),
                    optional("aliases", listOf(TEXT)),
                    optional("kill_chain_phases", listOf(KILL_CHAIN_PHASE)),
                    ExternalIds.CAPEC),
            shape(
                    "campaign",
                    "4.2",
                    required("name", TEXT),
                    optional("description", TEXT),
                    optional("aliases", listOf(TEXT)),
                    optional("first_seen", TIME),
                    optional("last_seen", TIME),
                    optional("objective", TEXT),
                    notBefore("last_seen", "first_seen")),
            shape("course-of-action", "4.3", required("name", TEXT), optional("description", TEXT)),
            shape("incident", "4.6", required("name", TEXT), optional("description", TEXT)),
            shape(
                    "infrastructure",
                    "4.8",
                    required("name", TEXT),
                    optional("description", TEXT),
                    optional("infrastructure_types", listOf(openVocab(INFRASTRUCTURE_TYPE))),
                    optional("aliases", listOf(TEXT)),
                    optional("kill_chain_phases", listOf(KILL_CHAIN_PHASE)),
                    optional("first_seen", TIME),
                    optional("last_seen", TIME),
                    notBefore("last_seen", "first_seen")),
            shape(
                    "intrusion-set",
                    "4.9",
                    required("name", TEXT),
                    optional("description", TEXT),
                    optional("aliases", listOf(TEXT)),
                    optional("first_seen", TIME),
                    optional("last_seen", TIME),
                    optional("goals", listOf(TEXT)),
                    optional("resource_level", openVocab(ATTACK_RESOURCE_LEVEL)),
                    optional("primary_motivation", openVocab(ATTACK_MOTIVATION)),
                    optional("secondary_motivations", listOf(openVocab(ATTACK_MOTIVATION))),
                    notBefore("last_seen", "first_seen")),
            shape(
                    "threat-actor",
                    "4.17",
                    required("name", TEXT),
                    optional("description", TEXT),
                    optional("threat_actor_types", listOf(openVocab(THREAT_ACTOR_TYPE))),
                    optional("aliases", listOf(TEXT)),
                    optional("first_seen", TIME),
                    optional("last_seen", TIME),
                    optional("roles", listOf(openVocab(THREAT_ACTOR_ROLE))),
                    optional("goals", listOf(TEXT)),
                    optional("sophistication", openVocab(THREAT_ACTOR_SOPHISTICATION)),
                    optional("resource_level", openVocab(ATTACK_RESOURCE_LEVEL)),
                    optional("primary_motivation", openVocab(ATTACK_MOTIVATION)),
                    optional("secondary_motivations", listOf(openVocab(ATTACK_MOTIVATION))),
                    optional("personal_motivations", listOf(openVocab(ATTACK_MOTIVATION))),
                    notBefore("last_seen", "first_seen")),
            shape(
                    "tool",
                    "4.18",
                    required("name", TEXT),
                    optional("description", TEXT),
                    optional("tool_types", listOf(openVocab(TOOL_TYPE))),
                    optional("aliases", listOf(TEXT)),
                    optional("kill_chain_phases", listOf(KILL_CHAIN_PHASE)),
                    optional("tool_version", TEXT)),
            shape("vulnerability", "4.19", required("name", TEXT), optional("description", TEXT), ExternalIds.CVE));

    private ThreatObjects() {}
}
