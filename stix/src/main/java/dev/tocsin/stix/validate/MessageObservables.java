package dev.tocsin.stix.validate;

import static dev.tocsin.stix.validate.Rules.anyOf;
import static dev.tocsin.stix.validate.Rules.eitherOr;
import static dev.tocsin.stix.validate.Rules.needs;
import static dev.tocsin.stix.validate.Shape.optional;
import static dev.tocsin.stix.validate.Shape.required;
import static dev.tocsin.stix.validate.Shape.rule;
import static dev.tocsin.stix.validate.Shape.shape;
import static dev.tocsin.stix.validate.TextForm.MEDIA_TYPE;
import static dev.tocsin.stix.validate.Types.BINARY;
import static dev.tocsin.stix.validate.Types.FLAG;
import static dev.tocsin.stix.validate.Types.HASHES;
import static dev.tocsin.stix.validate.Types.TEXT;
import static dev.tocsin.stix.validate.Types.TIME;
import static dev.tocsin.stix.validate.Types.dictionaryOf;
import static dev.tocsin.stix.validate.Types.enumOf;
import static dev.tocsin.stix.validate.Types.listOf;
import static dev.tocsin.stix.validate.Types.refTo;
import static dev.tocsin.stix.validate.Types.text;
import static dev.tocsin.stix.validate.Vocabulary.ENCRYPTION_ALGORITHM;

import dev.tocsin.stix.validate.Shape.Rule;
import java.util.List;

/** Cyber-observable objects of messages and the bytes they carry (STIX 2.1 §6.1, §6.5, §6.6). */
final class MessageObservables {

    private static final ValueType MAILBOX = refTo("email-addr");

    private static final Shape MIME_PART = shape(
            "email-mime-part-type",
            "6.6.2",
            optional("body", TEXT),
            optional("body_raw_ref", refTo("artifact", "file")),
            optional("content_type", text(MEDIA_TYPE)),
            optional("content_disposition", TEXT),
            anyOf("body", "body_raw_ref"));

    static final List<Shape> ALL = List.of(
            shape(
                    "artifact",
                    "6.1",
                    optional("mime_type", text(MEDIA_TYPE)),
                    optional("payload_bin", BINARY),
                    optional("url", text(TextForm.ARTIFACT_URL)),
                    optional("hashes", HASHES),
                    optional("encryption_algorithm", enumOf(ENCRYPTION_ALGORITHM)),
                    optional("decryption_key", TEXT),
                    eitherOr("payload_bin", "url"),
                    needs("url", "hashes"),
                    needs("decryption_key", "encryption_algorithm")),
            shape(
                    "email-addr",
                    "6.5",
                    required("value", text(TextForm.EMAIL_ADDRESS)),
                    optional("display_name", TEXT),
                    optional("belongs_to_ref", refTo("user-account"))),
            shape(
                    "email-message",
                    "6.6",
                    required("is_multipart", FLAG),
                    optional("date", TIME),
                    optional("content_type", text(MEDIA_TYPE)),
                    optional("from_ref", MAILBOX),
                    optional("sender_ref", MAILBOX),
                    optional("to_refs", listOf(MAILBOX)),
                    optional("cc_refs", listOf(MAILBOX)),
                    optional("bcc_refs", listOf(MAILBOX)),
                    optional("message_id", TEXT),
                    optional("subject", TEXT),
                    optional("received_lines", listOf(TEXT)),
                    optional("additional_header_fields", dictionaryOf(listOf(TEXT))),
                    optional("body", TEXT),
                    optional("body_multipart", listOf(MIME_PART)),
                    optional("raw_email_ref", refTo("artifact")),
                    oneBodyOrParts()));

    private MessageObservables() {}

    private static Rule oneBodyOrParts() {
        return rule(message -> {
            if (message.isTrue("is_multipart") && message.has("body")) {
                message.error("body", "must not be there, as is_multipart is true");
            }
            if (message.isFalse("is_multipart") && message.has("body_multipart")) {
                message.error("body_multipart", "must not be there, as is_multipart is false");
            }
        });
    }
}
