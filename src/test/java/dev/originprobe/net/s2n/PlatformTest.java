package dev.originprobe.net.s2n;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlatformTest {
    @ParameterizedTest
    @CsvSource({
        "amd64, false, linux-x86-64, x86_64/glibc",
        "amd64, true, linux-x86-64, x86_64/musl",
        "aarch64, false, linux-aarch64, armv8/glibc"
    })
    void the_build_has_the_libraries_of_a_linux(String processor, boolean musl, String jna, String awsCrt)
            throws S2nUnavailable {
        Platform platform = Platform.of("Linux", processor, () -> musl);
        assertEquals("/com/sun/jna/" + jna + "/libjnidispatch.so", platform.jna());
        assertEquals("/linux/" + awsCrt + "/libaws-crt-jni.so", platform.awsCrt());
        assertNotNull(PlatformTest.class.getResource(platform.jna()));
        assertNotNull(PlatformTest.class.getResource(platform.awsCrt()));
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X, aarch64", "Windows 11, amd64", "Linux, riscv64", "FreeBSD, amd64"})
    void others_are_named(String system, String processor) {
        assertEquals(
                "there is none for " + system + " on " + processor,
                assertThrows(S2nUnavailable.class, () -> Platform.of(system, processor, () -> false))
                        .reason());
    }

    @Test
    void there_is_none_for_musl_on_arm() {
        assertThrows(S2nUnavailable.class, () -> Platform.of("Linux", "aarch64", () -> true));
    }
}
