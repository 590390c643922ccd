package dev.originprobe.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.fixtures.ServerBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SeenRecordsTest {
    private static final byte[] STREAM = ServerBytes.join(
            ServerBytes.record(22, new byte[40]),
            ServerBytes.record(20, new byte[1]),
            ServerBytes.record(23, new byte[30]),
            ServerBytes.record(23, new byte[0]),
            ServerBytes.alert(1, Alert.UNRECOGNIZED_NAME),
            ServerBytes.alert(2, Alert.HANDSHAKE_FAILURE));

    private SeenRecords records = SeenRecords.NONE;

    private List<byte[]> pieces(byte[] bytes) {
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < bytes.length; ) {
            int end = records.endOfPiece(bytes, from);
            byte[] piece = Arrays.copyOfRange(bytes, from, end);
            records = records.after(piece);
            pieces.add(piece);
            from = end;
        }
        return pieces;
    }

    @Test
    void alerts_and_encrypted_records_are_seen_however_the_stream_is_cut() {
        for (int cut = 1; cut <= STREAM.length; cut++) {
            records = SeenRecords.NONE;
            List<byte[]> pieces = new ArrayList<>();
            for (int at = 0; at < STREAM.length; at += cut) {
                pieces.addAll(pieces(Arrays.copyOfRange(STREAM, at, Math.min(STREAM.length, at + cut))));
            }
            assertArrayEquals(STREAM, ServerBytes.join(pieces.toArray(byte[][]::new)));
            assertEquals(2, records.applicationRecords());
            assertEquals(Optional.of(new Alert(2, Alert.HANDSHAKE_FAILURE)), records.fatalAlert());
        }
    }

    @Test
    void no_piece_reaches_from_one_record_into_another() {
        assertEquals(
                List.of(5, 40, 5, 1, 5, 30, 5, 5, 2, 5, 2),
                pieces(STREAM).stream().map(piece -> piece.length).toList());
    }

    @Test
    void a_piece_of_a_change_cipher_spec_is_told_from_others() {
        pieces(ServerBytes.record(22, new byte[40]));
        assertFalse(records.inChangeCipherSpec());
        pieces(ServerBytes.record(20, new byte[1]));
        assertTrue(records.inChangeCipherSpec());
        pieces(new byte[] {22});
        assertFalse(records.inChangeCipherSpec());
    }

    @Test
    void the_last_fatal_alert_stays_whatever_follows_it() {
        pieces(ServerBytes.join(ServerBytes.alert(2, 40), ServerBytes.alert(1, 112), ServerBytes.alert(2, 70)));
        pieces(ServerBytes.alert(1, 0));
        assertEquals(Optional.of(new Alert(2, 70)), records.fatalAlert());
    }

    @Test
    void an_encrypted_alert_is_not_read_as_a_plain_one() {
        pieces(ServerBytes.record(21, new byte[] {2, 40, 0, 0, 0, 0, 0, 0}));
        assertEquals(Optional.empty(), records.fatalAlert());
    }

    @Test
    void what_is_no_record_is_one_piece() {
        assertEquals(1, pieces(ServerBytes.ascii("HTTP/1.1")).size());
    }
}
