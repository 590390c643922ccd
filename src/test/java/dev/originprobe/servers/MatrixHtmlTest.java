package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.cli.Ran;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code matrix --format html}, looked at in Chromium without a window. */
final class MatrixHtmlTest {
    /** The style sheet's green in the light, of what is accepted in a protocol of today. */
    private static final int GOOD = 0xff1a7f4b;

    @TempDir
    static Path folder;

    private static Nginx nginx;
    private static String page;

    @BeforeAll
    static void make() throws IOException {
        Identities identities = new Identities(folder);
        nginx = new Nginx(folder, 1);
        int port = nginx.site(
                List.of(identities.rsa(), identities.p256()),
                "ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3",
                "ssl_ciphers ECDHE+AESGCM:ECDHE-RSA-AES128-SHA:AES128-SHA:@SECLEVEL=0",
                "ssl_prefer_server_ciphers on");
        nginx.start();
        Path written = folder.resolve("matrix.html");
        Ran ran = Matrices.run(
                port, identities.trusted(), "--format", "html", "--output", written.toString(), "--all-suites");
        assertEquals(0, ran.code(), ran.err());
        page = Files.readString(written);
    }

    @AfterAll
    static void stop() {
        nginx.close();
    }

    private static Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** Has Chromium do something with a page, and gives what it prints. */
    private static String chromium(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Peers.require("chromium"),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--user-data-dir=" + Files.createTempDirectory(folder, "chromium")));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.destroy();
        return printed;
    }

    /** The words, without hyphens and the like in them, that stand on more than one line. */
    private static final String BROKEN_WORDS = "function broken(d) { const found = [];"
            + " const texts = d.createTreeWalker(d.body, NodeFilter.SHOW_TEXT);"
            + " while (texts.nextNode()) for (const word of texts.currentNode.data.matchAll(/[A-Za-z0-9]+/g)) {"
            + " const range = d.createRange(); range.setStart(texts.currentNode, word.index);"
            + " range.setEnd(texts.currentNode, word.index + word[0].length);"
            + " if (new Set([...range.getClientRects()].map(r => r.top)).size > 1) found.push(word[0]); }"
            + " return found; }";

    /** The page in a frame of that width, and a script beside it that says what reaches beyond the frame or is broken. */
    private static String framed(int width) {
        String inFrame = page.replace("&", "&amp;").replace("\"", "&quot;");
        return "<!DOCTYPE html><body style=\"margin:0\"><iframe id=\"f\" style=\"border:0\" width=\"" + width
                + "\" height=\"4000\" srcdoc=\"" + inFrame + "\"></iframe><script>"
                + "window.onload = () => { const d = document.getElementById('f').contentDocument;"
                + " const wide = [...d.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > " + width
                + ".5 || e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0)"
                + " .map(e => e.tagName + '.' + e.className);"
                + " document.title = 'elements ' + d.querySelectorAll('*').length + ', page '"
                + " + d.documentElement.scrollWidth + ', beyond ' + wide.join(' ') + ', broken ' + broken(d).join(' ') + '.'; };"
                + BROKEN_WORDS + "</script>";
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 1400})
    void nothing_overflows_and_no_word_is_broken(int width) throws IOException {
        Path wrapped = write("framed-" + width + ".html", framed(width));
        String dom = chromium("--window-size=1500,4100", "--dump-dom", "file://" + wrapped);
        Matcher measured = Pattern.compile(
                        "<title>elements (\\d+), page (\\d+), beyond ([^<]*), broken ([^<]*)\\.</title>")
                .matcher(dom);
        assertTrue(measured.find(), dom);
        assertTrue(Integer.parseInt(measured.group(1)) > 200, dom);
        assertEquals("", measured.group(3));
        assertEquals("", measured.group(4));
        assertEquals(width, Integer.parseInt(measured.group(2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 1400})
    void the_heat_map_is_seen_in_the_light_and_in_the_dark(int width) throws IOException {
        BufferedImage light = screenshot(width, "1");
        BufferedImage dark = screenshot(width, "0");
        assertTrue(colours(light).contains(GOOD), "no green of an accepted suite");
        assertTrue(colours(light).size() > 50, "a page without text");
        assertFalse(colours(dark).contains(GOOD), "the light's green in the dark");
        assertNotEquals(light.getRGB(2, 2), dark.getRGB(2, 2));
    }

    /** Chromium's own numbers: 0 is dark, 1 is light. */
    private static BufferedImage screenshot(int width, String scheme) throws IOException {
        Path wrapped = write("shot-" + width + ".html", framed(width));
        Path image = folder.resolve("shot-" + width + "-" + scheme + ".png");
        chromium(
                "--window-size=" + Math.max(width, 600) + ",2000",
                "--blink-settings=preferredColorScheme=" + scheme,
                "--screenshot=" + image,
                "file://" + wrapped);
        return ImageIO.read(image.toFile());
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> colours = new TreeSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours;
    }

    @Test
    void the_page_loads_nothing_and_runs_nothing() {
        assertFalse(page.contains("<script"), page);
        assertFalse(page.contains("src="), page);
        assertFalse(page.contains("url("), page);
        assertTrue(page.contains("default-src 'none'"), page);
    }

    @Test
    void the_verdict_stands_above_all_in_a_sentence() {
        assertTrue(
                page.contains(
                        "</h1><section class=\"verdict\"><p class=\"lead\"><span class=\"badge connect\">CONNECT</span>"
                                + " With Origin SSL Protocols TLSv1.2, CloudFront would connect (client 2025-11, today's).</p>"
                                + "<p>Recommended Origin SSL Protocols: <b>TLSv1.2</b></p></section>"),
                page);
    }

    @Test
    void the_clients_of_other_dates_are_apart_from_todays() {
        String today = section("today");
        assertTrue(today.contains("<h2>Origin SSL Protocols, as CloudFront 2025-11, today's</h2>"), today);
        assertFalse(today.contains("2018-03"), today);
        assertTrue(section("dates").contains("<th>2018-03, TLSv1.2</th>"), page);
        assertTrue(page.indexOf("class=\"dates\"") > page.indexOf("class=\"addresses\""), page);
    }

    @Test
    void every_colour_and_word_of_the_grid_is_in_the_legend() {
        String legend = section("addresses").split("</p>", -1)[0];
        Matcher cells = Pattern.compile("<td class=\"(?:accepted )?(good|old|broken|refused|undecided)\">(yes|no|\\?)")
                .matcher(page);
        Set<String> seen = new TreeSet<>();
        while (cells.find()) {
            seen.add("<span class=\"mark " + cells.group(1) + "\">" + cells.group(2));
        }
        assertTrue(seen.size() > 2, page);
        seen.forEach(cell -> assertTrue(legend.contains(cell), cell + " is not in " + legend));
    }

    private static String section(String name) {
        return page.split("<section class=\"" + name + "\">", -1)[1].split("</section>", -1)[0];
    }

    @Test
    void both_chains_are_drawn_and_the_servers_order_is_numbered() {
        assertEquals(2, page.split("<ol class=\"chain\">", -1).length - 1);
        assertTrue(page.contains("included root"), page);
        assertTrue(page.contains("yes 1"), page);
    }
}
