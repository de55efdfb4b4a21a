package dev.tocsin.match.engine;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Keeps compiled plans from one start to the next, so that rules that did not change are not compiled again. */
public interface PlanStore {

    /**
     * What was kept under the key, if it is still there.
     *
     * @param key hexadecimal; it stands for everything that the plans were made of
     */
    Optional<ByteBuffer> find(String key);

    /** Is told that what was found under the key is damaged and not used. */
    void damaged(String key);

    /** Keeps plans; where that is not possible, the store says so to whom it may concern, and nothing else changes. */
    void keep(String key, byte[] plans);
}
