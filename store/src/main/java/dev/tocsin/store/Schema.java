package dev.tocsin.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The names of tables and columns, as the migrations make them; each column's meaning is told there. */
final class Schema {

    private Schema() {}

    static final class Members {
        static final Table<Record> TABLE = table(name("member"));
        static final Field<Long> ID = field(name("member", "id"), Long.class);
        static final Field<String> UUID = field(name("member", "uuid"), String.class);
        static final Field<String> NAME = field(name("member", "name"), String.class);
        static final Field<String> KIND = field(name("member", "kind"), String.class);
        static final Field<Long> CREATED = field(name("member", "created"), Long.class);
        static final Field<String> SECTORS = field(name("member", "sectors"), String.class);
        static final Field<String> VERIFIED_BY = field(name("member", "verified_by"), String.class);
        static final Field<Long> VERIFIED = field(name("member", "verified"), Long.class);
        static final Field<Long> LEFT = field(name("member", "left_at"), Long.class);
        static final Field<String> GROUNDS = field(name("member", "grounds"), String.class);

        private Members() {}
    }

    static final class Persons {
        static final Table<Record> TABLE = table(name("person"));
        static final Field<String> UUID = field(name("person", "uuid"), String.class);
        static final Field<Long> MEMBER = field(name("person", "member"), Long.class);
        static final Field<String> NAME = field(name("person", "name"), String.class);
        static final Field<String> CONTACT = field(name("person", "contact"), String.class);
        static final Field<Long> CREATED = field(name("person", "created"), Long.class);

        private Persons() {}
    }

    static final class Agents {
        static final Table<Record> TABLE = table(name("agent"));
        static final Field<String> UUID = field(name("agent", "uuid"), String.class);
        static final Field<Long> MEMBER = field(name("agent", "member"), Long.class);
        static final Field<String> NAME = field(name("agent", "name"), String.class);
        static final Field<Long> CREATED = field(name("agent", "created"), Long.class);

        private Agents() {}
    }

    static final class Channels {
        static final Table<Record> TABLE = table(name("channel"));
        static final Field<Long> ID = field(name("channel", "id"), Long.class);
        static final Field<String> UUID = field(name("channel", "uuid"), String.class);
        static final Field<String> NAME = field(name("channel", "name"), String.class);
        static final Field<String> TITLE = field(name("channel", "title"), String.class);
        static final Field<Long> REMOVED = field(name("channel", "removed"), Long.class);
        static final Field<String> DESCRIPTION = field(name("channel", "description"), String.class);
        static final Field<String> CEILING = field(name("channel", "ceiling"), String.class);
        static final Field<String> KIND = field(name("channel", "kind"), String.class);
        static final Field<String> SECTOR = field(name("channel", "sector"), String.class);
        static final Field<Integer> KEEP_DAYS = field(name("channel", "keep_days"), Integer.class);
        static final Field<String> NEWCOMERS = field(name("channel", "newcomers"), String.class);
        static final Field<Long> CREATED = field(name("channel", "created"), Long.class);
        static final Field<Long> LAST_POSITION = field(name("channel", "last_position"), Long.class);
        static final Field<Long> LAST_ADDED = field(name("channel", "last_added"), Long.class);

        private Channels() {}
    }

    static final class Admissions {
        static final Table<Record> TABLE = table(name("admission"));
        static final Field<Long> MEMBER = field(name("admission", "member"), Long.class);
        static final Field<Long> CHANNEL = field(name("admission", "channel"), Long.class);
        static final Field<Integer> CAN_READ = field(name("admission", "can_read"), Integer.class);
        static final Field<Integer> CAN_CONTRIBUTE = field(name("admission", "can_contribute"), Integer.class);
        static final Field<Long> SINCE = field(name("admission", "since"), Long.class);

        private Admissions() {}
    }

