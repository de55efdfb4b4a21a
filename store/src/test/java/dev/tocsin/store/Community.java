package dev.tocsin.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.share.Administration;
import dev.tocsin.share.Answer;
import dev.tocsin.share.HeldDesk;
import dev.tocsin.share.PeopleDesk;
import dev.tocsin.share.Sharing;
import dev.tocsin.share.Upkeep;
import dev.tocsin.share.audit.AuditDesk;
import dev.tocsin.share.community.Addition;
import dev.tocsin.share.community.Admission;
import dev.tocsin.share.community.Admitting;
import dev.tocsin.share.community.Agent;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Caller.MemberCaller;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.ChannelName;
import dev.tocsin.share.community.ChannelRules;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.MemberKind;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.contribution.ContributionWay;
import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.contribution.Receipt;
import dev.tocsin.share.record.Page;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.SharedRecord;
import dev.tocsin.share.release.ReleaseBook;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.share.token.TokenUses;
import dev.tocsin.stix.Tlp;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** A store in use by a few members, spoken to through the doors that a hub uses. */
final class Community {

    static final Caller.Known ADMINISTRATOR = new Caller.Administrator();

    final TocsinStore store;
    final Sharing sharing;
    final HeldDesk held;
    final Administration administration;
    final PeopleDesk people;
    final Upkeep upkeep;
    final ReleaseBook releases;

    /** Empty to begin with: tests use the networks that are set aside for examples. */
    BenignLists benign = BenignLists.NONE;

    Community(TocsinStore store, InstantSource clock) {
        this.store = store;
        this.releases = new ReleaseBook(store.releases(), clock);
        this.sharing = new Sharing(
                store.directory(),
                store.records(),
                store.contributions(),
                store.embargoes(),
                store.originals(),
                () -> benign,
                releases,
                clock);
        this.held = new HeldDesk(
                store.directory(),
                store.records(),
                store.contributions(),
                store.embargoes(),
                store.heldObjects(),
                clock);
        this.upkeep = new Upkeep(
                store.directory(),
                store.embargoes(),
                new ContributionWay(store.records(), store.contributions(), store.embargoes(), () -> benign, clock),
                store.expiry(),
                store.statuses(),
                releases,
                new AuditDesk(store.audit(), clock),
                new TokenUses(store.tokens()),
                clock);
        this.people = new PeopleDesk(store.people(), clock);
        this.administration = new Administration(store.directory(), clock);
    }

    static <T> T given(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T>(T thing) -> thing;
            case Answer.Refused<T>(var reason) -> throw new AssertionError("refused: " + reason);
        };
    }

    static <T> T added(Answer<Addition<T>> answer) {
        return switch (given(answer)) {
            case Addition.Added<T>(T thing) -> thing;
            case Addition.NameTaken<T>(String name) -> throw new AssertionError("taken: " + name);
        };
    }

    MemberCaller member(String name) {
        Member member = added(administration.addMember(ADMINISTRATOR, name, MemberKind.OPERATOR));
        Agent agent = added(people.addAgent(ADMINISTRATOR, member.id(), "guard"));
        return new MemberCaller(member.id(), new Holder.OfAgent(agent.id()));
    }

    Channel channel(String name, Tlp ceiling) {
        return added(administration.addChannel(
                ADMINISTRATOR, new ChannelName(name), "About " + name, "", ChannelRules.upTo(ceiling)));
    }

    Admission admit(MemberCaller member, Channel channel, Right... rights) {
        Admitting admitting = given(administration.admit(
                ADMINISTRATOR, member.member().toString(), channel.name().toString(), Set.of(rights)));
        return switch (admitting) {
            case Admitting.Admitted(Admission admission) -> admission;
            case Admitting.NoneSuch() -> throw new AssertionError("no such member or channel");
            case Admitting.Full(int most) -> throw new AssertionError("no more than " + most);
        };
    }

    Receipt contribute(Caller caller, Channel channel, JsonNode... objects) {
        return given(sharing.contribute(caller, channel.name().toString(), List.of(objects)));
    }

    List<Outcome> outcomes(Caller caller, Channel channel, JsonNode... objects) {
        return contribute(caller, channel, objects).outcomes();
    }

    Page<SharedRecord> read(Caller caller, Channel channel, Selection selection, int limit) {
        return given(sharing.read(caller, channel.id().toString(), selection, limit));
    }
}
