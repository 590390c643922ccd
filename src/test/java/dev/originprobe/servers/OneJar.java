package dev.originprobe.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The program and what it needs in one jar, as users have it: a class path of forty takes forty file descriptors. */
final class OneJar {
    private static final List<String> NEEDED = List.of(
            "netty-",
            "bcpkix",
            "bcutil",
            "bcprov",
            "jackson-",
            "jna-",
            "aws-crt",
            "picocli-4",
            "jspecify",
            "snakeyaml-engine");

    private OneJar() {}

    /** Writes it there. */
    static Path at(Path file) throws IOException {
        Set<String> written = new HashSet<>();
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(file))) {
            jar.setLevel(Deflater.BEST_SPEED);
            for (String entry : Child.classPath()) {
                Path part = Path.of(entry);
                if (Files.isDirectory(part)) {
                    folder(part, jar, written);
                } else if (NEEDED.stream().anyMatch(part.getFileName().toString()::startsWith)) {
                    archive(part, jar, written);
                }
            }
        }
        return file;
    }

    private static void folder(Path part, ZipOutputStream jar, Set<String> written) throws IOException {
        if (!Files.exists(part.resolve("dev/originprobe/cli/Main.class"))) {
            return;
        }
        try (Stream<Path> files = Files.walk(part)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (InputStream content = Files.newInputStream(file)) {
                    add(part.relativize(file).toString(), content, jar, written);
                }
            }
        }
    }

    private static void archive(Path part, ZipOutputStream jar, Set<String> written) throws IOException {
        try (ZipFile archive = new ZipFile(part.toFile())) {
            for (ZipEntry entry :
                    archive.stream().filter(each -> !each.isDirectory()).toList()) {
                try (InputStream content = archive.getInputStream(entry)) {
                    add(entry.getName(), content, jar, written);
                }
            }
        }
    }

    private static void add(String name, InputStream content, ZipOutputStream jar, Set<String> written)
            throws IOException {
        boolean signature = name.matches("META-INF/(MANIFEST\\.MF|[^/]*\\.(SF|DSA|RSA|EC))");
        if (!signature && written.add(name)) {
            jar.putNextEntry(new ZipEntry(name));
            content.transferTo(jar);
            jar.closeEntry();
        }
    }
}
