package dev.originprobe.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * One GET over HTTPS, as a viewer sends it, of whose answer the head alone is read. The certificate of the other side is not
 * judged: nothing secret is sent, and what is asked about is the origin behind.
 */
public final class ViewerGet {
    /** Heads of CloudFront's answers have some hundreds of bytes; its limit for those of origins is 20 kB. */
    private static final int LARGEST_HEAD = 64 * 1024;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");

    private ViewerGet() {}

    /**
     * The head of an answer.
     *
     * @param headers by name in lower case; of several of one name the first
     */
    public record Head(int status, Map<String, String> headers) {
        public Head {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * Asks.
     *
     * @param host in SNI and Host header
     * @param path with query, in ASCII without blanks
     * @param agent the User-Agent
     * @param longest for all of it
     * @throws IOException in one line why there is no answer
     */
    public static Head get(InetAddress address, int port, String host, String path, String agent, Duration longest)
            throws IOException {
        long end = System.nanoTime() + longest.toNanos();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(address, port), left(end));
            plain.setSoTimeout(left(end));
            try (SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(plain, host, port, true)) {
                socket.startHandshake();
                socket.getOutputStream()
                        .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nUser-Agent: " + agent
                                        + "\r\nAccept: */*\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                return head(socket, end);
            }
        } catch (SocketTimeoutException late) {
            throw new IOException("no answer within " + longest.toSeconds() + " s", late);
        } catch (GeneralSecurityException impossible) {
            throw new IOException(impossible.getMessage(), impossible);
        }
    }

    private static Head head(SSLSocket socket, long end) throws IOException {
        InputStream input = socket.getInputStream();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (read.size() < LARGEST_HEAD) {
            socket.setSoTimeout(left(end));
            int octet = input.read();
            if (octet < 0) {
                throw new IOException("the connection ends before the answer does");
            }
            read.write(octet);
            if (octet == '\n' && read.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return parsed(read.toString(StandardCharsets.ISO_8859_1).lines().toList());
            }
        }
        throw new IOException("a head of more than " + LARGEST_HEAD + " bytes");
    }

    private static Head parsed(List<String> lines) throws IOException {
        Matcher status = STATUS.matcher(lines.get(0));
        if (!status.matches()) {
            throw new IOException("not an answer of HTTP");
        }
        Map<String, String> headers = new HashMap<>();
        lines.stream().skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        });
        return new Head(Integer.parseInt(status.group(1)), headers);
    }

    private static int left(long end) throws SocketTimeoutException {
        long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (millis <= 0) {
            throw new SocketTimeoutException();
        }
        return (int) Math.min(millis, Integer.MAX_VALUE);
    }

    private static SSLContext context() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Unjudging()}, null);
        return context;
    }

    private static final class Unjudging implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
