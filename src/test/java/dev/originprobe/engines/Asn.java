package dev.originprobe.engines;

import dev.originprobe.fixtures.ServerBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An ASN.1 element that can be changed into what no encoder writes. */
final class Asn {
    static final int BOOLEAN = 0x01;
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int NULL = 0x05;
    static final int OID = 0x06;
    static final int UTF8 = 0x0c;
    static final int PRINTABLE = 0x13;
    static final int T61 = 0x14;
    static final int IA5 = 0x16;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;
    static final int UNIVERSAL = 0x1c;
    static final int BMP = 0x1e;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    private static final int CONSTRUCTED = 0x20;
    private static final int INDEFINITE = -1;

    private int tag;
    private byte[] body;
    private final List<Asn> children = new ArrayList<>();
    private int needlessLengthBytes;

    private Asn(int tag, byte[] body) {
        this.tag = tag;
        this.body = body.clone();
    }

    static Asn element(int tag, int... body) {
        byte[] bytes = new byte[body.length];
        for (int i = 0; i < body.length; i++) {
            bytes[i] = (byte) body[i];
        }
        return new Asn(tag, bytes);
    }

    static Asn element(int tag, byte[] body) {
        return new Asn(tag, body);
    }

    static Asn text(int tag, String text) {
        return new Asn(tag, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** An element around others, whatever its tag. */
    static Asn around(int tag, Asn... children) {
        Asn made = new Asn(tag, new byte[0]);
        made.children.addAll(List.of(children));
        return made;
    }

    static Asn sequence(Asn... children) {
        return around(SEQUENCE, children);
    }

    static Asn oid(String dotted) {
        try {
            return read(new org.bouncycastle.asn1.ASN1ObjectIdentifier(dotted).getEncoded());
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    /** Reads the one element that these bytes are. */
    static Asn read(byte[] der) {
        return all(der).get(0);
    }

    /** Reads elements in a row. */
    private static List<Asn> all(byte[] der) {
        List<Asn> elements = new ArrayList<>();
        for (int at = 0; at < der.length; ) {
            int first = der[at + 1] & 0xff;
            int more = first < 0x80 ? 0 : first - 0x80;
            int length = more == 0 ? first : 0;
            for (int i = 0; i < more; i++) {
                length = length << 8 | (der[at + 2 + i] & 0xff);
            }
            int start = at + 2 + more;
            Asn element = new Asn(der[at] & 0xff, Arrays.copyOfRange(der, start, start + length));
            if ((element.tag & CONSTRUCTED) != 0) {
                element.open();
            }
            elements.add(element);
            at = start + length;
        }
        return elements;
    }

    /** Reads what is within, as for an OCTET STRING around an extension's value. */
    Asn open() {
        if (children.isEmpty()) {
            children.addAll(all(body));
            body = new byte[0];
        }
        return this;
    }

    Asn child(int index) {
        return children.get(index);
    }

    List<Asn> children() {
        return children;
    }

    int tag() {
        return tag;
    }

    byte[] body() {
        return body.clone();
    }

    Asn add(Asn... more) {
        children.addAll(List.of(more));
        return this;
    }

    Asn tagged(int other) {
        tag = other;
        return this;
    }

    /** With other contents in place of what it has. */
    Asn holding(byte[] other) {
        children.clear();
        body = other.clone();
        return this;
    }

    Asn holding(int... other) {
        return holding(element(0, other).body);
    }

    /** With other elements in place of what it has. */
    Asn holding(Asn... others) {
        holding(new byte[0]);
        return add(others);
    }

    /** With bytes before its contents. */
    Asn led(int... before) {
        return holding(ServerBytes.join(element(0, before).body, contents()));
    }

    /** With bytes behind its contents. */
    Asn trailed(int... after) {
        return holding(ServerBytes.join(contents(), element(0, after).body));
    }

    /** With a length that is longer than it needs to be. */
    Asn longer() {
        needlessLengthBytes = 1;
        return this;
    }

    /** With an indefinite length. */
    Asn indefinite() {
        needlessLengthBytes = INDEFINITE;
        return this;
    }

    private byte[] contents() {
        byte[] contents = body;
        for (Asn child : children) {
            contents = ServerBytes.join(contents, child.encoded());
        }
        return contents;
    }

    byte[] encoded() {
        byte[] contents = contents();
        if (needlessLengthBytes == INDEFINITE) {
            return ServerBytes.join(
                    ServerBytes.integer(1, tag), ServerBytes.integer(1, 0x80), contents, ServerBytes.integer(2, 0));
        }
        int bytes = contents.length < 0x80 ? 0 : contents.length < 0x100 ? 1 : contents.length < 0x10000 ? 2 : 3;
        int written = bytes + needlessLengthBytes;
        byte[] length = written == 0
                ? ServerBytes.integer(1, contents.length)
                : ServerBytes.join(
                        ServerBytes.integer(1, 0x80 | written), ServerBytes.integer(written, contents.length));
        return ServerBytes.join(ServerBytes.integer(1, tag), length, contents);
    }
}
