package dev.originprobe.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.tls.CipherSuite;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The scanners of other people, and what each says that a server accepts. */
enum OtherScanner {
    SSLSCAN("sslscan --xml=- --sni-name=origin.test --no-check-certificate --no-compression --no-fallback --no-groups"
            + " --no-heartbleed --no-renegotiation --timeout=20 127.0.0.1:PORT") {
        @Override
        Set<String> accepted(String printed) {
            return elements(printed, "//cipher", cipher -> {
                int id = Integer.decode(cipher.getAttribute("id"));
                return said(cipher.getAttribute("sslversion"), new CipherSuite(id).opensslName());
            });
        }
    },

    NMAP("nmap -oX - -Pn -n -p PORT --script +ssl-enum-ciphers --script-args tls.servername=origin.test 127.0.0.1") {
        @Override
        Set<String> accepted(String printed) {
            return elements(printed, "//table[@key='ciphers']/table/elem[@key='name']", name -> {
                Element protocol =
                        (Element) name.getParentNode().getParentNode().getParentNode();
                String iana = name.getTextContent().replace("TLS_AKE_WITH_", "TLS_");
                return said(protocol.getAttribute("key"), openssl(iana));
            });
        }
    },

    CFSSL("cfssl scan -loglevel=3 -ip=127.0.0.1 -family=TLSHandshake -scanner=CipherSuite origin.test:PORT") {
        @Override
        Set<String> accepted(String printed) {
            Set<String> accepted = new TreeSet<>();
            json(printed.substring(printed.indexOf('{')))
                    .findPath("output")
                    .forEach(suite -> suite.properties()
                            .forEach(named -> named.getValue()
                                    .forEach(protocol -> accepted.add(said(
                                            protocol.isTextual()
                                                    ? protocol.asText()
                                                    : protocol.fieldNames().next(),
                                            openssl(named.getKey()))))));
            return accepted;
        }
    };

    /** The longest that one takes; they take less than a second. */
    private static final int SECONDS = 60;

    private static final Map<String, String> OPENSSL_NAMES =
            CipherSuite.known().collect(Collectors.toMap(CipherSuite::ianaName, CipherSuite::opensslName));

    private final String commandLine;

    OtherScanner(String commandLine) {
        this.commandLine = commandLine;
    }

    /** What it prints, as {@code PROTOCOL SUITE} in OpenSSL's spelling. */
    abstract Set<String> accepted(String printed);

    /** The name of its command. */
    String command() {
        return arguments(0).get(0);
    }

    /** Scans the server at that port of loopback, as {@code origin.test}; its output is kept in the folder. */
    Set<String> scan(Path folder, int port) {
        Path output = folder.resolve(command() + "-" + port + ".out");
        List<String> all = arguments(port);
        all.set(0, Peers.require(command()));
        try {
            Process process = new ProcessBuilder(all)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
                String printed = Files.readString(output);
                if (!ended || process.exitValue() != 0) {
                    throw new AssertionError(command() + " failed at port " + port + ":\n" + printed);
                }
                return accepted(printed);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private List<String> arguments(int port) {
        return new ArrayList<>(
                List.of(commandLine.replace("PORT", String.valueOf(port)).split(" ", -1)));
    }

    private static String said(String protocol, String suite) {
        return protocol.replace("TLS 1", "TLSv1").replace("SSL 3.0", "SSLv3").replace("TLSv1.0", "TLSv1") + " " + suite;
    }

    private static String openssl(String name) {
        return OPENSSL_NAMES.getOrDefault(name, name);
    }

    private static Set<String> elements(String xml, String path, Function<Element, String> said) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            Document document =
                    factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
            NodeList found =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
            Set<String> all = new TreeSet<>();
            for (int i = 0; i < found.getLength(); i++) {
                all.add(said.apply((Element) found.item(i)));
            }
            return all;
        } catch (IOException | ParserConfigurationException | SAXException | XPathExpressionException failure) {
            throw new AssertionError(xml, failure);
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(text, failure);
        }
    }
}
