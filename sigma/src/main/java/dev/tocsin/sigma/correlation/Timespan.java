package dev.tocsin.sigma.correlation;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time span as a rule writes it (Sigma correlation rules specification, Time Selection): a number and one of {@code s},
 * {@code m}, {@code h} and {@code d}. pySigma also knows {@code w}, and {@code M} and {@code y} as the mean month and year.
 *
 * @param standard whether the specification has the unit
 */
record Timespan(Duration duration, boolean standard) {

    private static final Pattern TIMESPAN = Pattern.compile("([0-9]{1,9})([smhdwMy])");
    private static final Duration MEAN_MONTH = Duration.ofSeconds(2_629_746);
    private static final Duration MEAN_YEAR = MEAN_MONTH.multipliedBy(12);

    /** Empty where it is none, or no time at all. */
    static Optional<Timespan> parse(String text) {
        Matcher timespan = TIMESPAN.matcher(text);
        if (!timespan.matches()) {
            return Optional.empty();
        }
        String unit = timespan.group(2);
        Duration one = switch (unit) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            case "w" -> Duration.ofDays(7);
            case "M" -> MEAN_MONTH;
            default -> MEAN_YEAR;
        };
        Duration all = one.multipliedBy(Long.parseLong(timespan.group(1)));
        return all.isZero() ? Optional.empty() : Optional.of(new Timespan(all, "smhd".contains(unit)));
    }
}
