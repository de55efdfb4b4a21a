package dev.tocsin.exercise.scenario;

import java.util.List;

/**
 * An indicator of the report: something that the company knows of the campaign.
 *
 * @param confidence from 0 to 100 (STIX 2.1 §3.2)
 * @param language STIX's {@code pattern_type}
 */
record Known(String title, Technique technique, int confidence, String description, String pattern, String language) {

    static final List<Known> ALL = List.of(
            stix(
                    ModelWorksReport.STAGING_NAME,
                    Technique.FETCH,
                    95,
                    "The site that serves the intruder's program.",
                    "[domain-name:value = '" + Intrusion.STAGING.name() + "']"),
            stix(
                    ModelWorksReport.STAGING_URL,
                    Technique.FETCH,
                    95,
                    "The address under which the program is fetched; the part in the middle differs for each victim.",
                    "[url:value LIKE 'http://" + Intrusion.STAGING.name() + "/agent/%/stage.bin']"),
            stix(
                    ModelWorksReport.TOOL,
                    Technique.FETCH,
                    98,
                    "The program itself, by its hash.",
                    "[file:hashes.'SHA-256' = '" + Intrusion.TOOL_SHA256 + "']"),
            stix(
                    ModelWorksReport.COMMAND_NAME,
                    Technique.COMMAND,
                    90,
                    "The server that relays orders.",
                    "[domain-name:value = '" + Intrusion.COMMAND.name() + "']"),
            stix(
                    ModelWorksReport.COMMAND_SERVER,
                    Technique.COMMAND,
                    85,
                    "The same server by address and port.",
                    "[network-traffic:dst_ref.type = 'ipv4-addr' AND network-traffic:dst_ref.value = '"
                            + Intrusion.COMMAND.address() + "' AND network-traffic:dst_port = " + Intrusion.COMMAND_PORT
                            + "]"),
            stix(
                    ModelWorksReport.RECONNAISSANCE,
                    Technique.PROBE,
                    70,
                    "Requests for remote control and image ports that nobody answers, faster than a person works.",
                    "[network-traffic:dst_port IN (22, 104, 135, 445, 3389, 5985, 8080) AND"
                            + " network-traffic:dst_packets <= 1] REPEATS 30 TIMES WITHIN 10 SECONDS"),
            stix(
                    ModelWorksReport.ACCOUNT_STORY,
                    Technique.ACCOUNT,
                    90,
                    "The account that one maker's image archive runs under, and soon after it the account that the model makes.",
                    "([user-account:account_login = '" + Scenario.SERVICE_ACCOUNT + "'] FOLLOWEDBY"
                            + " [user-account:account_login = '" + Scenario.NEW_ADMINISTRATOR
                            + "']) WITHIN 600 SECONDS"),
            stix(
                    ModelWorksReport.NEW_ADMINISTRATOR,
                    Technique.ADMINISTRATOR,
                    75,
                    "The command that the model writes to raise an account.",
                    "[process:command_line MATCHES '(?i)^net1? +group +\"?domain admins\"? +[^ ]+ +/add']"),
            stix(
                    ModelWorksReport.MODEL_CADENCE,
                    Technique.ASK_MODEL,
                    60,
                    "Calls to our programming interface every few seconds for minutes on end: a program, not a person.",
                    "[domain-name:value = '" + Site.MODEL_API.name() + "'] REPEATS 25 TIMES WITHIN 300 SECONDS"),
            stix(
                    ModelWorksReport.EXFILTRATION,
                    Technique.CARRY_AWAY,
                    90,
                    "Where records are sent to, in pieces of many megabytes.",
                    "[network-traffic:dst_ref.value ISSUBSET '198.51.100.0/24' AND network-traffic:src_byte_count > 50000000]"),
            stix(
                    ModelWorksReport.EXFILTRATION_V6,
                    Technique.CARRY_AWAY,
                    80,
                    "The same over IPv6.",
                    "[ipv6-addr:value ISSUBSET '2001:db8:66::/48']"),
            stix(
                    "The letter that carries the form",
                    Technique.LURE,
                    50,
                    "The subject of the letter by which it begins.",
                    "[email-message:subject LIKE 'Updated patient form %']"),
            new Known(
                    "The command server, as a Snort rule",
                    Technique.COMMAND,
                    50,
                    "For those who run Snort.",
                    "alert tcp $HOME_NET any -> " + Intrusion.COMMAND.address() + " " + Intrusion.COMMAND_PORT
                            + " (msg:\"Quiet Harbor\"; sid:1000001;)",
                    "snort"));

    private static Known stix(String title, Technique technique, int confidence, String description, String pattern) {
        return new Known(title, technique, confidence, description, pattern, "stix");
    }
}
