package dev.tocsin.stix.validate;

import static dev.tocsin.stix.validate.Rules.anyOf;
import static dev.tocsin.stix.validate.Rules.notBefore;
import static dev.tocsin.stix.validate.Rules.notEmptyBeside;
import static dev.tocsin.stix.validate.Shape.optional;
import static dev.tocsin.stix.validate.Shape.required;
import static dev.tocsin.stix.validate.Shape.rule;
import static dev.tocsin.stix.validate.Shape.shape;
import static dev.tocsin.stix.validate.Types.COUNT;
import static dev.tocsin.stix.validate.Types.FLAG;
import static dev.tocsin.stix.validate.Types.HEX;
import static dev.tocsin.stix.validate.Types.TEXT;
import static dev.tocsin.stix.validate.Types.TEXT_OR_WHOLE_NUMBER;
import static dev.tocsin.stix.validate.Types.TIME;
import static dev.tocsin.stix.validate.Types.WHOLE_NUMBER;
import static dev.tocsin.stix.validate.Types.dictionaryOf;
import static dev.tocsin.stix.validate.Types.enumOf;
import static dev.tocsin.stix.validate.Types.extensions;
import static dev.tocsin.stix.validate.Types.listOf;
import static dev.tocsin.stix.validate.Types.refTo;
import static dev.tocsin.stix.validate.Types.text;
import static dev.tocsin.stix.validate.Types.whole;
import static dev.tocsin.stix.validate.Vocabulary.SOCKET_ADDRESS_FAMILY;
import static dev.tocsin.stix.validate.Vocabulary.SOCKET_TYPE;

import dev.tocsin.stix.validate.Shape.Rule;
import java.util.List;

/** Cyber-observable objects of networks: addresses, names and traffic (STIX 2.1 §6). */
final class NetworkObservables {

    private static final ValueType PORT = whole(0, 65535);
    private static final ValueType ENDPOINT = refTo("ipv4-addr", "ipv6-addr", "mac-addr", "domain-name");

    private static final Shape HTTP_REQUEST = shape(
            "http-request-ext",
            "6.12.2",
            required("request_method", text(TextForm.HTTP_METHOD)),
            required("request_value", TEXT),
            optional("request_version", TEXT),
            optional("request_header", dictionaryOf(listOf(TEXT))),
            optional("message_body_length", COUNT),
            optional("message_body_data_ref", refTo("artifact")));

    private static final Shape ICMP =
            shape("icmp-ext", "6.12.3", required("icmp_type_hex", HEX), required("icmp_code_hex", HEX));

    private static final Shape SOCKET = shape(
            "socket-ext",
            "6.12.4",
            required("address_family", enumOf(SOCKET_ADDRESS_FAMILY)),
            optional("is_blocking", FLAG),
            optional("is_listening", FLAG),
            optional("options", dictionaryOf(WHOLE_NUMBER)),
            optional("socket_type", enumOf(SOCKET_TYPE)),
            optional("socket_descriptor", COUNT),
            optional("socket_handle", WHOLE_NUMBER));

    private static final Shape TCP = shape(
            "tcp-ext", "6.12.5", optional("src_flags_hex", HEX), optional("dst_flags_hex", HEX), notEmptyBeside());

    static final List<Shape> ALL = List.of(
            shape(
                    "autonomous-system",
                    "6.2",
                    required("number", WHOLE_NUMBER),
                    optional("name", TEXT),
                    optional("rir", TEXT)),
            shape(
                    "domain-name",
                    "6.4",
                    required("value", text(TextForm.DOMAIN_NAME)),
                    optional("resolves_to_refs", listOf(refTo("ipv4-addr", "ipv6-addr", "domain-name")))),
            shape(
                    "ipv4-addr",
                    "6.8",
                    required("value", text(TextForm.IPV4)),
                    optional("resolves_to_refs", listOf(refTo("mac-addr"))),
                    optional("belongs_to_refs", listOf(refTo("autonomous-system")))),
            shape(
                    "ipv6-addr",
                    "6.9",
                    required("value", text(TextForm.IPV6)),
                    optional("resolves_to_refs", listOf(refTo("mac-addr"))),
                    optional("belongs_to_refs", listOf(refTo("autonomous-system")))),
            shape("mac-addr", "6.10", required("value", text(TextForm.MAC_ADDRESS))),
            shape("url", "6.15", required("value", text(TextForm.OBSERVED_URL))),
            shape(
                    "network-traffic",
                    "6.12",
                    optional("start", TIME),
                    optional("end", TIME),
                    optional("is_active", FLAG),
                    optional("src_ref", ENDPOINT),
                    optional("dst_ref", ENDPOINT),
                    optional("src_port", PORT),
                    optional("dst_port", PORT),
                    required("protocols", listOf(TEXT)),
                    optional("src_byte_count", COUNT),
                    optional("dst_byte_count", COUNT),
                    optional("src_packets", COUNT),
                    optional("dst_packets", COUNT),
                    optional("ipfix", dictionaryOf(TEXT_OR_WHOLE_NUMBER)),
                    optional("src_payload_ref", refTo("artifact")),
                    optional("dst_payload_ref", refTo("artifact")),
                    optional("encapsulates_refs", listOf(refTo("network-traffic"))),
                    optional("encapsulated_by_ref", refTo("network-traffic")),
                    optional("extensions", extensions(HTTP_REQUEST, ICMP, SOCKET, TCP)),
                    anyOf("src_ref", "dst_ref"),
                    notBefore("end", "start"),
                    overWhenEnded()));

    private NetworkObservables() {}

    private static Rule overWhenEnded() {
        return rule(traffic -> {
            if (traffic.has("end") && traffic.isTrue("is_active")) {
                traffic.error("is_active", "must be false, as end is there");
            }
        });
    }
}
