package dev.originprobe.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.fixtures.ServerBytes;
import dev.originprobe.tls.Alert;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RecordsTest {
    private static final byte[] STREAM = ServerBytes.join(
            ServerBytes.record(22, new byte[40]),
            ServerBytes.record(20, new byte[1]),
            ServerBytes.record(23, new byte[30]),
            ServerBytes.record(23, new byte[0]),
            ServerBytes.alert(1, Alert.UNRECOGNIZED_NAME),
            ServerBytes.alert(2, Alert.HANDSHAKE_FAILURE));

    @Test
    void alerts_and_encrypted_records_are_seen_however_the_stream_is_cut() {
        for (int cut = 1; cut <= STREAM.length; cut++) {
            Records records = new Records();
            List<byte[]> pieces = new ArrayList<>();
            for (int at = 0; at < STREAM.length; at += cut) {
                records.split(Arrays.copyOfRange(STREAM, at, Math.min(STREAM.length, at + cut)), pieces::add);
            }
            assertArrayEquals(STREAM, ServerBytes.join(pieces.toArray(byte[][]::new)));
            assertEquals(2, records.applicationRecords());
            assertEquals(Optional.of(new Alert(2, Alert.HANDSHAKE_FAILURE)), records.fatalAlert());
        }
    }

    @Test
    void no_piece_reaches_from_one_record_into_another() {
        List<Integer> types = new ArrayList<>();
        Records records = new Records();
        records.split(STREAM, piece -> types.add(records.type()));
        assertEquals(List.of(22, 22, 20, 20, 23, 23, 23, 21, 21, 21, 21), types);
    }

    @Test
    void an_encrypted_alert_is_not_read_as_a_plain_one() {
        Records records = new Records();
        records.split(ServerBytes.record(21, new byte[] {2, 40, 0, 0, 0, 0, 0, 0}), piece -> {});
        assertEquals(Optional.empty(), records.fatalAlert());
    }

    @Test
    void what_is_no_record_is_handed_on_as_it_comes() {
        byte[] words = {'H', 'T', 'T', 'P', '/', '1', '.', '1'};
        List<byte[]> pieces = new ArrayList<>();
        new Records().split(words, pieces::add);
        assertEquals(1, pieces.size());
        assertArrayEquals(words, pieces.get(0));
    }
}
