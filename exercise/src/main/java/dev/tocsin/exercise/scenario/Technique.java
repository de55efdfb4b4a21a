package dev.tocsin.exercise.scenario;

import java.util.List;

/**
 * Something that the campaign does.
 *
 * @param attack its identifiers in MITRE ATT&CK (enterprise)
 * @param atlas its identifiers in MITRE ATLAS; empty where ATLAS has no word for it
 */
record Technique(String title, List<String> attack, List<String> atlas) {

    static final Technique LURE =
            new Technique("A letter that asks to open a form", List.of("T1566.002"), List.of("AML.T0052"));
    static final Technique FETCH =
            new Technique("Fetching and starting an agent", List.of("T1105"), List.of("AML.T0103"));
    static final Technique COMMAND = new Technique("Orders over the web", List.of("T1071.001"), List.of());
    static final Technique PROBE =
            new Technique("Probing many computers in parallel", List.of("T1046"), List.of("AML.T0006"));
    static final Technique ACCOUNT =
            new Technique("Use of a stolen service account", List.of("T1078.002"), List.of("AML.T0012"));
    static final Technique ADMINISTRATOR =
            new Technique("Making a domain administrator", List.of("T1136.002", "T1098.007"), List.of());
    static final Technique ASK_MODEL = new Technique(
            "Orders hidden in the traffic of an AI service", List.of("T1071.001"), List.of("AML.T0096", "AML.T0102"));
    static final Technique CARRY_AWAY = new Technique("Carrying records away", List.of("T1048"), List.of("AML.T0025"));

    static final List<Technique> ALL =
            List.of(LURE, FETCH, COMMAND, PROBE, ACCOUNT, ADMINISTRATOR, ASK_MODEL, CARRY_AWAY);

    Technique {
        attack = List.copyOf(attack);
        atlas = List.copyOf(atlas);
    }
}
