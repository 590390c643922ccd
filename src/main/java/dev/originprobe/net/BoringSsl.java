package dev.originprobe.net;

import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.internal.tcnative.SSL;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** BoringSSL, through Netty: fast, indifferent to what a certificate says, without the oldest of what CloudFront offers. */
final class BoringSsl implements AutoCloseable {
    /** All suites of BoringSSL that CloudFront ever offered (BoringSSL's ssl_cipher.cc, netty-tcnative 2.0.84). */
    private static final Set<Integer> SUITES = Set.of(
            0x1301, 0x1302, 0x1303, 0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9, 0xcca8, 0xc009, 0xc013, 0xc00a, 0xc014,
            0x009c, 0x009d, 0x002f, 0x0035);

    /** Its names of the groups that it knows. */
    private static final Map<NamedGroup, String> GROUPS = Map.of(
            NamedGroup.SECP256R1,
            "P-256",
            NamedGroup.SECP384R1,
            "P-384",
            NamedGroup.SECP521R1,
            "P-521",
            NamedGroup.X25519,
            "X25519",
            new NamedGroup(0x11ec),
            "X25519MLKEM768");

    /** A megabyte, as everywhere here a flight is not larger; BoringSSL's own default is 100 kB (SSL_MAX_CERT_LIST_DEFAULT). */
    private static final int MAX_CERTIFICATE_LIST_BYTES = 1 << 20;

    /** More than that megabyte holds. */
    private static final int MAX_CHAIN_LENGTH = 10_000;

    private final EngineCallbacks witnesses;
    /** By what is set in them: versions, suites and groups. */
    private final Map<List<List<?>>, SslContext> contexts = new ConcurrentHashMap<>();

    BoringSsl(EngineCallbacks witnesses) {
        this.witnesses = witnesses;
    }

    /** Whether it can offer all of this. */
    static boolean speaks(ClientOffer offer) {
        return !offer.offers(ProtocolVersion.SSL_3_0)
                && offer.suites().stream().allMatch(suite -> SUITES.contains(suite.id()))
                && (offer.groups().isEmpty() || offer.groups().stream().anyMatch(GROUPS::containsKey));
    }

    /** An engine that offers this: versions, suites, groups and server name; the signature schemes are its own. */
    SSLEngine engine(ClientOffer offer, ByteBufAllocator allocator) throws SSLException {
        List<List<?>> settings = List.of(offer.versions(), offer.suites(), offer.groups());
        SslContext context = contexts.get(settings);
        if (context == null) {
            SslContext fresh = context(offer);
            context = contexts.putIfAbsent(settings, fresh);
            if (context == null) {
                context = fresh;
            } else {
                ReferenceCountUtil.release(fresh);
            }
        }
        SSLEngine engine = context.newEngine(allocator);
        long pointer = ((ReferenceCountedOpenSslEngine) engine).sslPointer();
        // Netty's depth cuts the chain that the trust manager is shown to 10 certificates.
        SSL.setVerify(pointer, SSL.SSL_CVERIFY_REQUIRED, MAX_CHAIN_LENGTH);
        // Not through SSLParameters: their check refuses names that DNS allows, such as those with an underscore.
        offer.serverName().ifPresent(name -> SSL.setTlsExtHostName(pointer, name));
        return engine;
    }

    private SslContext context(ClientOffer offer) throws SSLException {
        SslContextBuilder builder = SslContextBuilder.forClient()
                .sslProvider(SslProvider.OPENSSL_REFCNT)
                .protocols(offer.versions().stream().map(ProtocolVersion::label).toList())
                .ciphers(offer.suites().stream().map(CipherSuite::ianaName).toList())
                .trustManager(witnesses.trustManager())
                .keyManager(witnesses.keyManager())
                .option(OpenSslContextOption.MAX_CERTIFICATE_LIST_BYTES, MAX_CERTIFICATE_LIST_BYTES)
                // The names are compared by the judge.
                .endpointIdentificationAlgorithm(null);
        String[] groups = offer.groups().stream()
                .map(GROUPS::get)
                .filter(Objects::nonNull)
                .toArray(String[]::new);
        if (groups.length > 0) {
            builder.option(OpenSslContextOption.GROUPS, groups);
        }
        return builder.build();
    }

    @Override
    public void close() {
        contexts.values().forEach(ReferenceCountUtil::release);
        contexts.clear();
    }
}
