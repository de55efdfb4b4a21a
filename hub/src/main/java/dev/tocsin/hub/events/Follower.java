package dev.tocsin.hub.events;

import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.ProblemException;
import dev.tocsin.share.Answer;
import dev.tocsin.share.Sharing;
import dev.tocsin.share.View;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Owner;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Someone who follows a channel, and the thread that tells it. It can be ended from any other. */
final class Follower {

    private final Asked asked;
    private final String channel;
    private final View view;
    private final Thread thread = Thread.currentThread();
    private boolean ended;
    private boolean left;
    private volatile long writingSince;

    /** The thread that makes it is the one that tells it. */
    Follower(Asked asked, String channel, View view) {
        this.asked = asked;
        this.channel = channel;
        this.view = view;
    }

    View view() {
        return view;
    }

    /** Whose stream it is, however many persons and agents of a member have one. */
    Owner owner() {
        return ownerOf(caller());
    }

    static Owner ownerOf(Caller caller) {
        if (caller instanceof Caller.Known known) {
            return known.owner();
        }
        throw new IllegalStateException("the decision lets nobody follow who is not known");
    }

    Caller caller() {
        return asked.caller();
    }

    /** What its right to follow hangs on: for followers where this is equal, the answer is one. */
    record Claim(Caller caller, Optional<String> authorization, View view) {}

    Claim claim() {
        return new Claim(caller(), asked.header("Authorization"), view);
    }

    /** Whether it may still follow as it did when it came. */
    boolean mayStay(Sharing sharing) {
        try {
            return asked.callerByNow().equals(caller())
                    && sharing.view(caller(), channel).equals(new Answer.Given<>(view));
        } catch (ProblemException e) {
            return false; // its token does not count any more
        }
    }

    void write(OutputStream out, List<FeedEvent> events) throws IOException {
        writingSince = System.nanoTime() | 1;
        try {
            for (FeedEvent event : events) {
                event.writeTo(out);
            }
            out.flush();
        } finally {
            writingSince = 0;
        }
    }

    /** Whether it has not taken something for so long. */
    boolean isStuck(Duration longest) {
        long since = writingSince;
        return since != 0 && System.nanoTime() - since > longest.toNanos();
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** Ends it, also where it waits or is in the midst of writing: an interrupted virtual thread closes its socket. */
    synchronized void end() {
        ended = true;
        if (!left) {
            thread.interrupt();
        }
    }

    /** Called by its own thread, which from now on does something else. */
    synchronized void leave() {
        left = true;
        // An interruption that was meant for this stream is not one of what the thread does next.
        Thread.interrupted();
    }
}
