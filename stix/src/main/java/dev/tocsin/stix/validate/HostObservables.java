package dev.tocsin.stix.validate;

import static dev.tocsin.stix.validate.Rules.notEmptyBeside;
import static dev.tocsin.stix.validate.Shape.optional;
import static dev.tocsin.stix.validate.Shape.required;
import static dev.tocsin.stix.validate.Shape.rule;
import static dev.tocsin.stix.validate.Shape.shape;
import static dev.tocsin.stix.validate.TextForm.CPE;
import static dev.tocsin.stix.validate.TextForm.LANGUAGE;
import static dev.tocsin.stix.validate.Types.ANYTHING;
import static dev.tocsin.stix.validate.Types.FLAG;
import static dev.tocsin.stix.validate.Types.TEXT;
import static dev.tocsin.stix.validate.Types.TIME;
import static dev.tocsin.stix.validate.Types.WHOLE_NUMBER;
import static dev.tocsin.stix.validate.Types.dictionaryOf;
import static dev.tocsin.stix.validate.Types.enumOf;
import static dev.tocsin.stix.validate.Types.extensions;
import static dev.tocsin.stix.validate.Types.listOf;
import static dev.tocsin.stix.validate.Types.openVocab;
import static dev.tocsin.stix.validate.Types.refTo;
import static dev.tocsin.stix.validate.Types.text;
import static dev.tocsin.stix.validate.Vocabulary.ACCOUNT_TYPE;
import static dev.tocsin.stix.validate.Vocabulary.WINDOWS_INTEGRITY_LEVEL;
import static dev.tocsin.stix.validate.Vocabulary.WINDOWS_REGISTRY_DATATYPE;
import static dev.tocsin.stix.validate.Vocabulary.WINDOWS_SERVICE_START_TYPE;
import static dev.tocsin.stix.validate.Vocabulary.WINDOWS_SERVICE_STATUS;
import static dev.tocsin.stix.validate.Vocabulary.WINDOWS_SERVICE_TYPE;

import dev.tocsin.stix.validate.Shape.Rule;
import java.util.List;
import java.util.regex.Pattern;

/** Cyber-observable objects of a host: what runs there, who works there, how it is set up (STIX 2.1 §6). */
final class HostObservables {

    private static final Shape WINDOWS_PROCESS = shape(
            "windows-process-ext",
            "6.13.2",
            optional("aslr_enabled", FLAG),
            optional("dep_enabled", FLAG),
            optional("priority", TEXT),
            optional("owner_sid", TEXT),
            optional("window_title", TEXT),
            optional("startup_info", dictionaryOf(ANYTHING)),
            optional("integrity_level", enumOf(WINDOWS_INTEGRITY_LEVEL)),
            notEmptyBeside());

    private static final Shape WINDOWS_SERVICE = shape(
            "windows-service-ext",
            "6.13.3",
            optional("service_name", TEXT),
            optional("descriptions", listOf(TEXT)),
            optional("display_name", TEXT),
            optional("group_name", TEXT),
            optional("start_type", enumOf(WINDOWS_SERVICE_START_TYPE)),
            optional("service_dll_refs", listOf(refTo("file"))),
            optional("service_type", enumOf(WINDOWS_SERVICE_TYPE)),
            optional("service_status", enumOf(WINDOWS_SERVICE_STATUS)),
            notEmptyBeside());

    private static final Shape UNIX_ACCOUNT = shape(
            "unix-account-ext",
            "6.16.2",
            optional("gid", WHOLE_NUMBER),
            optional("groups", listOf(TEXT)),
            optional("home_dir", TEXT),
            optional("shell", TEXT),
            notEmptyBeside());

    private static final Shape REGISTRY_VALUE = shape(
            "windows-registry-value-type",
            "6.17.2",
            optional("name", TEXT),
            optional("data", TEXT),
            optional("data_type", enumOf(WINDOWS_REGISTRY_DATATYPE)),
            notEmptyBeside());

    static final List<Shape> ALL = List.of(
            shape("mutex", "6.11", required("name", TEXT)),
            shape(
                    "process",
                    "6.13",
                    optional("is_hidden", FLAG),
                    optional("pid", WHOLE_NUMBER),
                    optional("created_time", TIME),
                    optional("cwd", TEXT),
                    optional("command_line", TEXT),
                    optional("environment_variables", dictionaryOf(TEXT)),
                    optional("opened_connection_refs", listOf(refTo("network-traffic"))),
                    optional("creator_user_ref", refTo("user-account")),
                    optional("image_ref", refTo("file")),
                    optional("parent_ref", refTo("process")),
                    optional("child_refs", listOf(refTo("process"))),
                    optional("extensions", extensions(WINDOWS_PROCESS, WINDOWS_SERVICE)),
                    notEmptyBeside()),
            shape(
                    "software",
                    "6.14",
                    required("name", TEXT),
                    optional("cpe", text(CPE)),
                    optional("swid", TEXT),
                    optional("languages", listOf(text(LANGUAGE))),
                    optional("vendor", TEXT),
                    optional("version", TEXT)),
            shape(
                    "user-account",
                    "6.16",
                    optional("user_id", TEXT),
                    optional("credential", TEXT),
                    optional("account_login", TEXT),
                    optional("account_type", openVocab(ACCOUNT_TYPE)),
                    optional("display_name", TEXT),
                    optional("is_service_account", FLAG),
                    optional("is_privileged", FLAG),
                    optional("can_escalate_privs", FLAG),
                    optional("is_disabled", FLAG),
                    optional("account_created", TIME),
                    optional("account_expires", TIME),
                    optional("credential_last_changed", TIME),
                    optional("account_first_login", TIME),
                    optional("account_last_login", TIME),
                    optional("extensions", extensions(UNIX_ACCOUNT)),
                    notEmptyBeside()),
            shape(
                    "windows-registry-key",
                    "6.17",
                    optional("key", TEXT),
                    optional("values", listOf(REGISTRY_VALUE)),
                    optional("modified_time", TIME),
                    optional("creator_user_ref", refTo("user-account")),
                    optional("number_of_subkeys", WHOLE_NUMBER),
                    notEmptyBeside(),
                    wholeHive()));

    private static final Pattern SHORTENED_HIVE =
            Pattern.compile("(?i)(HKLM|HKCU|HKCR|HKCC|HKU)(\\\\.*)?", Pattern.DOTALL);

    private HostObservables() {}

    private static Rule wholeHive() {
        return rule(registry -> {
            if (SHORTENED_HIVE.matcher(registry.text("key")).matches()) {
                registry.error("key", "must name the hive in full, such as HKEY_LOCAL_MACHINE");
            }
        });
    }
}
