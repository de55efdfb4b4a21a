package dev.tocsin.share;

import dev.tocsin.share.agreement.Agreement;
import dev.tocsin.share.agreement.Agreements;
import dev.tocsin.share.community.Act;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.Decision;
import dev.tocsin.share.community.Directory;
import dev.tocsin.share.community.EmailAddress;
import dev.tocsin.share.community.Facts;
import dev.tocsin.share.community.MemberKind;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.invitation.Invitation;
import dev.tocsin.share.invitation.InvitationCode;
import dev.tocsin.share.invitation.InvitationId;
import dev.tocsin.share.invitation.Invitations;
import dev.tocsin.share.invitation.Joined;
import dev.tocsin.share.invitation.Joining;
import dev.tocsin.share.token.TokenLife;
import dev.tocsin.share.token.TokenSecret;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Where invitations are made by the administrator, and used by whoever has their code. */
public final class InvitationDesk {

    private final Invitations invitations;
    private final Agreements agreements;
    private final Directory directory;
    private final TokenLife life;
    private final InstantSource clock;
    private final SecureRandom random;

    public InvitationDesk(
            Invitations invitations,
            Agreements agreements,
            Directory directory,
            TokenLife life,
            InstantSource clock,
            SecureRandom random) {
        this.invitations = invitations;
        this.agreements = agreements;
        this.directory = directory;
        this.life = life;
        this.clock = clock;
        this.random = random;
    }

    /** An invitation just made, and its code, which nobody can have again. */
    public record Made(Invitation invitation, InvitationCode code) {}

    /**
     * Invites an organisation; empty where the hub has no agreement that it could accept.
     *
     * @throws dev.tocsin.share.community.MalformedName if nobody can have one of the names
     */
    public Answer<Optional<Made>> invite(
            Caller caller,
            String member,
            MemberKind kind,
            String person,
            List<Invitation.Place> places,
            Instant expires) {
        return decide(
                caller,
                () -> agreements.current().map(agreement -> {
                    InvitationCode code = InvitationCode.random(random);
                    Invitation invitation = new Invitation(
                            InvitationId.random(),
                            member,
                            kind,
                            Optional.of(person),
                            places,
                            now(),
                            expires.truncatedTo(ChronoUnit.MICROS),
                            Optional.empty());
                    invitations.add(invitation, code.hash());
                    return new Made(invitation, code);
                }));
    }

    /** All invitations, the oldest first. */
    public Answer<List<Invitation>> invitations(Caller caller) {
        return decide(caller, invitations::invitations);
    }

    /** Ends an invitation that nobody used; false if there is none such. */
    public Answer<Boolean> revoke(Caller caller, InvitationId id) {
        return decide(caller, () -> invitations.revoke(id, now()));
    }

    /** What somebody is invited to: where they will be admitted, and what they have to accept. */
    public record Offer(Invitation invitation, List<Offered> channels, Agreement agreement) {
        public Offer {
            channels = List.copyOf(channels);
        }
    }

    /** A channel of an offer. */
    public record Offered(Channel channel, Set<Right> rights) {
        public Offered {
            rights = Set.copyOf(rights);
        }
    }

    /** What a code is worth, to whoever has it; empty where it counts no more or never did. */
    public Optional<Offer> look(String code) {
        return InvitationCode.of(code)
                .flatMap(shown -> invitations.invitation(shown.hash()))
                .filter(invitation -> invitation.isOpen(clock.instant()))
                .flatMap(invitation ->
                        agreements.current().map(agreement -> new Offer(invitation, channels(invitation), agreement)));
    }

    /**
     * Whoever joined, and the secret of their first token, which nobody can have again.
     *
     * @param expires from when on that token does not count
     */
    public record Arrival(Joined joined, TokenSecret secret, Instant expires) {}

    /** Joins by a code. */
    public Arrival join(String code, EmailAddress contact, int agreed) {
        TokenSecret secret = TokenSecret.random(random);
        Instant now = now();
        Instant expires = life.end(now, Optional.empty());
        Joined joined = InvitationCode.of(code)
                .map(shown -> invitations.join(shown.hash(), new Joining(contact, agreed, secret.hash(), expires, now)))
                .orElseGet(Joined.NoInvitation::new);
        return new Arrival(joined, secret, expires);
    }

    private List<Offered> channels(Invitation invitation) {
        return invitation.places().stream()
                .flatMap(place -> directory.channel(place.channel()).stream()
                        .map(channel -> new Offered(channel, place.rights())))
                .toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private <T> Answer<T> decide(Caller caller, Supplier<T> ifAllowed) {
        return switch (Decision.decide(caller, Act.ADMINISTER, Facts.NONE)) {
            case Decision.Allowed() -> new Answer.Given<>(ifAllowed.get());
            case Decision.Refused(Decision.Reason reason) -> new Answer.Refused<>(reason);
        };
    }
}