    static final class IssuedTokens {
        static final Table<Record> TABLE = table(name("token"));
        static final Field<Long> ID = field(name("token", "id"), Long.class);
        static final Field<String> UUID = field(name("token", "uuid"), String.class);
        static final Field<String> HASH = field(name("token", "hash"), String.class);
        static final Field<Long> MEMBER = field(name("token", "member"), Long.class);
        static final Field<String> PERSON = field(name("token", "person"), String.class);
        static final Field<String> AGENT = field(name("token", "agent"), String.class);
        static final Field<String> LABEL = field(name("token", "label"), String.class);
        static final Field<Long> CREATED = field(name("token", "created"), Long.class);
        static final Field<Long> EXPIRES = field(name("token", "expires"), Long.class);
        static final Field<Long> REVOKED = field(name("token", "revoked"), Long.class);
        static final Field<String> CERTIFICATE = field(name("token", "certificate"), String.class);
        static final Field<String> SCOPES = field(name("token", "scopes"), String.class);
        static final Field<Long> LAST_USED = field(name("token", "last_used"), Long.class);
        static final Field<String> ISSUER = field(name("token", "issuer"), String.class);
        static final Field<String> SUBJECT = field(name("token", "subject"), String.class);

        private IssuedTokens() {}
    }

    /** Under an alias, since versions of an object are compared with each other. */
    record Shared(Table<Record> table, String alias) {

        static final Table<Record> STORED = DSL.table(name("record"));
        static final Shared RECORD = as("r");

        static Shared as(String alias) {
            return new Shared(STORED.as(alias), alias);
        }

        Field<Long> id() {
            return field(name(alias, "id"), Long.class);
        }

        Field<Long> channel() {
            return field(name(alias, "channel"), Long.class);
        }

        Field<Long> position() {
            return field(name(alias, "position"), Long.class);
        }

        Field<Long> added() {
            return field(name(alias, "added"), Long.class);
        }

        Field<String> stixId() {
            return field(name(alias, "stix_id"), String.class);
        }

        Field<String> stixType() {
            return field(name(alias, "stix_type"), String.class);
        }

        Field<String> version() {
            return field(name(alias, "version"), String.class);
        }

        Field<String> written() {
            return field(name(alias, "written"), String.class);
        }

        Field<String> specVersion() {
            return field(name(alias, "spec_version"), String.class);
        }

        Field<Long> member() {
            return field(name(alias, "member"), Long.class);
        }

        Field<String> digest() {
            return field(name(alias, "digest"), String.class);
        }

        Field<String> json() {
            return field(name(alias, "json"), String.class);
        }

        Field<Long> expires() {
            return field(name(alias, "expires"), Long.class);
        }
    }

    static final class Withdrawals {
        static final Table<Record> TABLE = table(name("withdrawal"));
        static final Field<Long> ID = field(name("withdrawal", "id"), Long.class);
        static final Field<Long> CHANNEL = field(name("withdrawal", "channel"), Long.class);
        static final Field<Long> POSITION = field(name("withdrawal", "position"), Long.class);
        static final Field<String> STIX_ID = field(name("withdrawal", "stix_id"), String.class);
        static final Field<String> WRITTEN = field(name("withdrawal", "written"), String.class);
        static final Field<Long> MEMBER = field(name("withdrawal", "member"), Long.class);
        static final Field<Long> MOMENT = field(name("withdrawal", "moment"), Long.class);

        private Withdrawals() {}
    }

    static final class Received {
        static final Table<Record> TABLE = table(name("contribution"));
        static final Field<Long> ID = field(name("contribution", "id"), Long.class);
        static final Field<String> UUID = field(name("contribution", "uuid"), String.class);
        static final Field<Long> CHANNEL = field(name("contribution", "channel"), Long.class);
        static final Field<Long> MEMBER = field(name("contribution", "member"), Long.class);
        static final Field<Long> REQUESTED = field(name("contribution", "requested"), Long.class);
        static final Field<Long> COMPLETED = field(name("contribution", "completed"), Long.class);

        private Received() {}
    }

