package dev.originprobe.run;

import java.util.Arrays;

/**
 * Numbers, each as often as it was put in, until it is taken out. All are put in before the first is taken; a dozen octets
 * are held for each, for there may be millions.
 */
final class LongBag {
    private long[] numbers = new long[64];
    private int size;
    /** How often each of the numbers is there, which are sorted and different then; none before the first is taken. */
    private int[] counts = {};

    /** Puts one in. */
    void add(long number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size + size / 2);
        }
        numbers[size++] = number;
    }

    /** Takes one out; false where it is not, or no longer, there. */
    boolean take(long number) {
        if (counts.length < size) {
            count();
        }
        int place = Arrays.binarySearch(numbers, 0, size, number);
        if (place < 0 || counts[place] == 0) {
            return false;
        }
        counts[place]--;
        return true;
    }

    private void count() {
        Arrays.sort(numbers, 0, size);
        counts = new int[size];
        int different = 0;
        for (int i = 0; i < size; i++) {
            if (i > 0 && numbers[i] != numbers[i - 1]) {
                different++;
            }
            numbers[different] = numbers[i];
            counts[different]++;
        }
        size = size == 0 ? 0 : different + 1;
    }
}
