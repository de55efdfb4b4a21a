package dev.tocsin.hub.cursor;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.record.FeedEnd;
import dev.tocsin.share.record.Position;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Places in a channel as they are told: encrypted, so that they say nothing of how much is shared, and
 * authenticated, since whoever could make one up would be told what was taken back before it came. The nonce is a code of
 * the place itself: the same place is the same text, and no nonce serves two places.
 */
public final class Cursors {

    /** The shape of all of them, as a regular expression. */
    public static final String SHAPED = "[0-9a-f]{88}";

    private static final int NONCE_BYTES = 12;
    private static final int PLACE_BYTES = 16;
    private static final int TAG_BITS = 128;
    private static final Pattern SHAPE = Pattern.compile(SHAPED);

    private final SecretKeySpec encrypting;
    private final SecretKeySpec naming;

    /** @param secret 32 random bytes */
    public Cursors(byte[] secret) {
        this.encrypting =
                new SecretKeySpec(Arrays.copyOf(hmac(new SecretKeySpec(secret, "HmacSHA256"), "encrypt"), 16), "AES");
        this.naming = new SecretKeySpec(hmac(new SecretKeySpec(secret, "HmacSHA256"), "name"), "HmacSHA256");
    }

    /** 88 hexadecimal digits. */
    public String write(ChannelId channel, FeedEnd place) {
        byte[] plain = ByteBuffer.allocate(PLACE_BYTES)
                .putLong(place.position().number())
                .putLong(place.withdrawals())
                .array();
        byte[] nonce = Arrays.copyOf(hmac(naming, channel + " " + HexFormat.of().formatHex(plain)), NONCE_BYTES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, channel, nonce).doFinal(plain);
            return HexFormat.of().formatHex(nonce) + HexFormat.of().formatHex(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** The place in this channel; empty if the text is no cursor that this hub gave out for it. */
    public Optional<FeedEnd> read(ChannelId channel, String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        byte[] bytes = HexFormat.of().parseHex(text);
        byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
        try {
            ByteBuffer plain = ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, channel, nonce)
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES));
            return Optional.of(new FeedEnd(new Position(plain.getLong()), plain.getLong()));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, ChannelId channel, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, encrypting, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(channel.toString().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }
}