    static final class Outcomes {
        static final Table<Record> TABLE = table(name("outcome"));
        static final Field<Long> CONTRIBUTION = field(name("outcome", "contribution"), Long.class);
        static final Field<Integer> ORDINAL = field(name("outcome", "ordinal"), Integer.class);
        static final Field<String> KIND = field(name("outcome", "kind"), String.class);
        static final Field<String> STIX_ID = field(name("outcome", "stix_id"), String.class);
        static final Field<String> WRITTEN = field(name("outcome", "written"), String.class);
        static final Field<Long> POSITION = field(name("outcome", "position"), Long.class);
        static final Field<String> STEP = field(name("outcome", "step"), String.class);
        static final Field<String> CODE = field(name("outcome", "code"), String.class);
        static final Field<String> REASON = field(name("outcome", "reason"), String.class);
        static final Field<String> VALUE = field(name("outcome", "value"), String.class);
        static final Field<Long> EXPIRES = field(name("outcome", "expires"), Long.class);
        static final Field<Long> DUE = field(name("outcome", "due"), Long.class);

        private Outcomes() {}
    }

    static final class BeatRows {
        static final Table<Record> TABLE = table(name("beat"));
        static final Field<Long> ENTRY = field(name("beat", "entry"), Long.class);
        static final Field<String> SECRET = field(name("beat", "secret"), String.class);
        static final Field<String> ROOT = field(name("beat", "root"), String.class);
        static final Field<String> LOG = field(name("beat", "log"), String.class);
        static final Field<Long> MOMENT = field(name("beat", "moment"), Long.class);

        private BeatRows() {}
    }

    static final class Commitments {
        static final Table<Record> TABLE = table(name("commitment"));
        static final Field<Long> ID = field(name("commitment", "id"), Long.class);
        static final Field<String> UUID = field(name("commitment", "uuid"), String.class);
        static final Field<Long> MEMBER = field(name("commitment", "member"), Long.class);
        static final Field<String> KIND = field(name("commitment", "kind"), String.class);
        static final Field<String> STATEMENT = field(name("commitment", "statement"), String.class);
        static final Field<String> SALT = field(name("commitment", "salt"), String.class);
        static final Field<String> COMMITMENT = field(name("commitment", "commitment"), String.class);
        static final Field<Long> BY_ENTRY = field(name("commitment", "by_entry"), Long.class);
        static final Field<Long> ENTRY = field(name("commitment", "entry"), Long.class);
        static final Field<Integer> SLOT = field(name("commitment", "slot"), Integer.class);

        private Commitments() {}
    }

    static final class Audited {
        static final Table<Record> TABLE = table(name("audited"));
        static final Field<Long> ID = field(name("audited", "id"), Long.class);
        static final Field<Long> MOMENT = field(name("audited", "moment"), Long.class);
        static final Field<String> WHO = field(name("audited", "who"), String.class);
        static final Field<String> MEMBER_ID = field(name("audited", "member_id"), String.class);
        static final Field<String> HOLDER = field(name("audited", "holder"), String.class);
        static final Field<String> SOURCE = field(name("audited", "source"), String.class);
        static final Field<String> ACT = field(name("audited", "act"), String.class);
        static final Field<String> TARGET = field(name("audited", "target"), String.class);
        static final Field<Integer> OUTCOME = field(name("audited", "outcome"), Integer.class);
        static final Field<Long> TIMES = field(name("audited", "times"), Long.class);

        private Audited() {}
    }

    static final class Reading {
        static final Table<Record> TABLE = table(name("reading"));
        static final Field<Long> MEMBER = field(name("reading", "member"), Long.class);
        static final Field<Long> CHANNEL = field(name("reading", "channel"), Long.class);
        static final Field<String> PROCESS = field(name("reading", "process"), String.class);
        static final Field<Long> SETTLED = field(name("reading", "settled"), Long.class);
        static final Field<Long> SINCE = field(name("reading", "since"), Long.class);

        private Reading() {}
    }

