package dev.tocsin.store;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.store.Schema.Channels;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Channels as other tables refer to them. */
final class ChannelKeys {

    private ChannelKeys() {}

    /** The key, as a question to put inside another one; without an answer where there is no such channel. */
    static Select<Record1<Long>> keyOf(ChannelId channel) {
        return DSL.select(Channels.ID).from(Channels.TABLE).where(Channels.UUID.eq(channel.toString()));
    }

    static long key(DSLContext sql, ChannelId channel) {
        return sql.fetchOptional(keyOf(channel))
                .map(Record1::value1)
                .orElseThrow(() -> new IllegalStateException("no channel has the id " + channel));
    }
}
