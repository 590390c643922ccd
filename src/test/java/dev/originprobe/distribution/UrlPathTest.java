package dev.originprobe.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class UrlPathTest {
    @Test
    void dot_segments_go_and_the_query_is_left_out() {
        assertEquals(List.of("/a/"), UrlPath.normalised("/a/b/..?c=1"));
        assertEquals(List.of("/c"), UrlPath.normalised("/a/../../c#d"));
        assertEquals(List.of("/"), UrlPath.normalised(""));
        assertEquals(List.of("/a/"), UrlPath.normalised("/a/."));
    }

    @Test
    void several_slashes_are_one() {
        assertEquals(List.of("/a/b"), UrlPath.normalised("//a///b"));
    }

    @Test
    void escapes_are_written_in_upper_case_and_what_needs_one_gets_one() {
        assertEquals(List.of("/a%2Fb"), UrlPath.normalised("/a%2fb"));
        assertEquals(List.of("/%C3%BC"), UrlPath.normalised("/ü"));
        assertEquals(List.of("/%zz"), UrlPath.normalised("/%zz"));
    }

    @Test
    void where_aws_does_not_say_in_which_order_there_is_more_than_one_reading() {
        assertEquals(List.of("/c", "/a/c"), UrlPath.normalised("/a//../c"));
        assertTrue(UrlPath.normalised("/%61pi").containsAll(List.of("/%61pi", "/api")));
    }
}
