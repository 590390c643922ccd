package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.octets.Octets;
import dev.originprobe.pki.Bundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of certificates that nginx reads are read, and those that it refuses are refused. */
final class PemFilesTest {
    private static final Made LEAF = Template.leaf("origin.test").issue();
    private static final Made OTHER = Template.leaf("other.test").issue();
    private static final String FIRST = LEAF.pem();
    private static final String SECOND = OTHER.pem();

    @TempDir
    Path folder;

    /**
     * A file.
     *
     * @param certificates how many nginx serves of it; 0 where it refuses the file
     */
    private record Form(Octets file, int certificates) {}

    private static List<Form> forms() {
        List<Form> forms = new ArrayList<>();
        add(forms, FIRST + SECOND, 2);
        add(forms, "subject=one\n" + FIRST + "text\n" + SECOND, 2);
        add(forms, (FIRST + SECOND).replace("\n", "\r\n"), 2);
        add(forms, (FIRST + SECOND).replace("-----\n", "----- \t\n"), 2);
        add(forms, "\u00ef\u00bb\u00bf" + FIRST + SECOND, 2);
        add(forms, "0 certificates before this one\n" + FIRST, 1);
        add(forms, FIRST + SECOND.stripTrailing(), 2);
        add(forms, FIRST + SECOND.replace("CERTIFICATE", "X509 CERTIFICATE"), 2);
        add(forms, FIRST.replace("CERTIFICATE", "TRUSTED CERTIFICATE") + SECOND, 2);
        add(forms, FIRST + SECOND.replace("CERTIFICATE", "TRUSTED CERTIFICATE"), 1);
        add(forms, FIRST + SECOND.replace("CERTIFICATE", "ATTRIBUTE CERTIFICATE"), 1);
        add(forms, FIRST + SECOND.indent(2), 1);
        add(forms, FIRST + SECOND.replace("-----BEGIN", "----BEGIN"), 1);
        add(forms, FIRST + LEAF.keyPem(), 1);
        add(forms, FIRST.stripTrailing() + SECOND, 0);
        add(forms, FIRST + SECOND.replace("-----END", "----END"), 0);
        add(forms, FIRST + SECOND.replace("END CERTIFICATE", "END X509 CERTIFICATE"), 0);
        add(forms, FIRST + SECOND.replace("\n-----END", "\n%%\n-----END"), 0);
        add(forms, FIRST + SECOND.replaceFirst("\n", "\nheader\n\n"), 0);
        add(forms, FIRST + "-----BEGIN CERTIFICATE-----\n", 0);
        add(forms, (FIRST + SECOND).indent(1), 0);
        add(forms, (FIRST + SECOND).replace('\n', '\r'), 0);
        add(forms, "no certificate\n", 0);
        forms.add(new Form(Octets.of((FIRST + SECOND).getBytes(StandardCharsets.UTF_16)), 0));
        return forms;
    }

    private static void add(List<Form> forms, String text, int certificates) {
        forms.add(new Form(Octets.of(text.getBytes(StandardCharsets.ISO_8859_1)), certificates));
    }

    @Test
    void what_nginx_reads_is_read_and_what_it_refuses_is_refused() throws IOException, InterruptedException {
        for (Form form : forms()) {
            byte[] file = form.file().bytes();
            String text = new String(file, StandardCharsets.ISO_8859_1);
            assertEquals(form.certificates() > 0, nginxTakes(file), text);
            assertEquals(form.certificates(), read(file), text);
        }
    }

    private static int read(byte[] file) {
        try {
            return Bundle.read(file).certificates().size();
        } catch (IllegalArgumentException refused) {
            assertFalse(String.valueOf(refused.getMessage()).contains("\n"), refused::getMessage);
            return 0;
        }
    }

    private boolean nginxTakes(byte[] file) throws IOException, InterruptedException {
        Path chain = Files.write(folder.resolve("chain.pem"), file);
        Path key = Files.writeString(folder.resolve("key.pem"), LEAF.keyPem());
        Path config = Files.writeString(
                folder.resolve("nginx.conf"),
                "pid " + folder.resolve("pid")
                        + ";\nevents {}\nhttp {\n access_log off;\n server {\n  listen 127.0.0.1:65000 ssl;\n"
                        + "  ssl_certificate " + chain + ";\n  ssl_certificate_key " + key + ";\n }\n}\n");
        Process nginx = new ProcessBuilder(
                        "nginx", "-t", "-e", folder.resolve("error.log").toString(), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        assertTrue(nginx.waitFor(30, TimeUnit.SECONDS));
        return nginx.exitValue() == 0;
    }
}
