package dev.tocsin.hub.openapi;

import static dev.tocsin.hub.openapi.Operation.admin;
import static dev.tocsin.hub.openapi.Operation.open;
import static dev.tocsin.hub.openapi.Operation.share;
import static dev.tocsin.hub.openapi.Operation.taxii;

import dev.tocsin.hub.openapi.Operation.Area;
import java.util.List;

/** Every operation of a hub. A test holds this list against the routes and what they answer. */
final class Operations {

    private static final String COLLECTION = "/api/collections/{collection}";
    private static final String CHANNEL = "/channels/{channel}";
    private static final String JSON = "application/json";

    static final List<Operation> ALL = List.of(
            taxii("GET", "/taxii2", 200, "Discovery (TAXII 2.1 §4.1)", "title", "api_roots"),
            taxii("GET", "/api", 200, "The API root (§4.2)", "title", "versions", "max_content_length"),
            taxii("GET", "/api/status/{status}", 200, "What became of a contribution (§4.3)", "id", "status"),
            taxii("GET", "/api/collections", 200, "The collections that the caller may know of (§5.1)"),
            taxii("GET", COLLECTION, 200, "One collection (§5.2)", "id", "title", "can_read", "can_write"),
            taxii("GET", COLLECTION + "/manifest", 200, "What it holds, without the objects (§5.3)"),
            taxii("GET", COLLECTION + "/objects", 200, "A page of objects (§5.4)"),
            taxii("POST", COLLECTION + "/objects", 202, "Contribute objects (§5.5)", "id", "status"),
            taxii("GET", COLLECTION + "/objects/{object}", 200, "One object (§5.6)"),
            taxii("DELETE", COLLECTION + "/objects/{object}", 200, "Take back an object (§5.7)"),
            taxii("GET", COLLECTION + "/objects/{object}/versions", 200, "The versions of an object (§5.8)"),
            share("GET", "/me", 200, "Who the token stands for, and its scopes", "kind", "scopes", "channels"),
            share("GET", "/channels", 200, "The channels that the caller may know of", "channels"),
            share("GET", CHANNEL, 200, "One channel", "id", "name", "kind", "rights"),
            share("GET", CHANNEL + "/records", 200, "A page of records", "records", "more"),
            share("POST", CHANNEL + "/records", 202, "Contribute objects", "id", "complete", "objects"),
            share("DELETE", CHANNEL + "/records/{object}", 200, "Take back an object", "withdrawn"),
            share("GET", CHANNEL + "/embargoed", 200, "What waits for the end of its embargo", "embargoed"),
            share("GET", CHANNEL + "/events", 200, "What comes and goes, as it happens")
                    .as("text/event-stream"),
            share("GET", "/contributions/{contribution}", 200, "What became of a contribution", "id", "complete"),
            share("POST", "/preview", 200, "What would be taken out, held or refused", "objects"),
            share("GET", "/membership", 200, "The caller's own member, its persons, agents and tokens", "member"),
            share("POST", "/membership/certificates", 201, "Bind the certificate that one shows", "id", "certificate"),
            share("POST", "/membership/logins", 201, "Bind a login of one's own", "id", "issuer", "subject"),
            share("DELETE", "/membership/tokens/{token}", 204, "End a token or certificate of one's own member")
                    .as(""),
            share("GET", "/membership/audit", 200, "What was done in the name of one's member", "entries", "more"),
            share("GET", "/membership/export", 200, "All that one's member contributed, and its proofs")
                    .as("application/x-ndjson"),
            share("POST", "/membership/leave", 200, "Leave for good", "receipt"),
            share("GET", "/agreement", 200, "The hub's agreement as it stands"),
            share("PUT", "/agreement", 200, "Set the hub's agreement; for the administrator"),
            share("GET", "/agreement/{version}", 200, "One version of it"),
            share("POST", "/agreement/{version}", 200, "Accept it for one's member"),
            share("POST", "/invitation", 200, "What an invitation is for").opened(),
            share("POST", "/join", 201, "Join by an invitation").opened(),
            admin("GET", "/members", 200, "All members", "members"),
            admin("POST", "/members", 201, "Add a member", "id", "name"),
            admin("GET", "/members/{member}", 200, "One member", "id", "name"),
            admin("PATCH", "/members/{member}", 200, "Change a member", "id", "name"),
            admin("DELETE", "/members/{member}", 204, "End a membership").as(""),
            admin("GET", "/members/{member}/persons", 200, "Its persons", "persons"),
            admin("POST", "/members/{member}/persons", 201, "Add a person", "id", "name"),
            admin("DELETE", "/members/{member}/persons/{person}", 204, "Remove a person")
                    .as(""),
            admin("GET", "/members/{member}/agents", 200, "Its agents", "agents"),
            admin("POST", "/members/{member}/agents", 201, "Add an agent", "id", "name"),
            admin("DELETE", "/members/{member}/agents/{agent}", 204, "Remove an agent")
                    .as(""),
            admin("GET", "/invitations", 200, "Invitations", "invitations"),
            admin("POST", "/invitations", 201, "Invite an organisation"),
            admin("DELETE", "/invitations/{invitation}", 204, "Take back an invitation")
                    .as(""),
            admin("GET", "/channels", 200, "All channels", "channels"),
            admin("POST", "/channels", 201, "Open a channel", "id", "name"),
            admin("GET", CHANNEL, 200, "One channel", "id", "name"),
            admin("PATCH", CHANNEL, 200, "Change a channel's rules", "id", "name"),
            admin("DELETE", CHANNEL, 204, "Remove a channel and all that it holds")
                    .as(""),
            admin("GET", CHANNEL + "/admissions", 200, "Who is admitted", "admissions"),
            admin("POST", CHANNEL + "/admissions", 200, "Admit a member"),
            admin("DELETE", CHANNEL + "/admissions/{member}", 204, "Dismiss a member")
                    .as(""),
            admin("GET", "/audit", 200, "Who did what, the last first", "entries", "more"),
            admin("GET", "/held", 200, "What waits for a person", "held"),
            admin("GET", "/held/{held}", 200, "One of these", "id"),
            admin("POST", "/held/{held}/release", 200, "Release it"),
            admin("POST", "/held/{held}/refuse", 200, "Refuse it"),
            admin("GET", "/tokens", 200, "All tokens, without their secrets", "tokens"),
            admin("POST", "/tokens", 201, "Issue a token; its secret is told this once", "id", "secret"),
            admin("DELETE", "/tokens/{token}", 204, "End a token or a certificate's binding")
                    .as(""),
            admin("GET", "/certificates", 200, "All client certificates that are bound to someone", "certificates"),
            admin("POST", "/certificates", 201, "Bind a client certificate by its SHA-256", "id", "certificate"),
            admin("GET", "/logins", 200, "All logins that are bound to a person", "logins"),
            admin("POST", "/logins", 201, "Bind an issuer and a subject to a person", "id", "issuer", "subject"),
            open(Area.LOG, "/log/checkpoint", "text/plain; charset=utf-8", "The log's signed checkpoint (C2SP)"),
            open(Area.LOG, "/log/key", "text/plain; charset=utf-8", "The log's public keys"),
            open(Area.LOG, "/log/{file}", "application/octet-stream", "A tile or entry bundle (C2SP tlog-tiles)"),
            new Operation(
                    Area.LOG,
                    "GET",
                    "/receipts",
                    false,
                    200,
                    JSON,
                    List.of("receipts", "more"),
                    "What there are proofs of, of the caller's own"),
            new Operation(
                    Area.LOG, "GET", "/receipts/{proof}", false, 200, JSON, List.of(), "The proof of one's own act"),
            open(Area.HEALTH, "/health/live", JSON, "Whether the hub runs"),
            open(Area.HEALTH, "/health/ready", JSON, "Whether the hub can serve"),
            open(Area.HEALTH, "/", JSON, "What this is"),
            open(Area.HEALTH, "/openapi.json", JSON, "This document"));

    private Operations() {}
}
