package dev.tocsin.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.tocsin.store.StoreException.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/** Connections to a PostgreSQL database on which a commit that was answered stays, whatever the server's defaults are. */
final class PostgresSource {

    private static final int CONNECTIONS = 16;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final int CONNECT_SECONDS = 5;

    /** What never answers is given up, so that a lost server does not hold every request for ever. */
    private static final int ANSWER_SECONDS = 60;

    /** What is answered must be on a disk; whoever wants more than this, such as a replica's word, keeps it. */
    private static final String DURABLE = """
            SELECT set_config('synchronous_commit',
                              CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on'
                                   ELSE current_setting('synchronous_commit') END, false)""";

    private PostgresSource() {}

    /** @throws StoreException if no server of that address can be reached, or none lets this user write */
    static HikariDataSource open(PostgresAddress address) {
        HikariConfig config = new HikariConfig();
        // Nothing secret is in it: a driver's errors may show it.
        config.setJdbcUrl("jdbc:postgresql://"
                + String.join(
                        ",",
                        address.hosts().stream()
                                .map(PostgresAddress.Host::toString)
                                .toList())
                + "/" + URLEncoder.encode(address.database(), StandardCharsets.UTF_8));
        config.setUsername(address.user());
        // The driver looks into ~/.pgpass where it is told none.
        address.password()
                .or(() -> Optional.ofNullable(System.getenv("PGPASSWORD")))
                .ifPresent(config::setPassword);
        config.setDataSourceProperties(properties(address));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(LONGEST_WAIT.toMillis());
        config.setConnectionInitSql(DURABLE);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new StoreException(
                    Kind.UNAVAILABLE,
                    "the database at " + address + " cannot be reached: " + reason(e),
                    "check the address, the user and the password (in PGPASSWORD or ~/.pgpass), and that the server runs"
                            + (address.isLoopback()
                                    ? ""
                                    : "; the server's certificate must be of an authority that sslrootcert names or,"
                                            + " without it, of one in ~/.postgresql/root.crt, and of its host's name;"
                                            + " sslmode=require asks for less"),
                    e);
        }
    }

    /** The driver's names: https://jdbc.postgresql.org/documentation/use/#connection-parameters. */
    private static Properties properties(PostgresAddress address) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "tocsin");
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
        properties.setProperty("socketTimeout", String.valueOf(ANSWER_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("targetServerType", "primary");
        properties.setProperty("sslmode", address.isLoopback() ? "prefer" : "verify-full");
        address.parameters().forEach(properties::setProperty);
        return properties;
    }

    private static String reason(PoolInitializationException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
