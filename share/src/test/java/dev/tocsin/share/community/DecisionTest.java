package dev.tocsin.share.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.share.community.Caller.Administrator;
import dev.tocsin.share.community.Caller.Anonymous;
import dev.tocsin.share.community.Caller.MemberCaller;
import dev.tocsin.share.community.Decision.Reason;
import dev.tocsin.share.community.Decision.Refused;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionTest {

    private static final MemberCaller ASKING =
            new MemberCaller(MemberId.random(), new Holder.OfAgent(AgentId.random()));
    private static final MemberCaller OTHER = new MemberCaller(MemberId.random(), new Holder.OfAgent(AgentId.random()));
    private static final Administrator ADMINISTRATOR = new Administrator();

    private static final List<Set<Right>> RIGHTS =
            List.of(Set.of(), Set.of(Right.READ), Set.of(Right.CONTRIBUTE), Set.of(Right.READ, Right.CONTRIBUTE));
    private static final List<Optional<Owner>> OWNERS = List.of(
            Optional.empty(),
            Optional.of(ASKING.owner()),
            Optional.of(OTHER.owner()),
            Optional.of(ADMINISTRATOR.owner()));

    /** Every combination of facts that there can be. */
    private static List<Facts> allFacts() {
        List<Facts> all = new ArrayList<>();
        for (Optional<Owner> owner : OWNERS) {
            all.add(new Facts(false, Set.of(), owner));
            RIGHTS.forEach(rights -> all.add(new Facts(true, rights, owner)));
        }
        return all;
    }

    /** The whole table for a member: rights by column; the owner counts for the acts that have one. */
    @ParameterizedTest
    @CsvSource({
        // act,        owner,         no channel,         none,               R,                  C,                  RC
        "SEE_CHANNEL,  none,          HIDDEN,             HIDDEN,             allowed,            allowed,            allowed",
        "SEE_CHANNEL,  asking,        HIDDEN,             HIDDEN,             allowed,            allowed,            allowed",
        "SEE_CHANNEL,  other,         HIDDEN,             HIDDEN,             allowed,            allowed,            allowed",
        "SEE_CHANNEL,  administrator, HIDDEN,             HIDDEN,             allowed,            allowed,            allowed",
        "READ,         none,          HIDDEN,             HIDDEN,             allowed,            MAY_NOT_READ,       allowed",
        "READ,         asking,        HIDDEN,             HIDDEN,             allowed,            MAY_NOT_READ,       allowed",
        "READ,         other,         HIDDEN,             HIDDEN,             allowed,            MAY_NOT_READ,       allowed",
        "READ,         administrator, HIDDEN,             HIDDEN,             allowed,            MAY_NOT_READ,       allowed",
        "CONTRIBUTE,   none,          HIDDEN,             HIDDEN,             MAY_NOT_CONTRIBUTE, allowed,            allowed",
        "CONTRIBUTE,   asking,        HIDDEN,             HIDDEN,             MAY_NOT_CONTRIBUTE, allowed,            allowed",
        "CONTRIBUTE,   other,         HIDDEN,             HIDDEN,             MAY_NOT_CONTRIBUTE, allowed,            allowed",
        "CONTRIBUTE,   administrator, HIDDEN,             HIDDEN,             MAY_NOT_CONTRIBUTE, allowed,            allowed",
        "WITHDRAW,     none,          HIDDEN,             HIDDEN,             HIDDEN,             HIDDEN,             HIDDEN",
        "WITHDRAW,     asking,        HIDDEN,             HIDDEN,             allowed,            allowed,            allowed",
        "WITHDRAW,     other,         HIDDEN,             HIDDEN,             NOT_YOURS,          HIDDEN,             NOT_YOURS",
        "WITHDRAW,     administrator, HIDDEN,             HIDDEN,             NOT_YOURS,          HIDDEN,             NOT_YOURS",
        "SEE_STATUS,   none,          HIDDEN,             HIDDEN,             HIDDEN,             HIDDEN,             HIDDEN",
        "SEE_STATUS,   asking,        allowed,            allowed,            allowed,            allowed,            allowed",
        "SEE_STATUS,   other,         HIDDEN,             HIDDEN,             HIDDEN,             HIDDEN,             HIDDEN",
        "SEE_STATUS,   administrator, HIDDEN,             HIDDEN,             HIDDEN,             HIDDEN,             HIDDEN",
        "SEE_MEMBERSHIP,none,          HIDDEN,             HIDDEN,             HIDDEN,             HIDDEN,             HIDDEN",
        "SEE_MEMBERSHIP,asking,        allowed,            allowed,            allowed,            allowed,            allowed",
        "SEE_MEMBERSHIP,other,         HIDDEN,             HIDDEN,             HIDDEN,             HIDDEN,             HIDDEN",
        "SEE_MEMBERSHIP,administrator, HIDDEN,             HIDDEN,             HIDDEN,             HIDDEN,             HIDDEN",
        "BIND_MEMBER,none, PERSONS_ONLY, PERSONS_ONLY, PERSONS_ONLY, PERSONS_ONLY, PERSONS_ONLY",
        "BIND_MEMBER,asking, PERSONS_ONLY, PERSONS_ONLY, PERSONS_ONLY, PERSONS_ONLY, PERSONS_ONLY",
        "BIND_MEMBER,other, PERSONS_ONLY, PERSONS_ONLY, PERSONS_ONLY, PERSONS_ONLY, PERSONS_ONLY",
        "BIND_MEMBER,administrator, PERSONS_ONLY, PERSONS_ONLY, PERSONS_ONLY, PERSONS_ONLY, PERSONS_ONLY",
        "ADMINISTER,   none,          ADMINISTRATOR_ONLY, ADMINISTRATOR_ONLY, ADMINISTRATOR_ONLY, ADMINISTRATOR_ONLY, ADMINISTRATOR_ONLY",
        "ADMINISTER,   asking,        ADMINISTRATOR_ONLY, ADMINISTRATOR_ONLY, ADMINISTRATOR_ONLY, ADMINISTRATOR_ONLY, ADMINISTRATOR_ONLY",
        "ADMINISTER,   other,         ADMINISTRATOR_ONLY, ADMINISTRATOR_ONLY, ADMINISTRATOR_ONLY, ADMINISTRATOR_ONLY, ADMINISTRATOR_ONLY",
        "ADMINISTER,   administrator, ADMINISTRATOR_ONLY, ADMINISTRATOR_ONLY, ADMINISTRATOR_ONLY, ADMINISTRATOR_ONLY, ADMINISTRATOR_ONLY",
    })
    void aMemberMayWhatItsRightsSay(
            Act act, String owner, String noChannel, String none, String reads, String contributes, String both) {
        Optional<Owner> owned =
                OWNERS.get(List.of("none", "asking", "other", "administrator").indexOf(owner));

        assertThat(written(Decision.decide(ASKING, act, new Facts(false, Set.of(), owned))))
                .isEqualTo(noChannel);
        List<String> expected = List.of(none, reads, contributes, both);
        for (int i = 0; i < RIGHTS.size(); i++) {
            assertThat(written(Decision.decide(ASKING, act, new Facts(true, RIGHTS.get(i), owned))))
                    .as("%s, owned by %s, with %s", act, owner, RIGHTS.get(i))
                    .isEqualTo(expected.get(i));
        }
    }

    @Test
    void whatOneOfAMemberContributedIsTheMembersWhoeverOfItAsks() {
        MemberCaller colleague = new MemberCaller(ASKING.member(), new Holder.OfPerson(PersonId.random()));

        assertThat(colleague).isNotEqualTo(ASKING);
        for (Act act : EnumSet.complementOf(EnumSet.of(Act.BIND_MEMBER))) {
            for (Facts facts : allFacts()) {
                assertThat(Decision.decide(colleague, act, facts))
                        .as("%s of %s", act, facts)
                        .isEqualTo(Decision.decide(ASKING, act, facts));
            }
        }
    }

    @Test
    void aPersonSpeaksForItsMemberAndAnAgentDoesNot() {
        MemberCaller person = new MemberCaller(ASKING.member(), new Holder.OfPerson(PersonId.random()));

        for (Facts facts : allFacts()) {
            assertThat(written(Decision.decide(person, Act.BIND_MEMBER, facts))).isEqualTo("allowed");
            assertThat(written(Decision.decide(ASKING, Act.BIND_MEMBER, facts))).isEqualTo("PERSONS_ONLY");
        }
    }

    @Test
    void whoOwesTheAgreementDoesAllButContribute() {
        for (Act act : Act.values()) {
            for (Facts facts : allFacts()) {
                String before = written(Decision.decide(ASKING, act, facts));
                assertThat(written(Decision.decide(ASKING, act, facts.owing(true))))
                        .as("%s of %s", act, facts)
                        .isEqualTo(
                                act == Act.CONTRIBUTE && before.equals("allowed") ? "AGREEMENT_NOT_ACCEPTED" : before);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Act.class)
    void someoneUnknownMayNothingAndLearnsNothing(Act act) {
        assertThat(allFacts())
                .allSatisfy(facts -> assertThat(Decision.decide(new Anonymous(), act, facts))
                        .isEqualTo(new Refused(Reason.UNAUTHENTICATED)));
    }

    @ParameterizedTest
    @EnumSource(Act.class)
    void theAdministratorMayEverythingThatThereIs(Act act) {
        for (Facts facts : allFacts()) {
            boolean there = switch (act) {
                case ADMINISTER -> true;
                case SEE_CHANNEL, READ, CONTRIBUTE -> facts.channelExists();
                case WITHDRAW -> facts.channelExists() && facts.owner().isPresent();
                case SEE_STATUS, SEE_MEMBERSHIP -> facts.owner().isPresent();
                case BIND_MEMBER -> false;
            };
            assertThat(written(Decision.decide(ADMINISTRATOR, act, facts)))
                    .as("%s of %s", act, facts)
                    .isEqualTo(there ? "allowed" : "HIDDEN");
        }
    }

    @ParameterizedTest
    @EnumSource(Act.class)
    void whatRevealsThatAChannelExistsIsSaidOnlyToThoseWhoAreInIt(Act act) {
        for (Facts facts : allFacts()) {
            if (Decision.decide(ASKING, act, facts) instanceof Refused(Reason reason) && reason.revealsExistence()) {
                assertThat(facts.rights()).as("%s of %s", act, facts).isNotEmpty();
            }
        }
    }

    @Test
    void rightsInAChannelThatDoesNotExistAreNoFact() {
        assertThatThrownBy(() -> new Facts(false, Set.of(Right.READ), Optional.empty()))
                .hasMessage("rights in a channel that does not exist: [READ]");
    }

    private static String written(Decision decision) {
        return switch (decision) {
            case Decision.Allowed() -> "allowed";
            case Refused(Reason reason) -> reason.name();
        };
    }
}
