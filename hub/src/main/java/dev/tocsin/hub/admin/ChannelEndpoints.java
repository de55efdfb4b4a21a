package dev.tocsin.hub.admin;

import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Problem;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.hub.http.QueryString;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.share.Administration;
import dev.tocsin.share.community.Addition;
import dev.tocsin.share.community.Admission;
import dev.tocsin.share.community.Admitting;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.ChannelName;
import dev.tocsin.share.community.ChannelRemoval;
import dev.tocsin.share.community.ChannelRules;
import dev.tocsin.share.community.MalformedName;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.community.RulesChange;
import dev.tocsin.stix.Quoted;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /admin/v1/channels} and the admissions to each. */
final class ChannelEndpoints {

    private final Administration administration;
    private final Lookup lookup;

    ChannelEndpoints(Administration administration) {
        this.administration = administration;
        this.lookup = new Lookup(administration);
    }

    Reply list(Asked asked) {
        return AdminApi.ok(AdminJson.list(
                "channels",
                Granted.of(administration.channels(asked.caller())).stream()
                        .map(AdminJson::channel)
                        .toList()));
    }

    Reply get(Asked asked) {
        return AdminApi.ok(AdminJson.channel(lookup.channel(asked.caller(), asked.path("channel"))));
    }

    /** A channel takes what is marked up to TLP:AMBER+STRICT unless the request says otherwise. */
    Reply add(Asked asked) {
        Set<String> properties = new HashSet<>(WantedRules.PROPERTIES);
        properties.addAll(Set.of("name", "title", "description"));
        Wanted wanted = Wanted.in(asked, properties);
        String name = wanted.text("name").toLowerCase(Locale.ROOT);
        ChannelRules rules = WantedRules.in(wanted, WantedRules.UNLESS_SAID);
        try {
            Addition<Channel> addition = Granted.of(administration.addChannel(
                    asked.caller(),
                    new ChannelName(name),
                    wanted.optionalText("title").orElse(name),
                    wanted.optionalText("description").orElse(""),
                    rules));
            return switch (addition) {
                case Addition.Added<Channel>(Channel channel) -> AdminApi.created(AdminJson.channel(channel));
                case Addition.NameTaken<Channel>(String there) ->
                    throw new ProblemException(Problem.NAME_TAKEN, "there is a channel " + Quoted.of(there));
            };
        } catch (MalformedName e) {
            throw Wanted.bad(String.valueOf(e.getMessage()));
        }
    }

    /** Changes the rules that the request names, for what comes from now on, and leaves the rest. */
    Reply change(Asked asked) {
        Wanted wanted = Wanted.in(asked, WantedRules.PROPERTIES);
        Channel channel = lookup.channel(asked.caller(), asked.path("channel"));
        ChannelRules rules = WantedRules.in(wanted, channel.rules());
        RulesChange change = Granted.of(
                        administration.changeRules(asked.caller(), channel.id().toString(), rules))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        return switch (change) {
            case RulesChange.Changed(Channel changed) -> AdminApi.ok(AdminJson.channel(changed));
            case RulesChange.TooManyMembers(int members, int most) ->
                throw new ProblemException(
                        Problem.CHANNEL_FULL,
                        members + " members are admitted to "
                                + Quoted.of(channel.name().text()) + ", and a channel of that kind has " + most
                                + " at most");
        };
    }

    /** Removes a channel; one that holds something only if the request says that all of it is to be withdrawn. */
    Reply remove(Asked asked) {
        QueryString query = asked.query();
        query.requireOnly(Set.of("withdraw_all"));
        String all = query.get("withdraw_all").orElse("false");
        if (!all.equals("true") && !all.equals("false")) {
            throw Wanted.bad("withdraw_all is true or false, not " + Quoted.of(all));
        }
        Channel channel = lookup.channel(asked.caller(), asked.path("channel"));
        ChannelRemoval removal = Granted.of(administration.removeChannel(
                        asked.caller(), channel.id().toString(), all.equals("true")))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        return switch (removal) {
            case ChannelRemoval.Removed() -> Reply.empty(204);
            case ChannelRemoval.NotEmpty(int records, int waiting, int contributors) ->
                throw new ProblemException(
                        Problem.CHANNEL_NOT_EMPTY,
                        Quoted.of(channel.name().text()) + " holds " + records + " records, and " + waiting
                                + " objects wait; contributors: " + contributors);
        };
    }

    Reply admissions(Asked asked) {
        Channel channel = lookup.channel(asked.caller(), asked.path("channel"));
        Map<MemberId, String> names = Granted.of(administration.members(asked.caller())).stream()
                .collect(Collectors.toMap(Member::id, Member::name));
        List<Admission> admissions = Granted.of(administration.admissions(asked.caller(), channel.id()));
        return AdminApi.ok(AdminJson.list(
                "admissions",
                admissions.stream()
                        .map(each -> AdminJson.admission(each, names.getOrDefault(each.member(), "")))
                        .toList()));
    }

    /** Gives a member exactly the rights named, whatever it had in the channel before. */
    Reply admit(Asked asked) {
        Wanted wanted = Wanted.in(asked, Set.of("member", "rights"));
        Set<Right> rights = wanted.texts("rights").stream()
                .map(right -> Wanted.constant("rights", right, Right.class))
                .collect(Collectors.toUnmodifiableSet());
        if (rights.isEmpty()) {
            throw Wanted.bad("rights names none of read, contribute");
        }
        Channel channel = lookup.channel(asked.caller(), asked.path("channel"));
        Member member = lookup.member(asked.caller(), wanted.text("member"));
        Admitting admitting = Granted.of(administration.admit(
                asked.caller(), member.id().toString(), channel.id().toString(), rights));
        return switch (admitting) {
            case Admitting.Admitted(Admission admission) -> AdminApi.ok(AdminJson.admission(admission, member.name()));
            case Admitting.NoneSuch() -> throw new ProblemException(Problem.NOT_FOUND);
            case Admitting.Full(int most) ->
                throw new ProblemException(
                        Problem.CHANNEL_FULL,
                        Quoted.of(channel.name().text()) + " is between " + most + " members, who are both admitted; "
                                + Quoted.of(member.name()) + " is a third");
        };
    }

    Reply dismiss(Asked asked) {
        Channel channel = lookup.channel(asked.caller(), asked.path("channel"));
        Member member = lookup.member(asked.caller(), asked.path("member"));
        if (!Granted.of(administration.dismiss(asked.caller(), member.id(), channel.id()))) {
            throw new ProblemException(
                    Problem.NOT_FOUND,
                    Quoted.of(member.name()) + " is not admitted to "
                            + Quoted.of(channel.name().text()));
        }
        return Reply.empty(204);
    }
}
