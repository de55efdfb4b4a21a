package dev.tocsin.telemetry;

import dev.tocsin.telemetry.frame.Frame;
import java.util.Optional;

/** Looks at parts of any inputs, in any order. For one thread: each has one of its own. */
public final class PartLook {

    /** Trees of longer texts are made one at a time, since a tree can take many times its text. */
    private static final int LONGEST_TEXT = 1 << 18;

    private final FrameLook look;

    /** @param look tells which events nobody wants; no other thread may use it */
    public PartLook(QuickLook look) {
        this.look = new FrameLook(ReadLimits.DEFAULT, Optional.of(look));
    }

    /** What the part holds. A failure comes out when it is {@linkplain LogParts#take taken}, as one thread would have met it. */
    public LookedPart look(LogPart part) {
        LookedPart looked = new LookedPart(part);
        try {
            for (Frame frame : part.frames()) {
                looked.add(look.look(frame, LONGEST_TEXT));
            }
        } catch (RuntimeException | Error e) {
            looked.failed(e);
        }
        return looked;
    }
}
