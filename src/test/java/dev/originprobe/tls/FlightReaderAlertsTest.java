package dev.originprobe.tls;

import static dev.originprobe.fixtures.ServerBytes.ECDHE_RSA;
import static dev.originprobe.fixtures.ServerBytes.STATIC_RSA;
import static dev.originprobe.fixtures.ServerBytes.alert;
import static dev.originprobe.fixtures.ServerBytes.bytes;
import static dev.originprobe.fixtures.ServerBytes.handshake;
import static dev.originprobe.fixtures.ServerBytes.join;
import static dev.originprobe.fixtures.ServerBytes.record;
import static dev.originprobe.fixtures.ServerBytes.serverHello;
import static dev.originprobe.fixtures.ServerBytes.serverHelloDone;
import static dev.originprobe.fixtures.ServerBytes.wholeFlight;
import static dev.originprobe.tls.FlightReaderTest.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is read of alerts. */
final class FlightReaderAlertsTest {
    @Test
    void a_fatal_alert_ends_the_reading() {
        FlightReader reader = read(alert(2, Alert.HANDSHAKE_FAILURE));

        assertEquals(Optional.of(new Alert(2, 40)), reader.alert());
        assertEquals(Optional.empty(), reader.snapshot());
        assertEquals(reader.alert(), reader.after(wholeFlight()).alert());
        assertFalse(reader.after(wholeFlight()).done());
    }

    @Test
    void an_alert_behind_messages_keeps_them() {
        FlightReader reader = read(join(handshake(serverHello(0x0303, ECDHE_RSA)), alert(2, 80)));

        assertEquals(Optional.of(new Alert(2, 80)), reader.alert());
        assertFalse(reader.snapshot().orElseThrow().complete());
    }

    @Test
    void an_alert_of_a_level_that_is_not_one_is_fatal() {
        assertEquals(Optional.of(new Alert(7, 40)), read(alert(7, 40)).alert());
    }

    @Test
    void close_notify_ends_the_reading_although_it_is_a_warning() {
        assertEquals(
                Optional.of(new Alert(1, Alert.CLOSE_NOTIFY)),
                read(alert(1, Alert.CLOSE_NOTIFY)).alert());
    }

    @Test
    void a_warning_is_noted_and_followed_on() {
        Alert unrecognized = new Alert(1, Alert.UNRECOGNIZED_NAME);
        FlightReader before = read(join(alert(1, 112), wholeFlight()));
        FlightReader between =
                read(join(handshake(serverHello(0x0303, STATIC_RSA)), alert(1, 112), handshake(serverHelloDone())));

        assertEquals(List.of(unrecognized), before.snapshot().orElseThrow().warnings());
        assertEquals(List.of(unrecognized), between.snapshot().orElseThrow().warnings());
        assertTrue(before.done());
        assertTrue(between.done());
        assertEquals(Optional.empty(), before.alert());
    }

    @Test
    void a_warning_is_known_even_where_nothing_follows_it() {
        assertEquals(
                List.of(new Alert(1, Alert.UNRECOGNIZED_NAME)),
                read(alert(1, 112)).warnings());
    }

    @Test
    void several_alerts_fit_one_record_and_one_alert_fits_two() {
        assertEquals(
                Optional.of(new Alert(2, 40)),
                read(record(21, 0x0303, bytes(1, 112, 2, 40))).alert());
        assertEquals(
                Optional.of(new Alert(2, 40)),
                read(join(record(21, 0x0303, bytes(2)), record(21, 0x0303, bytes(40))))
                        .alert());
    }
}
