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
import java.util.Optional;
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

    private final Names names;
    private final Connector connector;

    /** Looks names up. */
    interface Names {
        InetAddress address(String host) throws IOException;
    }

    /** Makes the requests. */
    interface Connector {
        /**
         * The body, or its beginning, one byte longer than {@link #LARGEST}.
         *
         * @param url with an address in the place of the name
         * @param host the name and the port, as the Host header has them
         * @throws IOException in one line why there is none
         */
        byte[] get(URI url, String host) throws IOException;
    }

    IssuerFetch(Names names, Connector connector) {
        this.names = names;
        this.connector = connector;
    }

    /** From the network, with the system's names. */
    public static IssuerFetch fromNetwork() {
        return within(LONGEST);
    }

    /** The same with a bound: for the connection, for the header, and for the body. */
    static IssuerFetch within(Duration longest) {
        return new IssuerFetch(InetAddress::getByName, (url, host) -> request(url, host, longest));
    }

    /**
     * The body.
     *
     * @param url from a certificate, untrusted
     * @param privateToo whether addresses that are no public host's may be asked
     * @throws IOException in one line why not: another scheme, such an address, no answer, not 200, too long
     */
    public byte[] get(String url, boolean privateToo) throws IOException {
        URI named = uri(url);
        InetAddress address = names.address(named.getHost());
        Optional<SpecialPurpose> special = SpecialPurpose.of(address);
        if (!privateToo && special.isPresent()) {
            throw new IOException("its address " + address.getHostAddress() + " is no public host's ("
                    + special.get().name() + "); --fetch-private allows it");
        }
        String authority = named.getPort() < 0 ? named.getHost() : named.getHost() + ":" + named.getPort();
        byte[] body = connector.get(at(named, address), authority);
        if (body.length > LARGEST) {
            throw new IOException("more than " + LARGEST + " bytes");
        }
        return body;
    }

    private static byte[] request(URI url, String host, Duration longest) throws IOException {
        // The client would look the name up again, and might then be sent elsewhere: the Host header carries the name.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(longest)
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Host", host)
                .timeout(longest)
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new IOException("HTTP status " + response.statusCode());
                }
                return CompletableFuture.supplyAsync(() -> read(body)).get(longest.toMillis(), TimeUnit.MILLISECONDS);
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
}
