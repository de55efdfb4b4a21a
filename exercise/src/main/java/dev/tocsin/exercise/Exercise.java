package dev.tocsin.exercise;

import dev.tocsin.exercise.scenario.ModelWorksReport;
import dev.tocsin.exercise.scenario.Scenario;
import dev.tocsin.guard.Alert;
import dev.tocsin.guard.PlainWords;
import dev.tocsin.guard.Rulebook;
import dev.tocsin.guard.Sightings;
import dev.tocsin.guard.Subscription;
import dev.tocsin.stix.ObjectBuilder;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The main job of Tocsin played as one story on real parts: a hub on the embedded store, three members who speak TAXII
 * 2.1 to it over HTTP, a guard that is subscribed, a log in which the reported intrusion happens, alerts, and sightings
 * that come back. Whatever does not come out as it must ends it with {@link ExerciseFailure}.
 */
public final class Exercise {

    private static final String AGENCY = "National Cyber Agency";
    private static final String HOSPITAL = "Larkspur Rural Hospital";
    private static final String OUTSIDER = "Brightfield Bank";
    private static final String CHANNEL = "hospital-watch";
    private static final List<String> READ_AND_CONTRIBUTE = List.of("read", "contribute");

    private static final Duration ASK_EVERY = Duration.ofMillis(250);

    /** Far longer than it ever takes; only a hub that is broken lets it pass. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Narrator narrator;
    private final Path folder;
    private final long seed;
    private final InstantSource clock;

    /**
     * @param out where the story is told
     * @param colour whether that is a terminal that shows colours
     * @param folder an empty or absent folder for the hub's data and the generated logs; it stays
     * @param seed decides the generated traffic
     */
    public Exercise(PrintWriter out, boolean colour, Path folder, long seed, InstantSource clock) {
        this.narrator = new Narrator(out, colour);
        this.folder = folder;
        this.seed = seed;
        this.clock = clock;
    }

    /** The tokens that the members got. */
    private record Tokens(String modelWorks, String hospital, String outsider) {}

    /**
     * Plays the story to its end.
     *
     * @throws ExerciseFailure if a step does not come out as it must
     */
    public void play() throws InterruptedException {
        narrator.say("Tocsin exercise: an invented hospital is attacked on an invented day.");
        narrator.say("All traffic, names and addresses are generated (seed " + seed + ").");
        narrator.say("");
        Scenario scenario = Scenario.of(seed);
        try (TemporaryHub hub = narrator.step("A hub starts on this machine", this::startHub);
                HttpClient http = HttpClient.newHttpClient()) {
            Tokens tokens = narrator.step("Members join, and a channel opens for them", details -> {
                AdminCalls admin = new AdminCalls(http, hub.uri(), hub.administrator());
                return admitMembers(admin, details);
            });
            try (TaxiiMember company = new TaxiiMember(hub.uri(), tokens.modelWorks(), CHANNEL);
                    TaxiiMember hospital = new TaxiiMember(hub.uri(), tokens.hospital(), CHANNEL)) {
                play(scenario, company, hospital);
                narrator.step("A member who was not admitted sees nothing of it", details -> {
                    details.accept(new Outsider(http, hub.uri(), tokens.outsider())
                            .seesNothingOf(company.collection().info().id()));
                    return true;
                });
            }
        }
        narrator.say("");
        narrator.say("The exercise came out as it must.");
    }

    private TemporaryHub startHub(Consumer<String> details) {
        TemporaryHub hub = TemporaryHub.start(folder.resolve("hub"), clock);
        details.accept("at " + hub.uri() + " with its data in " + folder.resolve("hub"));
        return hub;
    }

    private static Tokens admitMembers(AdminCalls admin, Consumer<String> details)
            throws IOException, InterruptedException {
        admin.addMember(AGENCY, "agency");
        admin.addMember(ModelWorksReport.COMPANY, "ai-developer");
        admin.addMember(HOSPITAL, "operator");
        admin.addMember(OUTSIDER, "operator");
        admin.addChannel(CHANNEL, "Hospital watch", "amber");
        for (String member : List.of(AGENCY, ModelWorksReport.COMPANY, HOSPITAL)) {
            admin.admit(CHANNEL, member, READ_AND_CONTRIBUTE);
        }
        details.accept(AGENCY + " runs the channel " + CHANNEL + ", for what is marked up to TLP:AMBER");
        details.accept("admitted: " + AGENCY + ", " + ModelWorksReport.COMPANY + " (an AI company), " + HOSPITAL);
        details.accept("a member, not admitted: " + OUTSIDER);
        return new Tokens(admin.token(ModelWorksReport.COMPANY), admin.token(HOSPITAL), admin.token(OUTSIDER));
    }

