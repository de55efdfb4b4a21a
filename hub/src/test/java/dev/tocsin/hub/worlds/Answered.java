package dev.tocsin.hub.worlds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** An answer as it came over the wire, one character for each byte. */
record Answered(String bytes) {

    /** Keys, hashes, salts and signatures; how long they are stays. */
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{40,}={0,2}");

    /** Digests of what was shared, which have to be the same. */
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]+");

    private static final Pattern LOG_NAME = Pattern.compile("tocsin/[0-9a-f]{16}");
    private static final Pattern KEY_ID = Pattern.compile("\\+[0-9a-f]{8}\\+");
    private static final Pattern SLOT = Pattern.compile("\"slot\":(\\d+)");
    /** Of an event in a stream; another key makes another. */
    private static final Pattern CURSOR = Pattern.compile("(?m)^id: [0-9a-f]{88}$");

    /** Of a page. */
    private static final Pattern NEXT = Pattern.compile("\"next\":\"[0-9a-f]{88}");

    /** In an export or a list of receipts, of what has no name in the story, such as an admission; STIX ids stay. */
    private static final Pattern PROOF_ID = Pattern.compile("(?<!--)\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Pattern LENGTH = Pattern.compile("(?i)(Content-Length: )(\\d+)");

    /** Of an entity tag, which is a digest of what was answered, ids included. */
    private static final Pattern TAG = Pattern.compile("(?im)^ETag: W/\"[0-9a-f]{32}\"");

    static Answered of(byte[] bytes) {
        return new Answered(new String(bytes, StandardCharsets.ISO_8859_1)).unpacked();
    }

    /** As it is without the coding gzip, whose length depends on ids that a hub chose. */
    private Answered unpacked() {
        if (!header("Content-Encoding").orElse("").equals("gzip") || body().isEmpty()) {
            return this;
        }
        try (GZIPInputStream in =
                new GZIPInputStream(new ByteArrayInputStream(body().getBytes(StandardCharsets.ISO_8859_1)))) {
            String content = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            String head = LENGTH.matcher(head()).replaceAll("$1" + content.length());
            return new Answered(head + "\r\n\r\n" + content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int status() {
        return bytes.startsWith("HTTP/1.1 ") ? Integer.parseInt(bytes.substring(9, 12)) : 0;
    }

    String head() {
        int end = bytes.indexOf("\r\n\r\n");
        return end < 0 ? bytes : bytes.substring(0, end);
    }

    String body() {
        int end = bytes.indexOf("\r\n\r\n");
        return end < 0 ? "" : bytes.substring(end + 4);
    }

    Optional<String> header(String name) {
        return head().lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    /** The body as JSON; missing where it is none. */
    JsonNode json() {
        try {
            return StixJson.read(body().getBytes(StandardCharsets.ISO_8859_1));
        } catch (StixException e) {
            return MissingNode.getInstance();
        }
    }

    /**
     * The answer without what differs between any two hubs: the {@code Date} header, the ids that a hub chose, and what
     * the log's keys and salts make. A slot of a beat is a random number of one to five digits, which the length of the
     * body follows; where HEAD leaves out the body, the slot is not known, and GET is what the length is compared by. Of a
     * binary body its length is left.
     */
    String comparable(Names names) {
        String head = head().replaceFirst("(?im)^Date: .*$", "Date: any");
        head = TAG.matcher(head).replaceAll("ETag: any");
        if (body().isEmpty()) {
            head = LENGTH.matcher(head)
                    .replaceAll(found -> found.group(1) + (found.group(2).equals("0") ? "0" : "any"));
        }
        String body = body();
        if (header("Content-Type").orElse("").equals("application/octet-stream")) {
            return head + "\n\n" + body.length() + " bytes";
        }
        Matcher slot = SLOT.matcher(body);
        if (slot.find()) {
            int digits = slot.group(1).length();
            head = LENGTH.matcher(head)
                    .replaceAll(found -> found.group(1) + (Integer.parseInt(found.group(2)) - digits) + " and a slot");
            body = slot.replaceAll("\"slot\":any");
        }
        String all = head + "\n\n" + body;
        all = KEY_ID.matcher(all).replaceAll("+any+");
        all = CURSOR.matcher(all).replaceAll("id: any");
        all = NEXT.matcher(all).replaceAll("\"next\":\"any");
        all = LOG_NAME.matcher(all).replaceAll("tocsin/any");
        all = BASE64.matcher(all)
                .replaceAll(found -> HEXADECIMAL.matcher(found.group()).matches()
                        ? found.group()
                        : "[" + found.group().length() + " characters of base 64]");
        String named = names.toNames(all);
        return header("Content-Type").orElse("").equals("application/x-ndjson") || body.startsWith("{\"receipts\":[")
                ? PROOF_ID.matcher(named).replaceAll("any")
                : named;
    }
}
