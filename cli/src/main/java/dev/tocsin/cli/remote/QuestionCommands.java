package dev.tocsin.cli.remote;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.share.request.MalformedRequest;
import dev.tocsin.share.request.Question;
import dev.tocsin.share.request.QuestionKind;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tocsin question}. */
@Command(
        name = "question",
        mixinStandardHelpOptions = true,
        description =
                "Ask all who read a channel, and answer. Nobody has to: silence is no answer, and nothing counts it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {QuestionCommands.Ask.class, QuestionCommands.Answer.class, QuestionCommands.ListAll.class})
public final class QuestionCommands {

    @Command(name = "ask", mixinStandardHelpOptions = true, description = "Ask a question about one or more objects.")
    static final class Ask extends ChannelCommand {

        @Parameters(paramLabel = "TEXT", description = "The question in words.")
        private String text = "";

        @Option(
                names = "--kind",
                paramLabel = "KIND",
                description = "seen-this (default), whose-key-is-this, or other.")
        private String kind = QuestionKind.SEEN_THIS.written();

        @Option(
                names = "--about",
                required = true,
                paramLabel = "ID|FILE",
                description =
                        "The id of an object in the channel, or a file of STIX objects, which are shared first; may"
                                + " be given several times.")
        private List<String> about = new ArrayList<>();

        @Override
        public void run() {
            QuestionKind asked = QuestionKind.of(kind)
                    .orElseThrow(() -> new CommandFailure(
                            "not a kind of question: " + Quoted.of(kind), "ask seen-this, whose-key-is-this or other"));
            List<StixId> ids = new ArrayList<>();
            List<StixObject> shared = new ArrayList<>();
            for (String each : about) {
                if (each.contains("--") && !Files.exists(Path.of(each))) {
                    ids.add(id(each));
                } else {
                    shared.addAll(objects(each));
                }
            }
            shared.stream()
                    .filter(object -> !object.type().equals("marking-definition"))
                    .forEach(object -> ids.add(object.id()));
            try {
                StixObject question = Question.write(asked, text, ids, InstantSource.system());
                shared.add(question);
                send(shared);
                out().println("asked in " + Quoted.of(channel()));
                out().println("question: " + question.id());
                out().flush();
            } catch (MalformedRequest e) {
                throw new CommandFailure(
                        "not sent: " + e.getMessage(), "shorten it, or ask about fewer objects at a time", e);
            }
        }

        private static List<StixObject> objects(String file) {
            List<StixObject> objects = new ArrayList<>();
            try (BundleFiles files = new BundleFiles(List.of(file), System.in);
                    ObjectsOfFiles found = new ObjectsOfFiles(files, unusable -> {
                        throw new CommandFailure(
                                "not sent: an object in " + Quoted.of(file) + " cannot be used: "
                                        + Shown.text(unusable.why()),
                                "correct it, or give the ids of objects that are in the channel");
                    })) {
                found.forEachRemaining(objects::add);
            }
            return objects;
        }
    }

    @Command(name = "answer", mixinStandardHelpOptions = true, description = "Answer a question, in words.")
    static final class Answer extends ChannelCommand {

        @Parameters(index = "0", paramLabel = "QUESTION", description = "Its id, as tocsin question list shows it.")
        private String question = "";

        @Parameters(index = "1", paramLabel = "TEXT", description = "The answer.")
        private String text = "";

        @Override
        public void run() {
            StixId id = id(question);
            if (!Questions.in(fetchNotes()).has(id)) {
                throw new CommandFailure(
                        "no question " + Quoted.of(question) + " in " + Quoted.of(channel()),
                        "list them with: tocsin question list --channel " + channel());
            }
            try {
                send(List.of(Question.answer(id, text, InstantSource.system())));
            } catch (MalformedRequest e) {
                throw new CommandFailure("not sent: " + e.getMessage(), "say something, and shorter", e);
            }
            out().println("answered " + id);
            out().flush();
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the questions of a channel, with the answers so far.")
    static final class ListAll extends ChannelCommand {

        @Override
        public void run() {
            Questions questions = Questions.in(fetchNotes());
            if (questions.all().isEmpty()) {
                out().println("no questions yet");
            }
            for (Question question : questions.all()) {
                out().println(question.id() + " (" + question.kind().written() + ")");
                out().println("  " + Shown.text(question.text()));
                question.about().forEach(id -> out().println("  about: " + id));
                questions
                        .answers()
                        .getOrDefault(question.id(), List.of())
                        .forEach(answer -> out().println("  answer: " + Shown.text(answer)));
            }
            out().flush();
            questions.unusable().forEach(why -> err().println("not a question or an answer: " + Shown.text(why)));
        }
    }

    private static StixId id(String text) {
        try {
            return StixId.parse(text);
        } catch (StixException e) {
            throw new CommandFailure(
                    "neither a file nor the id of an object: " + Quoted.of(text),
                    "copy it from: tocsin question list, or tocsin follow",
                    e);
        }
    }
}
