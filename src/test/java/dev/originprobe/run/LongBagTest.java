package dev.originprobe.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class LongBagTest {
    private final LongBag bag = new LongBag();

    @Test
    void each_number_is_taken_as_often_as_it_was_put_in() {
        bag.add(7);
        bag.add(Long.MIN_VALUE);
        bag.add(7);

        assertTrue(bag.take(7));
        assertTrue(bag.take(7));
        assertFalse(bag.take(7));
        assertTrue(bag.take(Long.MIN_VALUE));
        assertFalse(bag.take(Long.MIN_VALUE));
        assertFalse(bag.take(8));
    }

    @Test
    void a_million_of_the_same_are_a_million() {
        for (int i = 0; i < 1_000_000; i++) {
            bag.add(3);
        }
        int there = 0;
        while (bag.take(3)) {
            there++;
        }

        assertEquals(1_000_000, there);
    }

    @Test
    void nothing_is_taken_of_an_empty_one() {
        assertFalse(bag.take(0));
    }

    @Test
    void thousands_in_any_order_are_all_there() {
        new Random(1).longs(5_000).forEach(bag::add);
        long missing =
                new Random(1).longs(5_000).filter(number -> !bag.take(number)).count();

        assertEquals(0, missing);
        assertFalse(bag.take(1));
    }
}
