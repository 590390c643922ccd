package dev.originprobe.tls;

import java.util.ArrayList;
import java.util.List;

/** The types of the extensions in a block of a server's message. */
final class ServerExtensions {
    private ServerExtensions() {}

    /**
     * Reads {@code struct { ExtensionType extension_type; opaque extension_data<0..2^16-1>; } Extension;} to the block's end
     * and insists that none comes twice (RFC 8446, 4.2; RFC 5246, 7.4.1.4).
     */
    static List<Integer> types(TlsReader block) {
        List<Integer> types = new ArrayList<>();
        while (block.hasMore()) {
            add(types, block.uint16());
            block.vector(2);
        }
        return types;
    }

    static void add(List<Integer> types, int type) {
        if (types.contains(type)) {
            throw new BrokenFlight("the extension " + ExtensionType.label(type) + " twice in a message");
        }
        types.add(type);
    }
}