    private void play(Scenario scenario, TaxiiMember company, TaxiiMember hospital) throws InterruptedException {
        List<String> trouble = new ArrayList<>();
        try (Subscription subscription = narrator.step("The hospital's guard subscribes over TAXII 2.1", details -> {
            details.accept("it asks for news every " + ASK_EVERY.toMillis() + " ms; there are no rules yet");
            return hospital.subscribe(ASK_EVERY, failure -> trouble.add(String.valueOf(failure.getMessage())));
        })) {
            List<StixObject> report = StixText.objects(ModelWorksReport.bundle(seed));
            narrator.step("Model Works shares what it saw of an intrusion that its model drove", details -> {
                long accepted = company.contribute(report);
                details.accept(accepted + " objects accepted: " + StixText.kinds(report));
                return accepted;
            });
            Rulebook rulebook = narrator.step("The guard has the rules", details -> {
                Rulebook rules = subscription
                        .await(book -> !book.rules().isEmpty(), PATIENCE)
                        .orElseThrow(() -> new ExerciseFailure(
                                "no rules after " + PATIENCE.toSeconds() + " s; " + String.join("; ", trouble)));
                details.accept(rules.rules().size() + " rules in force");
                rules.refused()
                        .forEach(each ->
                                details.accept("not a rule for this guard: \"" + each.name() + "\": " + each.reason()));
                return rules;
            });
            List<Alert> alerts = scan(scenario, rulebook);
            tell(alerts, rulebook);
            checkAgainst(scenario, alerts);
            sendSightings(alerts, company, hospital);
        }
    }

    private List<Alert> scan(Scenario scenario, Rulebook rulebook) throws InterruptedException {
        String title = "The hospital scans its logs of Monday, 2 November 2026";
        return narrator.step(title, details -> {
            List<Path> files = Scenario.write(scenario.all(), folder.resolve("logs"));
            ScannedLogs scanned = ScannedLogs.of(files, rulebook);
            details.accept(String.format(
                    Locale.ROOT,
                    "%,d records of %d computers, of which the intruder caused %,d; in %s",
                    scanned.events(),
                    scenario.hosts(),
                    scenario.intrusion().size(),
                    folder.resolve("logs")));
            details.accept(scanned.hits() + " hits make " + scanned.alerts().size()
                    + " alerts; this is how the guard tells them:");
            return scanned.alerts();
        });
    }

    private void tell(List<Alert> alerts, Rulebook rulebook) {
        PlainWords words = new PlainWords(rulebook, clock, ZoneOffset.UTC);
        words.tell(alerts).forEach(narrator::alert);
        narrator.say("");
    }

    private void checkAgainst(Scenario scenario, List<Alert> alerts) throws InterruptedException {
        narrator.step("The alerts are held against what the intruder did", details -> {
            new Verdict(scenario.acts(), alerts).require();
            details.accept("all " + scenario.acts().size() + " acts were found, and nothing that was ordinary work");
            return true;
        });
    }

    private void sendSightings(List<Alert> alerts, TaxiiMember company, TaxiiMember hospital)
            throws InterruptedException {
        List<StixObject> sightings = narrator.step("The hospital tells the channel what it saw", details -> {
            StixObject self = ObjectBuilder.of("identity", clock)
                    .set("name", HOSPITAL)
                    .set("identity_class", "organization")
                    .set("object_marking_refs", List.of(Tlp.GREEN.markingId()))
                    .build();
            List<StixObject> made = Sightings.of(alerts, self.id(), clock);
            List<StixObject> sent = new ArrayList<>(made);
            sent.addFirst(self);
            hospital.contribute(sent);
            details.accept(
                    made.size() + " sightings: which indicator, how often, from when to when; no event, address or"
                            + " computer's name leaves the house");
            return made;
        });
        narrator.step("Model Works reads the sightings", details -> {
            List<StixObject> read = company.read("sighting");
            Function<StixObject, String> counted =
                    sighting -> sighting.id() + " " + sighting.json().path("count");
            List<String> there = read.stream().map(counted).sorted().toList();
            List<String> sent = sightings.stream().map(counted).sorted().toList();
            if (!there.equals(sent)) {
                throw new ExerciseFailure("sent " + sent + ", and the channel holds " + there);
            }
            long seen = read.stream()
                    .mapToLong(sighting -> sighting.json().path("count").asLong())
                    .sum();
            details.accept(read.size() + " of its indicators were seen in a hospital, " + seen + " times in all");
            return true;
        });
    }

    /** Deletes a folder and what is in it. */
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
