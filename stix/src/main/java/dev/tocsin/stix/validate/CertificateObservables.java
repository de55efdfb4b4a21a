package dev.tocsin.stix.validate;

import static dev.tocsin.stix.validate.Rules.notEmptyBeside;
import static dev.tocsin.stix.validate.Shape.optional;
import static dev.tocsin.stix.validate.Shape.shape;
import static dev.tocsin.stix.validate.Types.FLAG;
import static dev.tocsin.stix.validate.Types.HASHES;
import static dev.tocsin.stix.validate.Types.TEXT;
import static dev.tocsin.stix.validate.Types.TIME;
import static dev.tocsin.stix.validate.Types.WHOLE_NUMBER;
import static dev.tocsin.stix.validate.Types.structure;

import java.util.List;

/** The X.509 certificate (STIX 2.1 §6.18). */
final class CertificateObservables {

    private static final Shape V3_EXTENSIONS = shape(
            "x509-v3-extensions-type",
            "6.18.2",
            optional("basic_constraints", TEXT),
            optional("name_constraints", TEXT),
            optional("policy_constraints", TEXT),
            optional("key_usage", TEXT),
            optional("extended_key_usage", TEXT),
            optional("subject_key_identifier", TEXT),
            optional("authority_key_identifier", TEXT),
            optional("subject_alternative_name", TEXT),
            optional("issuer_alternative_name", TEXT),
            optional("subject_directory_attributes", TEXT),
            optional("crl_distribution_points", TEXT),
            optional("inhibit_any_policy", TEXT),
            optional("private_key_usage_period_not_before", TIME),
            optional("private_key_usage_period_not_after", TIME),
            optional("certificate_policies", TEXT),
            optional("policy_mappings", TEXT),
            notEmptyBeside());

    static final List<Shape> ALL = List.of(shape(
            "x509-certificate",
            "6.18",
            optional("is_self_signed", FLAG),
            optional("hashes", HASHES),
            optional("version", TEXT),
            optional("serial_number", TEXT),
            optional("signature_algorithm", TEXT),
            optional("issuer", TEXT),
            optional("validity_not_before", TIME),
            optional("validity_not_after", TIME),
            optional("subject", TEXT),
            optional("subject_public_key_algorithm", TEXT),
            optional("subject_public_key_modulus", TEXT),
            optional("subject_public_key_exponent", WHOLE_NUMBER),
            optional("x509_v3_extensions", structure(V3_EXTENSIONS)),
            notEmptyBeside()));

    private CertificateObservables() {}
}
