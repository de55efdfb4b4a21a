package dev.tocsin.store;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class PostgresStoreTest {

    private static TestPostgres postgres;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = TestPostgres.start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    private TocsinStore openEmpty() {
        postgres.empty();
        return TocsinStore.open(postgres.address());
    }

    @Nested
    class Auditing extends AuditingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return PostgresStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Releasing extends ReleasingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return PostgresStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Leaving extends LeavingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return PostgresStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Joining extends JoiningBehaviour {
        @Override
        TocsinStore openEmpty() {
            return PostgresStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Contributing extends ContributingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return PostgresStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Holding extends HoldingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return PostgresStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Expiring extends ExpiringBehaviour {
        @Override
        TocsinStore openEmpty() {
            return PostgresStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Statuses extends StatusBehaviour {
        @Override
        TocsinStore openEmpty() {
            return PostgresStoreTest.this.openEmpty();
        }
    }

    @Nested
    class UnderEmbargo extends EmbargoBehaviour {
        @Override
        TocsinStore openEmpty() {
            return PostgresStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Redacting extends RedactingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return PostgresStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Resharing extends ResharingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return PostgresStoreTest.this.openEmpty();
        }
    }

    @Nested
    class ToNewcomers extends NewcomersBehaviour {
        @Override
        TocsinStore openEmpty() {
            return PostgresStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Channels extends ChannelBehaviour {
        @Override
        TocsinStore openEmpty() {
            return PostgresStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Anonymously extends AnonymityBehaviour {
        @Override
        TocsinStore openEmpty() {
            return PostgresStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Reading extends ReadingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return PostgresStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Withdrawing extends WithdrawingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return PostgresStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Hiding extends HidingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return PostgresStoreTest.this.openEmpty();
        }
    }

    @Nested
    class LoggingIn extends LoginBehaviour {
        @Override
        TocsinStore openEmpty() {
            return PostgresStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Scoping extends ScopeBehaviour {
        @Override
        TocsinStore openEmpty() {
            return PostgresStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Members extends CommunityBehaviour {
        @Override
        TocsinStore openEmpty() {
            return PostgresStoreTest.this.openEmpty();
        }
    }

    @Nested
    class AgainstTheModel extends ModelBehaviour {
        @Override
        TocsinStore openEmpty() {
            return PostgresStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Log extends LogBehaviour {
        @Override
        TocsinStore openEmpty() {
            return PostgresStoreTest.this.openEmpty();
        }
    }
}
