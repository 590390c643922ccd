package dev.originprobe.net.s2n;

import java.util.function.BooleanSupplier;

/**
 * Which libraries of the jar are for a machine.
 *
 * @param jna the resource of JNA's own library
 * @param awsCrt the resource of the one that has s2n-tls and AWS-LC
 */
record Platform(String jna, String awsCrt) {
    /**
     * That of a machine.
     *
     * @param system the property {@code os.name}
     * @param processor the property {@code os.arch}
     * @param musl whether the process has musl as its C library; asked on Linux alone
     * @throws S2nUnavailable where there is none for it
     */
    static Platform of(String system, String processor, BooleanSupplier musl) throws S2nUnavailable {
        if (system.equals("Linux") && processor.equals("amd64")) {
            return of("x86-64", musl.getAsBoolean() ? "x86_64/musl" : "x86_64/glibc");
        }
        if (system.equals("Linux") && processor.equals("aarch64") && !musl.getAsBoolean()) {
            return of("aarch64", "armv8/glibc");
        }
        throw new S2nUnavailable("there is none for " + system + " on " + processor);
    }

    private static Platform of(String jna, String awsCrt) {
        return new Platform(
                "/com/sun/jna/linux-" + jna + "/libjnidispatch.so", "/linux/" + awsCrt + "/libaws-crt-jni.so");
    }
}
