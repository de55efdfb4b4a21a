package dev.tocsin.hub.worlds;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP/1.1 by hand, one connection a request: what goes out is what the test says, what comes back is every byte. */
final class Wire {

    private static final int PATIENCE_MILLIS = 30_000;

    private static final Pattern CHUNKED = Pattern.compile("(?im)^Transfer-Encoding: *chunked\\r?$");
    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?im)^Content-Length: *(\\d+)\\r?$");

    private final InetSocketAddress address;

    Wire(InetSocketAddress address) {
        this.address = address;
    }

    /** Sends a request and gives back all that is answered, status line and headers included. */
    byte[] send(String method, String target, Map<String, String> headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: hub.example\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (content.length > 0 || method.equals("POST") || method.equals("PUT")) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        head.append("\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        request.writeBytes(content);
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(address);
            socket.getOutputStream().write(request.toByteArray());
            return answer(new BufferedInputStream(socket.getInputStream()), method.equals("HEAD"));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + target, e);
        }
    }

    /** What the chunks hold, wherever they are parted (RFC 9112 §7.1). */
    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            content.writeBytes(in.readNBytes(size));
            in.skipNBytes(2);
        }
        return content.toByteArray();
    }

    private static int chunkSize(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return Integer.parseInt(line.toString().strip(), 16);
    }

    /** Up to where the answer's head says that it ends; one that says nothing ends with the connection. */
    private static byte[] answer(InputStream in, boolean toHead) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        String head = "";
        for (int next = in.read(); next >= 0; next = in.read()) {
            answer.write(next);
            if (next == '\n' && answer.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                head = answer.toString(StandardCharsets.ISO_8859_1);
                break;
            }
        }
        Matcher length = CONTENT_LENGTH.matcher(head);
        boolean without = toHead || head.startsWith("HTTP/1.1 204") || head.startsWith("HTTP/1.1 304");
        if (!without && CHUNKED.matcher(head).find()) {
            answer.writeBytes(chunks(in));
        } else if (!without) {
            answer.writeBytes(length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : in.readAllBytes());
        }
        return answer.toByteArray();
    }
}