    static final class Released {
        static final Table<Record> TABLE = table(name("released"));
        static final Field<Long> MEMBER = field(name("released", "member"), Long.class);
        static final Field<Long> CHANNEL = field(name("released", "channel"), Long.class);
        static final Field<Long> FIRST = field(name("released", "first_position"), Long.class);
        static final Field<Long> LAST = field(name("released", "last_position"), Long.class);

        private Released() {}
    }

    static final class Changes {
        static final Table<Record> TABLE = table(name("change"));
        static final Field<Long> CONTRIBUTION = field(name("change", "contribution"), Long.class);
        static final Field<Integer> ORDINAL = field(name("change", "ordinal"), Integer.class);
        static final Field<Integer> PLACE_NUMBER = field(name("change", "place_number"), Integer.class);
        static final Field<String> PLACE = field(name("change", "place"), String.class);
        static final Field<String> KIND = field(name("change", "kind"), String.class);
        static final Field<Integer> TIMES = field(name("change", "times"), Integer.class);
        static final Field<String> FATE = field(name("change", "fate"), String.class);

        private Changes() {}
    }

    static final class Waiting {
        static final Table<Record> TABLE = table(name("embargoed"));
        static final Field<Long> ID = field(name("embargoed", "id"), Long.class);
        static final Field<String> UUID = field(name("embargoed", "uuid"), String.class);
        static final Field<Long> CHANNEL = field(name("embargoed", "channel"), Long.class);
        static final Field<Long> MEMBER = field(name("embargoed", "member"), Long.class);
        static final Field<Integer> OWN_ONLY = field(name("embargoed", "own_only"), Integer.class);
        static final Field<Long> DUE = field(name("embargoed", "due"), Long.class);
        static final Field<Long> EXPIRES = field(name("embargoed", "expires"), Long.class);
        static final Field<String> STIX_ID = field(name("embargoed", "stix_id"), String.class);
        static final Field<String> VERSION = field(name("embargoed", "version"), String.class);
        static final Field<String> WRITTEN = field(name("embargoed", "written"), String.class);
        static final Field<String> DIGEST = field(name("embargoed", "digest"), String.class);
        static final Field<String> JSON = field(name("embargoed", "json"), String.class);

        private Waiting() {}
    }

    static final class PseudonymKeys {
        static final Table<Record> TABLE = table(name("pseudonym_key"));
        static final Field<String> OWNER = field(name("pseudonym_key", "owner"), String.class);
        static final Field<String> SECRET = field(name("pseudonym_key", "secret"), String.class);

        private PseudonymKeys() {}
    }

    static final class OriginalRows {
        static final Table<Record> TABLE = table(name("original"));
        static final Field<Long> CHANNEL = field(name("original", "channel"), Long.class);
        static final Field<Long> POSITION = field(name("original", "position"), Long.class);
        static final Field<Long> MEMBER = field(name("original", "member"), Long.class);
        static final Field<String> STIX_ID = field(name("original", "stix_id"), String.class);
        static final Field<String> WRITTEN = field(name("original", "written"), String.class);
        static final Field<String> DIGEST = field(name("original", "digest"), String.class);
        static final Field<String> JSON = field(name("original", "json"), String.class);

        private OriginalRows() {}
    }

