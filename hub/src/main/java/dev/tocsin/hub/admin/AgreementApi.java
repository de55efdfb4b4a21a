package dev.tocsin.hub.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Dialect;
import dev.tocsin.hub.http.Door;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.hub.log.ProofDesk;
import dev.tocsin.share.AgreementDesk;
import dev.tocsin.share.agreement.Agreement;
import dev.tocsin.share.agreement.AgreementText;
import dev.tocsin.share.agreement.MalformedAgreement;
import dev.tocsin.share.log.ProofId;
import dev.tocsin.stix.Quoted;
import dev.tocsin.taxii.TaxiiTimestamp;
import io.helidon.webserver.http.HttpRouting;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /share/v1/agreement}: what members agree to, for all of them to read, and for their persons to accept. */
public final class AgreementApi {

    /** As much as the longest text takes with every character escaped. */
    private static final long MAX_BYTES = AgreementText.MAX_LENGTH * 6L + 100;

    private final Door door;
    private final AgreementDesk desk;
    private final ProofDesk proofs;

    public AgreementApi(Door door, AgreementDesk desk, ProofDesk proofs) {
        this.door = door;
        this.desk = desk;
        this.proofs = proofs;
    }

    public void addTo(HttpRouting.Builder routing) {
        routing.any(
                "/share/v1/agreement[/]",
                door.known(Dialect.PROBLEM_DOCUMENT, Map.of("GET", this::current, "PUT", this::set)));
        routing.any(
                "/share/v1/agreement/{version}[/]",
                door.known(Dialect.PROBLEM_DOCUMENT, Map.of("GET", this::version, "POST", this::accept)));
    }

    private Reply current(Asked asked) {
        AgreementDesk.Standing standing = Granted.of(desk.standing(asked.caller()));
        ObjectNode json = standing.current().map(AgreementApi::json).orElseThrow(AgreementApi::none);
        standing.accepted().ifPresent(accepted -> json.put("accepted", accepted));
        return AdminApi.ok(json);
    }

    private Reply version(Asked asked) {
        return Granted.of(desk.all(asked.caller())).stream()
                .filter(agreement -> Integer.toString(agreement.version()).equals(asked.path("version")))
                .findFirst()
                .map(agreement -> AdminApi.ok(json(agreement)))
                .orElseThrow(() -> unknown(asked.path("version")));
    }

    /** For the administrator. */
    private Reply set(Asked asked) {
        AdminApi.requireAdministrator(asked);
        Wanted wanted = Wanted.in(asked, Set.of("text"), MAX_BYTES);
        try {
            return AdminApi.ok(json(Granted.of(desk.set(asked.caller(), new AgreementText(wanted.text("text"))))));
        } catch (MalformedAgreement e) {
            throw Wanted.bad(String.valueOf(e.getMessage()));
        }
    }

    /** For a member's person; the answer has the proof that it was accepted. */
    private Reply accept(Asked asked) {
        String written = asked.path("version");
        int version = written.matches("[1-9]\\d{0,8}") ? Integer.parseInt(written) : 0;
        ProofId proof = Granted.of(desk.accept(asked.caller(), version))
                .orElseThrow(() -> new ProblemException(Problem.OTHER_AGREEMENT));
        ObjectNode json = AdminJson.object().put("accepted", version).put("receipt", proof.toString());
        proofs.proof(asked.caller(), proof).ifPresent(promise -> json.set("x_tocsin_proof", promise));
        return AdminApi.ok(json);
    }

    static ObjectNode json(Agreement agreement) {
        return AdminJson.object()
                .put("version", agreement.version())
                .put("set", TaxiiTimestamp.write(agreement.set()))
                .put("sha256", agreement.text().digest())
                .put("text", agreement.text().text());
    }

    private static ProblemException none() {
        return new ProblemException(
                Problem.NOT_FOUND,
                "this hub has no agreement",
                Optional.of("its administrator sets one with: tocsin agreement set FILE"));
    }

    private static ProblemException unknown(String written) {
        return new ProblemException(
                Problem.NOT_FOUND,
                "the agreement has no version " + Quoted.of(written),
                Optional.of("see the one that stands with: tocsin agreement show"));
    }
}
