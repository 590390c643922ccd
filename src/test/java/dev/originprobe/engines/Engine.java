package dev.originprobe.engines;

import dev.originprobe.fixtures.ServerBytes;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.net.AskedWitness;
import dev.originprobe.net.LoadedBoringSsl;
import dev.originprobe.octets.Octets;
import dev.originprobe.pki.Pem;
import dev.originprobe.tls.ShownCertificates;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Who reads certificates; each asked for what it does itself, in a handshake where it has one. */
enum Engine {
    /** {@code openssl s_client}, on loopback. */
    OPENSSL {
        @Override
        boolean takes(OddChain chain) {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                Path root = Files.createTempFile("root", ".pem");
                try {
                    Files.writeString(root, Pem.text(List.of(chain.root().der())));
                    Process client = client(server.getLocalPort(), root);
                    try (Socket line = accepted(server, client)) {
                        return line.isConnected() && answered(line, client, chain);
                    } finally {
                        client.destroyForcibly();
                        client.waitFor();
                    }
                } finally {
                    Files.delete(root);
                }
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        }

        private boolean answered(Socket line, Process client, OddChain chain) throws IOException {
            DataInputStream in = new DataInputStream(line.getInputStream());
            var unused = readRecord(in);
            line.getOutputStream().write(flight(chain));
            boolean wordAboutTheSignature = isVerifyAlert(readRecord(in));
            line.shutdownOutput();
            line.shutdownInput();
            String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            // The alert is the same for the signature of a certificate.
            return wordAboutTheSignature && !said.contains("verify error");
        }

        /** The client's connection; none where it ends before, as it does where it cannot read the root. */
        private Socket accepted(ServerSocket server, Process client) throws IOException {
            server.setSoTimeout(PATIENCE_MILLIS);
            while (true) {
                try {
                    return server.accept();
                } catch (SocketTimeoutException notYet) {
                    if (!client.isAlive()) {
                        return new Socket();
                    }
                }
            }
        }

        private Process client(int port, Path root) throws IOException {
            return new ProcessBuilder(List.of(
                            "openssl",
                            "s_client",
                            "-connect",
                            "127.0.0.1:" + port,
                            "-tls1_2",
                            "-CAfile",
                            root.toString(),
                            "-no-CApath",
                            "-no-CAstore",
                            "-verify_return_error",
                            "-verify_hostname",
                            OddChains.HOST,
                            "-attime",
                            String.valueOf(Template.NOW.getEpochSecond())))
                    .redirectErrorStream(true)
                    .start();
        }
    },

    /** s2n-tls with AWS-LC, as AWS built it, with CloudFront's published policy. */
    AWS_LC {
        @Override
        boolean takes(OddChain chain) {
            return AskedWitness.says(chain.der(), List.of(chain.root().der()), OddChains.HOST, Template.NOW)
                    .equals("OK");
        }
    },

    /** BoringSSL as Netty has it: it reads the leaf in its own handshake, and leaves the chain to others. */
    BORINGSSL {
        @Override
        boolean takes(OddChain chain) {
            SSLEngine engine = CONTEXT.newEngine(UnpooledByteBufAllocator.DEFAULT, OddChains.HOST, 443);
            ByteBuffer none = ByteBuffer.allocate(0);
            ByteBuffer out = ByteBuffer.allocate(1 << 15);
            try {
                engine.beginHandshake();
                var unused = engine.wrap(none, out);
                out.clear();
                ByteBuffer flight = ByteBuffer.wrap(flight(chain));
                while (flight.hasRemaining() && engine.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP) {
                    var unusedRead = engine.unwrap(flight, ByteBuffer.allocate(1 << 15));
                    run(engine);
                }
                var unusedToo = engine.wrap(none, out);
                return isVerifyAlert(Arrays.copyOf(out.array(), out.position()));
            } catch (SSLException refused) {
                return String.valueOf(refused.getMessage()).contains("BAD_SIGNATURE");
            } finally {
                io.netty.util.ReferenceCountUtil.release(engine);
            }
        }

        private void run(SSLEngine engine) {
            for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                task.run();
            }
        }
    },

    /** Bouncy Castle's certificate factory and path validation. */
    BOUNCY_CASTLE {
        @Override
        boolean takes(OddChain chain) {
            return validates(chain, new BouncyCastleProvider());
        }
    },

    /** The JDK's. */
    JDK {
        @Override
        boolean takes(OddChain chain) {
            return validates(chain, java.security.Security.getProvider("SUN"));
        }
    };

    /** Those that shake hands. */
    static final Engine[] OF_TLS = {OPENSSL, AWS_LC, BORINGSSL};

    private static final SslContext CONTEXT = boringSsl();
    private static final int DECRYPT_ERROR = 51;
    private static final int PATIENCE_MILLIS = 50;

    /** Whether it has nothing against the chain for {@link OddChains#HOST} at {@link Template#NOW}. */
    abstract boolean takes(OddChain chain);

    private static byte[] flight(OddChain chain) {
        boolean rsa = chain.served().get(0).keys().getPublic().getAlgorithm().equals("RSA");
        return new ShownCertificates(chain.der().stream().map(Octets::of).toList(), rsa)
                .records()
                .bytes();
    }

    private static SslContext boringSsl() {
        LoadedBoringSsl.load();
        try {
            return SslContextBuilder.forClient()
                    .sslProvider(SslProvider.OPENSSL_REFCNT)
                    .protocols("TLSv1.2")
                    .trustManager(InsecureTrustManagerFactory.INSTANCE)
                    .endpointIdentificationAlgorithm(null)
                    .build();
        } catch (SSLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] readRecord(DataInputStream in) throws IOException {
        byte[] header = in.readNBytes(5);
        return header.length < 5
                ? new byte[0]
                : ServerBytes.join(header, in.readNBytes((header[3] & 0xff) << 8 | (header[4] & 0xff)));
    }

    private static boolean isVerifyAlert(byte[] record) {
        return record.length == 7 && record[0] == 21 && record[6] == DECRYPT_ERROR;
    }

    private static boolean validates(OddChain chain, Provider provider) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509", provider);
            List<X509Certificate> read = new ArrayList<>();
            for (Made made : chain.served()) {
                ByteArrayInputStream in = new ByteArrayInputStream(made.der());
                read.add((X509Certificate) factory.generateCertificate(in));
            }
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(
                    (X509Certificate) factory.generateCertificate(
                            new ByteArrayInputStream(chain.root().der())),
                    null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(Template.NOW));
            var valid = CertPathValidator.getInstance("PKIX", provider)
                    .validate(factory.generateCertPath(read), parameters);
            return valid != null;
        } catch (GeneralSecurityException | RuntimeException refused) {
            return false;
        }
    }
}
