package dev.originprobe.net;

import io.netty.util.internal.logging.AbstractInternalLogger;
import io.netty.util.internal.logging.InternalLogger;
import io.netty.util.internal.logging.InternalLoggerFactory;

/**
 * Netty without a log. What it has to say of a connection is in the answer; anything else on standard error would break
 * the promise that diagnostics there are ours. It also spares start-up the JDK's logging classes.
 */
final class QuietNetty extends InternalLoggerFactory {
    static {
        InternalLoggerFactory.setDefaultFactory(new QuietNetty());
        // Nobody records its buffers, and the classes of these events take a start some milliseconds.
        System.setProperty("io.netty.jfr.enabled", "false");
    }

    private QuietNetty() {}

    /** Silences Netty, once; later calls do nothing. */
    static void install() {
        // The static initialiser has done it.
    }

    @Override
    protected InternalLogger newInstance(String name) {
        return new Silence(name);
    }

    private static final class Silence extends AbstractInternalLogger {
        private static final long serialVersionUID = 1;

        Silence(String name) {
            super(name);
        }

        @Override
        public boolean isTraceEnabled() {
            return false;
        }

        @Override
        public void trace(String message) {}

        @Override
        public void trace(String format, Object argument) {}

        @Override
        public void trace(String format, Object first, Object second) {}

        @Override
        public void trace(String format, Object... arguments) {}

        @Override
        public void trace(String message, Throwable cause) {}

        @Override
        public boolean isDebugEnabled() {
            return false;
        }

        @Override
        public void debug(String message) {}

        @Override
        public void debug(String format, Object argument) {}

        @Override
        public void debug(String format, Object first, Object second) {}

        @Override
        public void debug(String format, Object... arguments) {}

        @Override
        public void debug(String message, Throwable cause) {}

        @Override
        public boolean isInfoEnabled() {
            return false;
        }

        @Override
        public void info(String message) {}

        @Override
        public void info(String format, Object argument) {}

        @Override
        public void info(String format, Object first, Object second) {}

        @Override
        public void info(String format, Object... arguments) {}

        @Override
        public void info(String message, Throwable cause) {}

        @Override
        public boolean isWarnEnabled() {
            return false;
        }

        @Override
        public void warn(String message) {}

        @Override
        public void warn(String format, Object argument) {}

        @Override
        public void warn(String format, Object first, Object second) {}

        @Override
        public void warn(String format, Object... arguments) {}

        @Override
        public void warn(String message, Throwable cause) {}

        @Override
        public boolean isErrorEnabled() {
            return false;
        }

        @Override
        public void error(String message) {}

        @Override
        public void error(String format, Object argument) {}

        @Override
        public void error(String format, Object first, Object second) {}

        @Override
        public void error(String format, Object... arguments) {}

        @Override
        public void error(String message, Throwable cause) {}
    }
}
