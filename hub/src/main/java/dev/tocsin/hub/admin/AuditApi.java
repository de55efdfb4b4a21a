package dev.tocsin.hub.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Dialect;
import dev.tocsin.hub.http.Door;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.QueryString;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.share.Administration;
import dev.tocsin.share.MembershipDesk;
import dev.tocsin.share.PeopleDesk;
import dev.tocsin.share.audit.AuditDesk;
import dev.tocsin.share.audit.AuditEntry;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.record.Page;
import dev.tocsin.stix.Quoted;
import io.helidon.webserver.http.HttpRouting;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /admin/v1/audit} and {@code /share/v1/membership/audit}: who did what, the last first. */
public final class AuditApi {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;
    private static final Set<String> PARAMETERS = Set.of("until", "limit");

    private final Door door;
    private final AuditDesk audit;
    private final Administration administration;
    private final PeopleDesk people;
    private final MembershipDesk membership;

    public AuditApi(
            Door door, AuditDesk audit, Administration administration, PeopleDesk people, MembershipDesk membership) {
        this.door = door;
        this.audit = audit;
        this.administration = administration;
        this.people = people;
        this.membership = membership;
    }

    public void addTo(HttpRouting.Builder routing) {
        routing.any("/admin/v1/audit[/]", door.known(Dialect.PROBLEM_DOCUMENT, Map.of("GET", this::all)));
        routing.any("/share/v1/membership/audit[/]", door.known(Dialect.PROBLEM_DOCUMENT, Map.of("GET", this::own)));
    }

    private Reply all(Asked asked) {
        AdminApi.requireAdministrator(asked);
        QueryString query = query(asked);
        Page<AuditEntry> page =
                Granted.of(audit.all(asked.caller(), until(query), query.limit(DEFAULT_LIMIT, MAX_LIMIT)));
        return answer(page, HolderNames.all(asked.caller(), administration, people));
    }

    private Reply own(Asked asked) {
        if (asked.caller() instanceof Caller.MemberCaller(MemberId _, Holder.OfAgent _)) {
            throw new ProblemException(Problem.PERSONS_ONLY);
        }
        QueryString query = query(asked);
        HolderNames names = HolderNames.of(Granted.of(membership.show(asked.caller())));
        return answer(audit.own(asked.caller(), until(query), query.limit(DEFAULT_LIMIT, MAX_LIMIT)), names);
    }

    private static QueryString query(Asked asked) {
        QueryString query = asked.query();
        query.requireOnly(PARAMETERS);
        return query;
    }

    private static Optional<Instant> until(QueryString query) {
        return query.get("until").map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw Wanted.bad("until is no moment such as 2026-11-24T12:00:00Z: " + Quoted.of(text));
            }
        });
    }

    private static Reply answer(Page<AuditEntry> page, HolderNames names) {
        ObjectNode json = AdminJson.object();
        ArrayNode entries = json.putArray("entries");
        page.items().forEach(entry -> entries.add(json(entry, names)));
        return AdminApi.ok(json.put("more", page.more()));
    }

    private static ObjectNode json(AuditEntry entry, HolderNames names) {
        ObjectNode json = AdminJson.object().put("at", entry.when().toString());
        if (entry.who() instanceof Caller.Known known) {
            json.put("who", names.member(known));
            if (known instanceof Caller.MemberCaller member) {
                json.put("member", member.member().toString())
                        .put(HolderNames.kind(member.holder()), names.holder(member.holder()));
            }
        }
        json.put("source", entry.source()).put("act", entry.act());
        if (!entry.target().isEmpty()) {
            json.put("target", entry.target());
        }
        entry.outcome().ifPresent(status -> json.put("outcome", status));
        return entry.times() == 1 ? json : json.put("times", entry.times());
    }
}
