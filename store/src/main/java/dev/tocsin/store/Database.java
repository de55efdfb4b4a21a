package dev.tocsin.store;

import java.util.function.Function;
import org.jooq.DSLContext;

/** A database with Tocsin's schema. All failures are {@link StoreException}s. */
interface Database extends AutoCloseable {

    /** Asks; beside writers and other readers, of one state of the database for each statement. */
    <T> T read(Function<DSLContext, T> question);

    /**
     * Changes, in one transaction: durable when this returns, nothing changed where it throws. The change may be asked for more than once,
     * each time with nothing of the time before in the database, where transactions of other nodes are in its way.
     */
    <T> T write(Function<DSLContext, T> change);

    /** Takes what was removed out of every file that this process writes, as far as the database can. */
    void overwriteRemoved();

    @Override
    void close();
}
