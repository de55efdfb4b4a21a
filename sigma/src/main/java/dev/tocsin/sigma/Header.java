package dev.tocsin.sigma;

import dev.tocsin.sigma.yaml.YamlNode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What rules, correlations and filters say about themselves (Sigma rules specification, Components). None of it decides what
 * matches.
 *
 * @param origin where it was read
 * @param title never empty
 * @param id usually a UUID; other rules may refer to it
 * @param name another name to refer to it by
 * @param author several are separated by commas
 * @param date of its creation
 * @param modified date of its last change
 * @param license SPDX identifier
 * @param taxonomy whose names of fields and log sources it uses; {@code sigma} where it says nothing
 * @param fields that are of interest to an analyst
 * @param custom what else the document has, as written
 */
public record Header(
        Origin origin,
        String title,
        Optional<String> id,
        Optional<String> name,
        Optional<Status> status,
        Optional<Level> level,
        String description,
        String author,
        List<String> references,
        List<String> tags,
        List<String> falsePositives,
        Optional<LocalDate> date,
        Optional<LocalDate> modified,
        List<Related> related,
        String license,
        String taxonomy,
        List<String> fields,
        List<String> scope,
        SequencedMap<String, YamlNode> custom) {
    public Header {
        custom = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(custom));
    }

    /** The id where there is one, otherwise the name, otherwise the title: to say which document is meant. */
    public String shown() {
        return id.or(() -> name).orElse(title);
    }
}
