package dev.originprobe.tls;

import dev.originprobe.octets.Octets;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A server's first flight, read as far as its bytes have come in, however they are cut: records, messages fragmented over
 * records, several messages in a record. A value: {@link #after} gives the reader that has read more. No I/O; bounded in
 * bytes, records, messages and alerts; total, whatever the bytes.
 *
 * <pre>
 * struct { HandshakeType msg_type; uint24 length; body } Handshake;       // RFC 5246, 7.4
 * struct { AlertLevel level; AlertDescription description; } Alert;       // RFC 5246, 7.2
 * </pre>
 *
 * <p>What TLS 1.3 encrypts is read in the answer to a hello of ours ({@link #answering}). A reader of a handshake that an engine finishes ({@link #besideAnEngine}) is
 * shown what the server sends, and ignores what follows the plain text.
 */
public final class FlightReader {
    /**
     * All handshake messages of a flight with their headers, in bytes. OpenSSL takes certificates of 100 KiB altogether
     * (SSL_MAX_CERT_LIST_DEFAULT): ten times that is still shown to the judge, more is an attack.
     */
    static final int LONGEST_FLIGHT = 1 << 20;

    /** Bytes that are kept of what is not TLS: a status line or a banner is shorter. */
    static final int MOST_FIRST_BYTES = 256;

    /** What stands for the first hello before a HelloRetryRequest: its hash as a message of this type (RFC 8446, 4.4.1). */
    private static final int MESSAGE_HASH = 254;

    private final FlightRecords records;
    private final Optional<Octets> notTls;

    private FlightReader(FlightRecords records, Optional<Octets> notTls) {
        this.records = records;
        this.notTls = notTls;
    }

    private static FlightReader start(
            byte[] clientRandom,
            Optional<ReceivedHello> asked,
            Optional<CipherSuite> retry,
            Optional<ByteJoiner> transcript) {
        return new FlightReader(
                FlightRecords.before(FlightMessages.after(clientRandom, asked, retry, transcript)), Optional.empty());
    }

    /**
     * A reader of what a server sends to an engine.
     *
     * @param clientRandom of the engine's hello, 32 bytes, which key-exchange signatures cover
     */
    public static FlightReader besideAnEngine(byte[] clientRandom) {
        return start(clientRandom, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * A reader of the answer to a hello of ours.
     *
     * @param helloRecord the bytes sent
     */
    public static FlightReader answering(byte[] helloRecord) {
        return start(
                random(helloRecord),
                hello(helloRecord),
                Optional.empty(),
                Optional.of(ByteJoiner.NOTHING.and(message(helloRecord))));
    }

    /**
     * A reader of the answer to a hello that was sent after a HelloRetryRequest, which this one has read.
     *
     * @param first the bytes sent first
     * @param second the bytes sent now
     */
    public FlightReader answeringAgain(byte[] first, byte[] second) {
        byte[] hello = message(first);
        byte[] both = messages().transcript().orElseThrow().joined();
        byte[] request = Arrays.copyOfRange(both, hello.length, both.length);
        CipherSuite suite = messages().hello().orElseThrow().suite();
        return start(
                random(first),
                hello(second),
                Optional.of(suite),
                KeySchedule.of(suite)
                        .map(schedule -> ByteJoiner.NOTHING
                                .and(TlsWriter.uint8(MESSAGE_HASH)
                                        .and(TlsWriter.vector(3, Octets.of(schedule.hashOf(hello))))
                                        .bytes())
                                .and(request)
                                .and(message(second))));
    }

    private static Optional<ReceivedHello> hello(byte[] record) {
        return ClientHelloReader.START.after(record).result() instanceof ClientHelloReader.Result.Whole whole
                ? Optional.of(whole.hello())
                : Optional.empty();
    }

    private static byte[] message(byte[] helloRecord) {
        return Arrays.copyOfRange(helloRecord, RecordPlace.HEADER_BYTES, helloRecord.length);
    }

    private static byte[] random(byte[] helloRecord) {
        return ClientHello.randomIn(helloRecord).orElseThrow();
    }

    /** The reader that has also read these bytes. What follows the end of the flight, or what broke it, is ignored. */
    public FlightReader after(byte[] more) {
        ByteBuffer in = ByteBuffer.wrap(more);
        FlightReader reader = this;
        while (in.hasRemaining() && !reader.ended()) {
            reader = reader.step(in);
        }
        return reader;
    }

    /** Whether the flight was read to its end: ServerHelloDone, the Finished of TLS 1.3, or its last plain message. */
    public boolean done() {
        return messages().complete();
    }

    /** What a HelloRetryRequest asks for, where we have it: a key share, a cookie, or both; empty where the flight is none. */
    public Optional<HelloRetry> retry() {
        return messages()
                .hello()
                .filter(ServerHello::isRetry)
                .filter(request -> request.group()
                        .map(group -> KeyShares.of(group).isPresent())
                        .orElse(request.cookie().isPresent()))
                .map(request -> new HelloRetry(request.group(), request.cookie()));
    }

    /** The alert that ended the flight: a fatal one, or close_notify. */
    public Optional<Alert> alert() {
        return records.content().last();
    }

    /** The first bytes, at most 256, where they are not TLS; there are more of them after more is read. */
    public Optional<Octets> notTls() {
        return notTls;
    }

    /** What breaks the protocol or exceeds a bound, in our words. */
    public Optional<String> malformed() {
        return records.content().broken();
    }

    /** What was read so far, also when the flight is over or broken; empty before a whole ServerHello. */
    public Optional<ServerFlight> snapshot() {
        return messages().flight();
    }

    /** The warning alerts so far, also where no ServerHello came. */
    public List<Alert> warnings() {
        return messages().warnings();
    }

    private boolean ended() {
        return records.content().ended()
                || notTls.filter(first -> first.length() == MOST_FIRST_BYTES).isPresent();
    }

    /** Takes at least one byte. */
    private FlightReader step(ByteBuffer in) {
        if (notTls.isEmpty()) {
            FlightRecords read = records.step(in);
            return new FlightReader(read, read.notTls());
        }
        Octets first = notTls.get();
        byte[] more = new byte[Math.min(MOST_FIRST_BYTES - first.length(), in.remaining())];
        in.get(more);
        return new FlightReader(records, Optional.of(first.and(more)));
    }

    private FlightMessages messages() {
        return records.content().messages();
    }
}
