package dev.tocsin.store;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {

    @TempDir
    Path folder;

    private TocsinStore openEmpty() {
        return TocsinStore.open(folder.resolve("data"));
    }

    @Nested
    class Contributing extends ContributingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Holding extends HoldingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Reading extends ReadingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Withdrawing extends WithdrawingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Hiding extends HidingBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Members extends CommunityBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class AgainstTheModel extends ModelBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }

    @Nested
    class Log extends LogBehaviour {
        @Override
        TocsinStore openEmpty() {
            return SqliteStoreTest.this.openEmpty();
        }
    }
}
