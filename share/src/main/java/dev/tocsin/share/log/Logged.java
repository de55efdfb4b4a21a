package dev.tocsin.share.log;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.ledger.beat.Statement;
import dev.tocsin.share.community.Admission;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.ChannelKind;
import dev.tocsin.share.community.ChannelRules;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.community.Newcomers;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.community.Sector;
import dev.tocsin.share.contribution.ContentDigest;
import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.contribution.Receipt;
import dev.tocsin.share.release.Reader;
import dev.tocsin.share.release.Stretch;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixTimestamp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Something the hub did that leaves a proof. Its statement never has content: ids, versions and digests only, and nothing
 * that its owner does not know anyway.
 */
public sealed interface Logged {

    /** By which its owner asks for the proof. */
    ProofId id();

    /** Who may have the proof. */
    Owner owner();

    /** What is committed to: a JSON object on one line. */
    Statement statement();

    /** An object of a contribution that was accepted; the version is the one its contributor was told. */
    record SharedObject(StixId id, StixTimestamp version, ContentDigest digest) {}

    /** A contribution was recorded. */
    record Contribution(ProofId id, Owner owner, ChannelId channel, Instant when, List<SharedObject> objects)
            implements Logged {

        public Contribution {
            objects = List.copyOf(objects);
        }

        /**
         * @param accepted the digests of what was accepted, in the order of the receipt
         * @param embargoed of what waits for the end of its embargo
         */
        public static Contribution of(Receipt receipt, List<ContentDigest> accepted, List<ContentDigest> embargoed) {
            List<SharedObject> objects = new ArrayList<>();
            Iterator<ContentDigest> here = accepted.iterator();
            Iterator<ContentDigest> waiting = embargoed.iterator();
            for (Outcome outcome : receipt.outcomes()) {
                if (outcome instanceof Outcome.Accepted(StixId id, StixTimestamp version, var _, var _, var _)) {
                    objects.add(new SharedObject(id, version, here.next()));
                } else if (outcome instanceof Outcome.Embargoed later) {
                    StixTimestamp version = later.version().orElse(StixTimestamp.of(receipt.requested()));
                    objects.add(new SharedObject(later.id(), version, waiting.next()));
                }
            }
            return new Contribution(
                    ProofId.of(receipt.id()), receipt.contributor(), receipt.channel(), receipt.requested(), objects);
        }

        @Override
        public Statement statement() {
            ObjectNode json = json(id, when).put("contributor", written(owner)).put("channel", channel.toString());
            ArrayNode list = json.putArray("objects");
            for (SharedObject object : objects) {
                list.addObject()
                        .put("id", object.id().toString())
                        .put("version", object.version().toString())
                        .put("sha256", object.digest().hex());
            }
            return said("contribution", json);
        }
    }

    /** Versions of an object were taken back. */
    record Withdrawal(
            ProofId id, Owner owner, ChannelId channel, Instant when, StixId object, List<StixTimestamp> versions)
            implements Logged {

        public Withdrawal {
            versions = List.copyOf(versions);
        }

        @Override
        public Statement statement() {
            ObjectNode json = json(id, when)
                    .put("by", written(owner))
                    .put("channel", channel.toString())
                    .put("object", object.toString());
            ArrayNode list = json.putArray("versions");
            versions.forEach(version -> list.add(version.toString()));
            return said("withdrawal", json);
        }
    }

