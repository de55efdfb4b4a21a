package dev.tocsin.store;

import java.util.function.Function;
import org.jooq.DSLContext;

/** A database with Tocsin's schema. All failures are {@link StoreException}s. */
interface Database extends AutoCloseable {

    /** Asks; beside writers and other readers, of one state of the database for each statement. */
    <T> T read(Function<DSLContext, T> question);

    /** Changes, in one transaction: durable when this returns, nothing changed where it throws. */
    <T> T write(Function<DSLContext, T> change);

    /** Takes what was removed out of every file that this process writes, as far as the database can. */
    void overwriteRemoved();

    @Override
    void close();
}
