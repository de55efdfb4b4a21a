package dev.tocsin.store;

import dev.tocsin.share.token.Secrets;
import dev.tocsin.store.Schema.HubSecrets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jooq.DSLContext;

/** A hub's secrets in its database, where each of its nodes finds them. */
final class SqlSecrets implements Secrets {

    private final Database database;
    private final SecureRandom random;

    SqlSecrets(Database database, SecureRandom random) {
        this.database = database;
        this.random = random;
    }

    @Override
    public byte[] secret(String name) {
        byte[] fresh = new byte[LENGTH];
        random.nextBytes(fresh);
        return HexFormat.of()
                .parseHex(database.write(sql -> kept(sql, name, HexFormat.of().formatHex(fresh))));
    }

    /** Of two nodes that ask at once for the first time, one makes it and both have it. */
    private static String kept(DSLContext sql, String name, String fresh) {
        sql.insertInto(HubSecrets.TABLE)
                .set(HubSecrets.NAME, name)
                .set(HubSecrets.HEX, fresh)
                .onConflictDoNothing()
                .execute();
        return sql.select(HubSecrets.HEX)
                .from(HubSecrets.TABLE)
                .where(HubSecrets.NAME.eq(name))
                .fetchSingle()
                .value1();
    }
}
