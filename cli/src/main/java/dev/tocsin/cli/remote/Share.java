package dev.tocsin.cli.remote;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.cli.ExitCode;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixObject;
import dev.tocsin.taxii.Contribution;
import dev.tocsin.taxii.RemoteCollection;
import dev.tocsin.taxii.TaxiiClient;
import dev.tocsin.taxii.TaxiiException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterators;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin share}: contributes STIX bundles to a channel, and says of each object what became of it. */
@Command(
        name = "share",
        mixinStandardHelpOptions = true,
        description = "Contribute STIX bundles to a channel and say, object by object, accepted or why not.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything was accepted or was there already", "1:something was refused, or nothing was sent"
        })
public final class Share implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "STIX 2.1 or 2.0 bundles, TAXII envelopes or objects; - for standard input.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--channel", paramLabel = "NAME", description = "The channel's name or id.")
    private String channel = "";

    @Mixin
    private TermsOptions conditions = new TermsOptions();

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Option(names = "--quiet", description = "Print only what was refused, and the summary.")
    private boolean quiet;

    @Option(
            names = "--preview",
            description = "Send nothing: show what a hub would take out, hold or refuse, before and after.")
    private boolean preview;

    @Option(
            names = "--receipts",
            paramLabel = "DIR",
            description = "Keep the hub's signed promises there, one file for each request that was sent.")
    private @Nullable Path receipts;

    @Override
    public Integer call() {
        Optional<TermsStamp> stamp = conditions.terms().map(TermsStamp::new);
        stamp.ifPresent(terms ->
                terms.words().forEach(line -> spec.commandLine().getErr().println(line)));
        if (preview) {
            return preview();
        }
        if (channel.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Missing required option: '--channel=NAME'; only --preview does without");
        }
        ShareReport report = new ShareReport(spec.commandLine().getOut(), json, quiet);
        try (BundleFiles files = new BundleFiles(names, System.in);
                TaxiiClient client = new TaxiiClient(remote.credentials(), remote.trust())) {
            RemoteCollection collection = client.collection(remote.server(), channel);
            // What other objects refer to by their markings goes first: a hub refuses a marking that it does not know.
            Consumer<Contribution> told = told(report);
            stamp.ifPresent(terms -> sendTerms(terms, client, collection, told, report));
            Set<String> leftOut = new HashSet<>();
            boolean anonymous = stamp.filter(TermsStamp::anonymous).isPresent();
            Predicate<StixObject> sentFirst = object -> isMarking(object)
                    && !(anonymous
                            && isStatement(object)
                            && leftOut.add(object.id().toString()));
            send(files, client, collection, told, sentFirst, Function.identity(), unusable -> {});
            Function<StixObject, StixObject> stamped =
                    object -> stamp.map(terms -> terms.on(object, leftOut)).orElse(object);
            send(files, client, collection, told, object -> !isMarking(object), stamped, report::unusable);
        } catch (TaxiiException e) {
            spec.commandLine().getOut().flush();
            if (e.kind() == TaxiiException.Kind.UNAUTHORIZED) {
                throw remote.tokenNotKnown();
            }
            throw new CommandFailure(
                    e.getMessage() + (report.summary().startsWith("0 ") ? "" : "; until then " + report.summary()),
                    e.hint(),
                    e);
        }
        spec.commandLine().getOut().flush();
        spec.commandLine()
                .getErr()
                .println("shared " + names.size() + (names.size() == 1 ? " file" : " files") + " with "
                        + Quoted.of(channel) + ", " + report.summary());
        return report.anyRefused() ? ExitCode.FAILED : ExitCode.DONE;
    }

    private int preview() {
        PreviewReport report = new PreviewReport(spec.commandLine().getOut(), json);
        ShareReport unusable = new ShareReport(spec.commandLine().getOut(), json, quiet);
        try (BundleFiles files = new BundleFiles(names, System.in);
                ObjectsOfFiles objects = new ObjectsOfFiles(files, unusable::unusable)) {
            report.look(objects);
        }
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().println(report.summary());
        return report.anyRefused() || unusable.anyRefused() ? ExitCode.FAILED : ExitCode.DONE;
    }

    private Consumer<Contribution> told(ShareReport report) {
        if (receipts == null) {
            return report::told;
        }
        PromiseFolder folder = PromiseFolder.in(receipts);
        return contribution -> {
            folder.keep(contribution);
            report.told(contribution);
        };
    }

    private static void send(
            BundleFiles files,
            TaxiiClient client,
            RemoteCollection collection,
            Consumer<Contribution> told,
            Predicate<StixObject> wanted,
            Function<StixObject, StixObject> stamped,
            Consumer<Unusable> unusable) {
        try (ObjectsOfFiles objects = new ObjectsOfFiles(files, unusable)) {
            Stream<StixObject> all = StreamSupport.stream(Spliterators.spliteratorUnknownSize(objects, 0), false);
            client.add(collection, all.filter(wanted).map(stamped).iterator(), told);
        }
    }

    /** Terms that are not taken must not be parted from what they are about: then nothing else is sent. */
    private void sendTerms(
            TermsStamp terms,
            TaxiiClient client,
            RemoteCollection collection,
            Consumer<Contribution> told,
            ShareReport report) {
        client.add(collection, List.of(terms.definition()).iterator(), told);
        if (report.anyRefused()) {
            spec.commandLine().getOut().flush();
            throw new CommandFailure(
                    "the hub does not take these terms, and nothing else was sent",
                    "the line above says which condition it does not keep; leave that out, or do not share this here");
        }
    }

    /** It may name whoever made it, and forbids nothing by itself (STIX 2.1 §7.2.1.3). */
    private static boolean isStatement(StixObject object) {
        return object.text("definition_type").filter("statement"::equals).isPresent();
    }

    private static boolean isMarking(StixObject object) {
        return object.type().equals("marking-definition");
    }
}
