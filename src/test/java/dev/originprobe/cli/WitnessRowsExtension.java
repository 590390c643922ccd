package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * After a test class that ran whole: each row of {@code testdata/exceptions/witness.tsv} for it was needed. JUnit finds it by
 * {@code META-INF/services}.
 */
public final class WitnessRowsExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, TestWatcher {
    private static final Map<Class<?>, Set<Method>> BEGUN = new ConcurrentHashMap<>();
    private static final Set<Class<?>> BROKEN_OFF = ConcurrentHashMap.newKeySet();

    @Override
    public void beforeAll(ExtensionContext all) {
        WitnessAgreement.testing(all.getRequiredTestClass().getSimpleName());
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        BEGUN.computeIfAbsent(test.getRequiredTestClass(), unseen -> ConcurrentHashMap.newKeySet())
                .add(test.getRequiredTestMethod());
    }

    @Override
    public void testAborted(ExtensionContext test, Throwable because) {
        BROKEN_OFF.add(test.getRequiredTestClass());
    }

    @Override
    public void testFailed(ExtensionContext test, Throwable because) {
        BROKEN_OFF.add(test.getRequiredTestClass());
    }

    @Override
    public void afterAll(ExtensionContext all) {
        Class<?> tests = all.getRequiredTestClass();
        Set<Method> left = new HashSet<>(Arrays.asList(tests.getDeclaredMethods()));
        left.removeIf(method -> !AnnotationSupport.isAnnotated(method, Testable.class));
        left.removeAll(BEGUN.getOrDefault(tests, Set.of()));
        if (left.isEmpty() && !BROKEN_OFF.contains(tests)) {
            assertEquals(
                    List.of(),
                    WitnessAgreement.unneeded(tests.getSimpleName()),
                    "rows of testdata/exceptions/witness.tsv that nothing needs");
        }
    }
}