    /**
     * What a member may do in a channel was changed.
     *
     * @param rights from now on; none where it was taken out
     * @param sees what came before it, too, or not; not said where it was taken out
     */
    record Membership(ProofId id, MemberId member, ChannelId channel, Instant when, Set<Right> rights, Newcomers sees)
            implements Logged {

        public Membership {
            rights = Set.copyOf(rights);
        }

        public static Membership admitted(Admission admission, Instant when) {
            return new Membership(
                    ProofId.random(),
                    admission.member(),
                    admission.channel(),
                    when,
                    admission.rights(),
                    admission.sees());
        }

        public static Membership dismissed(MemberId member, ChannelId channel, Instant when) {
            return new Membership(ProofId.random(), member, channel, when, Set.of(), Newcomers.FROM_JOINING);
        }

        @Override
        public Owner owner() {
            return new Owner.OfMember(member);
        }

        @Override
        public Statement statement() {
            ObjectNode json = json(id, when).put("member", member.toString()).put("channel", channel.toString());
            ArrayNode list = json.putArray("rights");
            rights.stream()
                    .sorted()
                    .map(right -> right.name().toLowerCase(Locale.ROOT))
                    .forEach(list::add);
            if (!rights.isEmpty()) {
                json.put("sees", sees.written());
            }
            return said("membership", json);
        }
    }

    /**
     * The hub's agreement has a new version.
     *
     * @param digest the SHA-256 of its text in UTF-8, in hexadecimal digits
     */
    record AgreementSet(ProofId id, int version, String digest, Instant when) implements Logged {

        @Override
        public Owner owner() {
            return new Owner.Hub();
        }

        @Override
        public Statement statement() {
            return said("agreement", json(id, when).put("version", version).put("sha256", digest));
        }
    }

    /** A member accepted a version of the hub's agreement; which of its persons did is not said. */
    record Acceptance(ProofId id, MemberId member, int version, String digest, Instant when) implements Logged {

        @Override
        public Owner owner() {
            return new Owner.OfMember(member);
        }

        @Override
        public Statement statement() {
            return said(
                    "acceptance",
                    json(id, when)
                            .put("member", member.toString())
                            .put("version", version)
                            .put("sha256", digest));
        }
    }

    /** Of what a member may see of a channel, nothing but what is in that stretch of its feed was released to it at this time. */
    record Release(ProofId id, Reader reader, Stretch stretch, Instant when) implements Logged {

        @Override
        public Owner owner() {
            return new Owner.OfMember(reader.member());
        }

        @Override
        public Statement statement() {
            return said(
                    "release",
                    json(id, when)
                            .put("member", reader.member().toString())
                            .put("channel", reader.channel().toString())
                            .put("added_from", stretch.first().dateAdded().toString())
                            .put("added_to", stretch.last().dateAdded().toString()));
        }
    }

    /** The rules of a channel were changed; to each of its members, and to the hub. */
    record Rules(ProofId id, Owner owner, ChannelId channel, Instant when, ChannelRules rules) implements Logged {

        @Override
        public Statement statement() {
            ObjectNode json = json(id, when)
                    .put("channel", channel.toString())
                    .put("kind", rules.kind().written())
                    .put("ceiling", rules.ceiling().word());
            if (rules.kind() instanceof ChannelKind.OfSector(Sector sector)) {
                json.put("sector", sector.written());
            }
            rules.keep().ifPresent(time -> json.put("keep_days", time.toDays()));
            json.put("newcomers", rules.newcomers().written());
            return said("rules", json);
        }
    }

    /** A channel was removed, and what it held withdrawn; to each of its members, and to the hub. */
    record Removal(ProofId id, Owner owner, ChannelId channel, Instant when) implements Logged {

        @Override
        public Statement statement() {
            return said("removal", json(id, when).put("channel", channel.toString()));
        }
    }

    /** A member left. The proof is the hub's to give: the member's own are gone. */
    record Departure(ProofId id, MemberId member, Instant when) implements Logged {

        @Override
        public Owner owner() {
            return new Owner.Hub();
        }

        @Override
        public Statement statement() {
            return said("departure", json(id, when).put("member", member.toString()));
        }
    }

    private static ObjectNode json(ProofId id, Instant when) {
        return JsonNodeFactory.instance.objectNode().put("id", id.toString()).put("at", when.toString());
    }

    private static String written(Owner who) {
        return switch (who) {
            case Owner.Hub() -> "administrator";
            case Owner.OfMember(MemberId member) -> member.toString();
        };
    }

    private static Statement said(String kind, ObjectNode json) {
        return new Statement(kind, new String(StixJson.write(json), StandardCharsets.UTF_8));
    }
}
