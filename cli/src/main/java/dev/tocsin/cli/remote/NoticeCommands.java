package dev.tocsin.cli.remote;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.share.community.ChannelKind;
import dev.tocsin.share.request.KeyAnswer;
import dev.tocsin.share.request.KeyFingerprint;
import dev.tocsin.share.request.KeyNotice;
import dev.tocsin.share.request.MalformedRequest;
import dev.tocsin.share.request.ProviderKey;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tocsin notice}. */
@Command(
        name = "notice",
        mixinStandardHelpOptions = true,
        description = "Tell a provider that one of its keys is abused, without telling the key; check and answer that.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            NoticeCommands.Key.class,
            NoticeCommands.ListAll.class,
            NoticeCommands.Check.class,
            NoticeCommands.Answer.class
        })
public final class NoticeCommands {

    @Command(
            name = "key",
            mixinStandardHelpOptions = true,
            description =
                    "Read an abused key from standard input, and send its fingerprint: its last four characters and a"
                            + " salted hash. The key is not kept and not sent.")
    static final class Key extends ChannelCommand {

        private static final String BILATERAL = new ChannelKind.Bilateral().written();

        @Option(names = "--provider", required = true, paramLabel = "NAME", description = "Whose key it seems to be.")
        private String provider = "";

        @Option(names = "--found", paramLabel = "TEXT", description = "Where it was found, if you want to say so.")
        private @Nullable String found;

        @Option(names = "--preview", description = "Print what would be sent, and send nothing.")
        private boolean preview;

        @Override
        public void run() {
            try {
                ProviderKey key = ProviderKey.of(firstLine());
                KeyFingerprint fingerprint = KeyFingerprint.of(key, new SecureRandom());
                List<StixObject> notice =
                        KeyNotice.write(provider, key, fingerprint, Optional.ofNullable(found), InstantSource.system());
                if (preview) {
                    notice.forEach(object -> out().println(object.json()));
                    out().flush();
                    return;
                }
                sayWhoReads(kind());
                send(notice);
                out().println("sent the fingerprint of " + key + " to " + Quoted.of(channel()));
                out().println("notice: " + notice.getLast().id());
                out().flush();
            } catch (MalformedRequest e) {
                throw new CommandFailure(
                        "not sent: " + e.getMessage(),
                        "give the whole key on standard input, and nothing of it elsewhere; tell the provider of a short"
                                + " secret by another way",
                        e);
            }
        }

        private void sayWhoReads(Optional<String> kind) {
            if (kind.equals(Optional.of(BILATERAL))) {
                err().println(Quoted.of(channel())
                        + " is bilateral: one other member at most reads this notice, and the hub's administrator");
            } else {
                err().println("warning: " + Quoted.of(channel()) + " is "
                        + kind.map(told -> "a channel of kind " + Shown.text(told))
                                .orElse("a channel of a kind that the hub does not tell")
                        + ", and everyone who reads it sees this notice, not " + Quoted.of(provider) + " alone");
                err().println("hint: the place for it is a bilateral channel with the provider; an administrator makes"
                        + " one with: tocsin channel add NAME --kind bilateral");
            }
            err().flush();
        }

        private static String firstLine() {
            try {
                // Closed by nobody: it is the process's own.
                return line(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                        .orElseThrow(() -> new CommandFailure(
                                "no key on standard input", "pipe it in: tocsin notice key ... < key.txt"));
            } catch (IOException e) {
                throw new CommandFailure("cannot read standard input", "pipe the key in", e);
            }
        }
    }

