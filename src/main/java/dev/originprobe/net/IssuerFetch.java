package dev.originprobe.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Downloads the certificate of an issuer from the address that a certificate names (RFC 5280, 4.2.2.1): plain HTTP, one
 * request, no redirects, to the very address that was looked at.
 */
public final class IssuerFetch {
    /** A CA's certificate has one or two kB, a PKCS #7 of a few a dozen. */
    private static final int LARGEST = 256 * 1024;

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private IssuerFetch() {}

    /**
     * The body.
     *
     * @param url from a certificate, untrusted
     * @param privateToo whether loopback, link-local and private addresses may be asked
     * @throws IOException in one line why not: another scheme, a private address, no answer, not 200, too long
     */
    public static byte[] get(String url, boolean privateToo) throws IOException {
        return get(url, privateToo, LONGEST);
    }

    /** The same with another bound: for the connection, for the header, and for the body. */
    static byte[] get(String url, boolean privateToo, Duration longest) throws IOException {
        URI named = uri(url);
        InetAddress address = InetAddress.getByName(named.getHost());
        if (!privateToo && isPrivate(address)) {
            throw new IOException("its address " + address.getHostAddress()
                    + " is loopback, link-local or private; --fetch-private allows it");
        }
        // The client would look the name up again, and might then be sent elsewhere: the Host header carries the name.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        String authority = named.getPort() < 0 ? named.getHost() : named.getHost() + ":" + named.getPort();
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(longest)
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
        HttpRequest request = HttpRequest.newBuilder(at(named, address))
                .header("Host", authority)
                .timeout(longest)
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new IOException("HTTP status " + response.statusCode());
                }
                byte[] all =
                        CompletableFuture.supplyAsync(() -> read(body)).get(longest.toMillis(), TimeUnit.MILLISECONDS);
                if (all.length > LARGEST) {
                    throw new IOException("more than " + LARGEST + " bytes");
                }
                return all;
            }
        } catch (TimeoutException late) {
            throw new IOException("no end within " + longest.toSeconds() + " s", late);
        } catch (ExecutionException failure) {
            throw new IOException(String.valueOf(failure.getCause()), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static byte[] read(InputStream body) {
        try {
            return body.readNBytes(LARGEST + 1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static URI uri(String url) throws IOException {
        try {
            URI uri = new URI(url);
            if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
                throw new IOException("only http:// addresses are fetched");
            }
            return uri;
        } catch (URISyntaxException notOne) {
            throw new IOException("not a URL", notOne);
        }
    }

    private static URI at(URI named, InetAddress address) throws IOException {
        try {
            String path = named.getRawPath() == null || named.getRawPath().isEmpty() ? "/" : named.getRawPath();
            String query = named.getRawQuery() == null ? "" : "?" + named.getRawQuery();
            String literal =
                    address.getAddress().length == 4 ? address.getHostAddress() : "[" + address.getHostAddress() + "]";
            return new URI("http://" + literal + (named.getPort() < 0 ? "" : ":" + named.getPort()) + path + query);
        } catch (URISyntaxException notOne) {
            throw new IOException("not a URL", notOne);
        }
    }

    /** Loopback, link-local, RFC 1918, RFC 6598, unique local, NAT64, unspecified, multicast. */
    private static boolean isPrivate(InetAddress address) {
        byte[] octets = address.getAddress();
        boolean shared = octets.length == 4 && octets[0] == 100 && (octets[1] & 0xc0) == 64;
        boolean uniqueLocal = octets.length == 16 && (octets[0] & 0xfe) == 0xfc;
        boolean translated = octets.length == 16
                && Arrays.equals(
                        octets, 0, 12, new byte[] {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0}, 0, 12);
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || shared
                || uniqueLocal
                || translated;
    }
}
