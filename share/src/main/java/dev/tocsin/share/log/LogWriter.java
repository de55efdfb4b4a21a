package dev.tocsin.share.log;

import java.time.Duration;

/**
 * Which node of a hub ends the beats of its log, so that it grows by one entry a beat however many nodes there are; and with which
 * keys all of them sign. A port.
 */
public interface LogWriter {

    /** The one process that there is. */
    LogWriter ALONE = new LogWriter() {
        @Override
        public String keys(String own) {
            return own;
        }

        @Override
        public boolean hasKeys() {
            return false;
        }

        @Override
        public boolean takeTurn(Duration patience) {
            return true;
        }

        @Override
        public void handOver() {}

        @Override
        public void forgetKeys() {}
    };

    /** The keys of the hub's log: these, unless a node has said others before. */
    String keys(String own);

    /** Whether a node has said its keys. */
    boolean hasKeys();

    /**
     * Whether it is for this node to end the next beat: it ended the last one, or whichever did was not heard of for so long.
     *
     * @param patience some beats
     */
    boolean takeTurn(Duration patience);

    /** Lets another node take its turn at once. */
    void handOver();

    /** Lets the next node that starts say which keys the log has, as long as none runs. */
    void forgetKeys();
}