    static final class HeldBack {
        static final Table<Record> TABLE = table(name("held"));
        static final Field<Long> ID = field(name("held", "id"), Long.class);
        static final Field<String> UUID = field(name("held", "uuid"), String.class);
        static final Field<Long> CHANNEL = field(name("held", "channel"), Long.class);
        static final Field<Long> MEMBER = field(name("held", "member"), Long.class);
        static final Field<Integer> OWN_ONLY = field(name("held", "own_only"), Integer.class);
        static final Field<String> STIX_ID = field(name("held", "stix_id"), String.class);
        static final Field<String> WRITTEN = field(name("held", "written"), String.class);
        static final Field<String> DIGEST = field(name("held", "digest"), String.class);
        static final Field<String> JSON = field(name("held", "json"), String.class);
        static final Field<String> VALUE = field(name("held", "value"), String.class);
        static final Field<String> LIST_NAME = field(name("held", "list_name"), String.class);
        static final Field<String> LIST_ORIGIN = field(name("held", "list_origin"), String.class);
        static final Field<Long> SINCE = field(name("held", "since"), Long.class);
        static final Field<Long> DECIDED = field(name("held", "decided"), Long.class);
        static final Field<Long> DECIDED_BY = field(name("held", "decided_by"), Long.class);
        static final Field<String> NOTE = field(name("held", "note"), String.class);
        static final Field<String> RECEIPT = field(name("held", "receipt"), String.class);
        static final Field<Long> EXPIRES = field(name("held", "expires"), Long.class);

        private HeldBack() {}
    }

    static final class AgreementRows {
        static final Table<Record> TABLE = table(name("agreement"));
        static final Field<Integer> VERSION = field(name("agreement", "version"), Integer.class);
        static final Field<String> BODY = field(name("agreement", "body"), String.class);
        static final Field<Long> MOMENT = field(name("agreement", "moment"), Long.class);

        private AgreementRows() {}
    }

    static final class Acceptances {
        static final Table<Record> TABLE = table(name("acceptance"));
        static final Field<Long> MEMBER = field(name("acceptance", "member"), Long.class);
        static final Field<Integer> VERSION = field(name("acceptance", "version"), Integer.class);
        static final Field<String> PERSON = field(name("acceptance", "person"), String.class);
        static final Field<String> PROOF = field(name("acceptance", "proof"), String.class);
        static final Field<Long> MOMENT = field(name("acceptance", "moment"), Long.class);

        private Acceptances() {}
    }

    static final class InvitationRows {
        static final Table<Record> TABLE = table(name("invitation"));
        static final Field<Long> ID = field(name("invitation", "id"), Long.class);
        static final Field<String> UUID = field(name("invitation", "uuid"), String.class);
        static final Field<String> HASH = field(name("invitation", "hash"), String.class);
        static final Field<String> MEMBER = field(name("invitation", "member"), String.class);
        static final Field<String> KIND = field(name("invitation", "kind"), String.class);
        static final Field<String> PERSON = field(name("invitation", "person"), String.class);
        static final Field<Long> CREATED = field(name("invitation", "created"), Long.class);
        static final Field<Long> EXPIRES = field(name("invitation", "expires"), Long.class);
        static final Field<Long> USED = field(name("invitation", "used"), Long.class);
        static final Field<Long> REVOKED = field(name("invitation", "revoked"), Long.class);

        private InvitationRows() {}
    }

    static final class InvitationPlaces {
        static final Table<Record> TABLE = table(name("invitation_place"));
        static final Field<Long> INVITATION = field(name("invitation_place", "invitation"), Long.class);
        static final Field<String> CHANNEL = field(name("invitation_place", "channel"), String.class);
        static final Field<Integer> CAN_READ = field(name("invitation_place", "can_read"), Integer.class);
        static final Field<Integer> CAN_CONTRIBUTE = field(name("invitation_place", "can_contribute"), Integer.class);

        private InvitationPlaces() {}
    }

    static final class HubSecrets {
        static final Table<Record> TABLE = table(name("hub_secret"));
        static final Field<String> NAME = field(name("hub_secret", "name"), String.class);
        static final Field<String> HEX = field(name("hub_secret", "hex"), String.class);

        private HubSecrets() {}
    }

    static final class LogWriters {
        static final Table<Record> TABLE = table(name("log_writer"));
        static final Field<Integer> ID = field(name("log_writer", "id"), Integer.class);
        static final Field<String> KEYS = field(name("log_writer", "keys"), String.class);
        static final Field<String> NODE = field(name("log_writer", "node"), String.class);
        static final Field<Long> SEEN = field(name("log_writer", "seen"), Long.class);

        private LogWriters() {}
    }
}
