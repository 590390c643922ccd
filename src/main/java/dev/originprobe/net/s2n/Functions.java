package dev.originprobe.net.s2n;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The functions of s2n.h that are used, each by its name without {@code s2n_}, in camel case. An int is 0 or more where all
 * went well, and -1 with {@link #errnoLocation} of this thread where not.
 */
final class Functions {
    private Functions() {}

    /** Binds the functions to the library in that file; once in a process. */
    static void bind(Path file) {
        Map<String, Object> options = Map.of(Library.OPTION_FUNCTION_MAPPER, (com.sun.jna.FunctionMapper)
                (library, method) -> "s2n_" + snakeCase(method.getName()));
        Native.register(Functions.class, NativeLibrary.getInstance(file.toString(), options));
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** Sends or receives: the context, the bytes, how many; returns how many were, 0 at the end, or -1 with errno. */
    interface Transfer extends Callback {
        int transfer(@Nullable Pointer context, Pointer bytes, int length);
    }

    /** Nanoseconds since 1970 as an unsigned 64-bit integer; returns 0. */
    interface WallClock extends Callback {
        int time(@Nullable Pointer context, Pointer nanoseconds);
    }

    /** Whether a name in a certificate will do: 1 or 0. The name does not end with a zero byte. */
    interface VerifyHost extends Callback {
        byte verify(Pointer name, long length, @Nullable Pointer context);
    }

    static native int disableAtexit();

    static native int init();

    static native @Nullable Pointer errnoLocation();

    static native int errorGetType(int error);

    static native String strerrorName(int error);

    static native @Nullable Pointer configNewMinimal();

    static native int configFree(Pointer config);

    static native int configSetCipherPreferences(Pointer config, String policy);

    static native int configAddPemToTrustStore(Pointer config, String pem);

    static native int configSetWallClock(Pointer config, WallClock clock, @Nullable Pointer context);

    static native int configSetClientAuthType(Pointer config, int type);

    static native @Nullable Pointer certChainAndKeyNew();

    static native int certChainAndKeyLoadPem(Pointer chainAndKey, String chain, String key);

    static native int certChainAndKeyFree(Pointer chainAndKey);

    static native int configAddCertChainAndKeyToStore(Pointer config, Pointer chainAndKey);

    static native @Nullable Pointer connectionNew(int mode);

    static native int connectionFree(Pointer connection);

    static native int connectionSetConfig(Pointer connection, Pointer config);

    static native int connectionSetBlinding(Pointer connection, int blinding);

    /** Whether it may take more bytes at once than the record has that it reads. */
    static native int connectionSetRecvBuffering(Pointer connection, boolean enabled);

    static native int connectionSetRecvCb(Pointer connection, Transfer receive);

    static native int connectionSetSendCb(Pointer connection, Transfer send);

    static native int connectionSetVerifyHostCallback(Pointer connection, VerifyHost verify, @Nullable Pointer context);

    static native int setServerName(Pointer connection, String name);

    static native int negotiate(Pointer connection, int[] blocked);

    static native int recv(Pointer connection, byte[] into, int size, int[] blocked);

    static native int shutdownSend(Pointer connection, int[] blocked);

    static native int connectionGetAlert(Pointer connection);

    static native @Nullable String connectionGetHandshakeTypeName(Pointer connection);

    static native @Nullable String connectionGetLastMessageName(Pointer connection);
}
