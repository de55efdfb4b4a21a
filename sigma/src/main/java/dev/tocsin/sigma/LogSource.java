package dev.tocsin.sigma;

import dev.tocsin.sigma.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;

/**
 * Which logs a rule is for (Sigma rules specification, LogSource). At least one of category, product and service is given.
 *
 * @param category such as {@code process_creation}
 * @param product such as {@code windows}
 * @param service such as {@code sshd}
 * @param definition what has to be configured for the log to be there; for people
 * @param custom what else the section has, as written
 */
public record LogSource(
        Optional<String> category,
        Optional<String> product,
        Optional<String> service,
        Optional<String> definition,
        Map<String, YamlNode> custom) {
    public LogSource {
        custom = Map.copyOf(custom);
    }
}