    /** A line without its end, cut behind what a key may have; empty at the end of the text. */
    private static Optional<String> line(Reader in) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return Optional.empty();
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() <= ProviderKey.MAX_LENGTH) {
                line.append((char) c);
            }
        }
        return Optional.of(line.toString());
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the notices of a channel, and what was answered.")
    static final class ListAll extends ChannelCommand {

        @Override
        public void run() {
            Notices notices = Notices.in(fetchNotes());
            List<List<String>> rows = new ArrayList<>();
            for (KeyNotice notice : notices.all()) {
                rows.add(List.of(
                        notice.id().toString(),
                        notice.provider(),
                        notice.fingerprint().lastFour(),
                        notice.found().orElse(""),
                        notices.answers(notice.id())));
            }
            if (rows.isEmpty()) {
                out().println("no notices yet");
            } else {
                Shown.table(out(), List.of("NOTICE", "PROVIDER", "ENDS IN", "FOUND", "ANSWER"), rows);
            }
            out().flush();
            notices.told(err());
        }
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Tell which of your own keys the notices of a channel are about. The keys stay on this machine.")
    static final class Check extends ChannelCommand {

        private static final int MOST_KEYS = 5_000_000;

        @Option(names = "--keys", required = true, paramLabel = "FILE", description = "Your keys, one a line.")
        private Path keys = Path.of("");

        @Override
        public void run() {
            Notices notices = Notices.in(fetchNotes());
            Map<String, List<KeyNotice>> byEnd = new HashMap<>();
            notices.all()
                    .forEach(
                            notice -> byEnd.computeIfAbsent(notice.fingerprint().lastFour(), end -> new ArrayList<>())
                                    .add(notice));
            int number = 0;
            int unusable = 0;
            int matches = 0;
            try (BufferedReader in = Files.newBufferedReader(keys)) {
                for (Optional<String> line = line(in); line.isPresent(); line = line(in)) {
                    if (++number > MOST_KEYS) {
                        throw new CommandFailure(
                                "more than " + MOST_KEYS + " lines in " + Quoted.of(keys.toString()),
                                "check them in several files");
                    }
                    ProviderKey key;
                    try {
                        key = ProviderKey.of(line.get());
                    } catch (MalformedRequest e) {
                        unusable++;
                        continue;
                    }
                    for (KeyNotice notice : byEnd.getOrDefault(key.lastFour(), List.of())) {
                        if (notice.fingerprint().isOf(key)) {
                            matches++;
                            out().println("line " + number + " of " + Shown.text(keys.toString()) + ", " + key
                                    + ", is that of " + notice.id()
                                    + notice.found()
                                            .map(text -> "; found: " + Shown.text(text))
                                            .orElse(""));
                        }
                    }
                }
            } catch (CharacterCodingException e) {
                throw new CommandFailure(
                        Quoted.of(keys.toString()) + " is not text in UTF-8 behind line " + number,
                        "write one key a line",
                        e);
            } catch (IOException e) {
                throw new CommandFailure(
                        "cannot read " + Quoted.of(keys.toString()) + ": "
                                + e.getClass().getSimpleName(),
                        "check the path and that this user may read it",
                        e);
            }
            out().flush();
            notices.told(err());
            err().println(number + " lines, " + notices.all().size() + " notices, " + matches + " matches"
                    + (unusable == 0
                            ? ""
                            : "; " + unusable
                                    + " lines are no keys that a notice could be made of (empty, or too short)"));
        }
    }

    @Command(
            name = "answer",
            mixinStandardHelpOptions = true,
            description = "Answer a notice. Nobody has to: silence is no answer, and nothing counts it.")
    static final class Answer extends ChannelCommand {

        @Parameters(index = "0", paramLabel = "NOTICE", description = "Its id, as tocsin notice list shows it.")
        private String notice = "";

        @Parameters(index = "1", paramLabel = "ANSWER", description = "disabled, unknown or not-ours.")
        private String answer = "";

        @Override
        public void run() {
            KeyAnswer said = KeyAnswer.of(answer)
                    .orElseThrow(() -> new CommandFailure(
                            "not an answer: " + Quoted.of(answer), "answer disabled, unknown or not-ours"));
            StixId id = id();
            if (Notices.in(fetchNotes()).all().stream()
                    .noneMatch(there -> there.id().equals(id))) {
                throw new CommandFailure(
                        "no notice " + Quoted.of(notice) + " in " + Quoted.of(channel()),
                        "list them with: tocsin notice list --channel " + channel());
            }
            send(List.of(KeyNotice.answer(id, said, InstantSource.system())));
            out().println("answered " + id + ": " + said.written());
            out().flush();
        }

        private StixId id() {
            try {
                return StixId.parse(notice);
            } catch (StixException e) {
                throw new CommandFailure(
                        "not the id of a notice: " + Quoted.of(notice), "copy it from: tocsin notice list", e);
            }
        }
    }
}
