package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;
import static dev.tocsin.store.Community.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.share.Answer;
import dev.tocsin.share.audit.AuditDesk;
import dev.tocsin.share.audit.AuditEntry;
import dev.tocsin.share.community.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who did what is kept before it is done, and told to those whom it concerns. */
abstract class AuditingBehaviour extends StoreBehaviour {

    private AuditDesk audit;

    @BeforeEach
    void openAudit() {
        audit = new AuditDesk(store.audit(), clock);
    }

    @Test
    void whatIsAskedAndWhatCameOfItIsKept() {
        assertThat(kept(lab, "POST /a", "channel=threats", 200)).isEqualTo("done");
        pass(Duration.ofSeconds(1));
        kept(ADMINISTRATOR, "DELETE /b", "", 204);

        assertThat(all(10))
                .containsExactly(
                        entry(ADMINISTRATOR, "DELETE /b", "", OptionalInt.of(204), 1),
                        entry(lab, "POST /a", "channel=threats", OptionalInt.of(200), 0));
    }

    @Test
    void whatFailsIsKeptWithWhatIsAnswered() {
        assertThatThrownBy(() -> audit.kept(
                        lab,
                        "198.51.100.7",
                        "POST /a",
                        "",
                        () -> {
                            throw new IllegalStateException("broken");
                        },
                        done -> 200,
                        failure -> 500))
                .hasMessage("broken");

        assertThat(all(10)).extracting(AuditEntry::outcome).containsExactly(OptionalInt.of(500));
    }

    /** As when the process is killed between the two. */
    @Test
    void whatNothingIsKnownOfTheOutcomeOfIsKeptAllTheSame() {
        store.audit().begin(entry(lab, "POST /a", "", OptionalInt.empty(), 0));

        assertThat(all(10)).extracting(AuditEntry::outcome).containsExactly(OptionalInt.empty());
    }

    @Test
    void whatCannotBeKeptIsNotDone() {
        AtomicBoolean done = new AtomicBoolean();
        store.close();

        assertThatThrownBy(() -> audit.kept(
                        lab,
                        "198.51.100.7",
                        "POST /a",
                        "",
                        () -> {
                            done.set(true);
                            return "done";
                        },
                        any -> 200,
                        failure -> 500))
                .isInstanceOf(StoreException.class);
        assertThat(done).isFalse();
    }

    /** The disk is full by then, say; what was done is not answered as if it were not. */
    @Test
    void whatIsDoneIsDoneThoughItsOutcomeCannotBeKept() {
        String done = audit.kept(
                lab,
                "198.51.100.7",
                "POST /a",
                "",
                () -> {
                    store.close();
                    return "done";
                },
                any -> 200,
                failure -> 500);

        assertThat(done).isEqualTo("done");
    }

    @Test
    void aMemberSeesWhatWasDoneInItsNameAndNothingElse() {
        kept(lab, "POST /a", "", 200);
        kept(hospital, "POST /b", "", 200);
        kept(ADMINISTRATOR, "POST /c", "", 200);
        audit.tell("203.0.113.9", "a wrong token", 401, 7);

        assertThat(audit.own(lab, Optional.empty(), 10).items())
                .extracting(AuditEntry::act)
                .containsExactly("POST /a");
        assertThat(audit.own(ADMINISTRATOR, Optional.empty(), 10).items()).isEmpty();
        assertThat(audit.all(lab, Optional.empty(), 10)).isInstanceOf(Answer.Refused.class);
        assertThat(all(10).getFirst())
                .isEqualTo(new AuditEntry(
                        NOON, new Caller.Anonymous(), "203.0.113.9", "a wrong token", "", OptionalInt.of(401), 7));
    }

    @Test
    void thereIsMoreBehindAPage() {
        for (int i = 0; i < 5; i++) {
            kept(lab, "POST /" + i, "", 200);
            pass(Duration.ofSeconds(1));
        }

        var page = given(audit.all(ADMINISTRATOR, Optional.of(NOON.plusSeconds(3)), 2));

        assertThat(page.items()).extracting(AuditEntry::act).containsExactly("POST /3", "POST /2");
        assertThat(page.more()).isTrue();
        assertThat(given(audit.all(ADMINISTRATOR, Optional.of(NOON.plusSeconds(1)), 2))
                        .more())
                .isFalse();
    }

    @Test
    void whatIsOldIsForgottenAndAFloodHidesNoAdministrator() {
        kept(ADMINISTRATOR, "DELETE /old", "", 200);
        pass(AuditDesk.KEPT.plusSeconds(1));
        kept(ADMINISTRATOR, "DELETE /new", "", 200);
        for (int i = 0; i < 5; i++) {
            kept(lab, "POST /" + i, "", 200);
        }
        store.audit().forget(clock.instant().minus(AuditDesk.KEPT), 2);

        assertThat(all(10)).extracting(AuditEntry::act).containsExactly("POST /4", "POST /3", "DELETE /new");
    }

    @Test
    void whoLeftIsNotFoundInIt() {
        kept(lab, "POST /a", "channel=threats", 200);
        kept(ADMINISTRATOR, "DELETE /members/{member}", "member=AI lab", 200);
        kept(ADMINISTRATOR, "DELETE /members/{member}", "member=Hospital", 200);
        kept(hospital, "DELETE /tokens/{token}", "token=AI lab", 404);
        store.departures().leave(lab.member(), clock.instant());

        assertThat(all(10))
                .extracting(AuditEntry::target)
                .as("what another member guessed does not tell it that it was right")
                .containsExactly("token=AI lab", "member=Hospital", "", "");
        assertThat(all(10))
                .extracting(AuditEntry::source)
                .containsExactly("198.51.100.7", "198.51.100.7", "198.51.100.7", "");
    }

    @Test
    void aLongTargetIsCut() {
        kept(lab, "POST /a", "x".repeat(10_000), 200);

        assertThat(all(1).getFirst().target()).hasSize(AuditEntry.MAX_TARGET_LENGTH);
    }

    private String kept(Caller who, String act, String target, int status) {
        return audit.kept(who, "198.51.100.7", act, target, () -> "done", done -> status, failure -> 500);
    }

    private static AuditEntry entry(Caller who, String act, String target, OptionalInt outcome, int second) {
        return new AuditEntry(NOON.plusSeconds(second), who, "198.51.100.7", act, target, outcome, 1);
    }

    private List<AuditEntry> all(int limit) {
        return given(audit.all(ADMINISTRATOR, Optional.empty(), limit)).items();
    }

    private void pass(Duration time) {
        clock.set(clock.instant().plus(time));
    }
}
