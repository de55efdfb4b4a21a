package dev.tocsin.telemetry;

/**
 * What wrote an event.
 *
 * @param format the shape of the event
 * @param stream which of the format's kinds of event it is, in the format's own word: Zeek's path ({@code dns}), EVE's
 *     {@code event_type} ({@code tls}), the Windows channel, CloudTrail's event source, the OCSF class; empty where the
 *     format has no such word
 */
public record LogSource(LogFormat format, String stream) {}
