package dev.originprobe.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of a certificate, and why one cannot be read. */
final class CertificateReaderTest {
    private static final int VERSION = 0;
    private static final int SERIAL = 1;
    private static final int SIGNATURE = 2;
    private static final int VALIDITY = 4;
    private static final int EXTENSIONS = 7;

    private static final Made LEAF = Template.leaf("origin.test").issue();

    /** The leaf with its signed part changed, and not signed again. */
    private static byte[] changed(Consumer<List<ASN1Encodable>> change) {
        List<ASN1Encodable> certificate = elements(ASN1Sequence.getInstance(LEAF.der()));
        List<ASN1Encodable> signed = elements(ASN1Sequence.getInstance(certificate.get(0)));
        change.accept(signed);
        certificate.set(0, new DERSequence(signed.toArray(ASN1Encodable[]::new)));
        return encoded(new DERSequence(certificate.toArray(ASN1Encodable[]::new)));
    }

    private static List<ASN1Encodable> elements(ASN1Sequence sequence) {
        return new ArrayList<>(Arrays.asList(sequence.toArray()));
    }

    private static byte[] encoded(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded("DER");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String unreadable(byte[] der) {
        return CertificateReader.read(der).served().unreadable().orElse("read");
    }

    private static String odd(byte[] der) {
        return CertificateReader.read(der).parsed().orElseThrow().oddities().stream()
                .map(Oddity::what)
                .collect(Collectors.joining(", "));
    }

    private static ASN1Encodable version(int number) {
        return new DERTaggedObject(true, 0, new ASN1Integer(number));
    }

    private static String withExtension(byte[] value, String oid) {
        return unreadable(changed(fields -> fields.set(
                EXTENSIONS, new DERTaggedObject(true, 3, new DERSequence(new DERSequence(new ASN1Encodable[] {
                    new org.bouncycastle.asn1.ASN1ObjectIdentifier(oid), new DEROctetString(value)
                }))))));
    }

    @Test
    void a_good_certificate_is_read_in_all_its_fields() {
        Made issuer = Template.authority("Authority").issue();
        Made made = Template.leaf("origin.test", "*.origin.test")
                .by(issuer)
                .issuerAt("http://ca.test/ca.der")
                .issue();
        ParsedCertificate read = CertificateReader.read(made.der()).parsed().orElseThrow();
        CertificateFacts facts = read.facts();
        assertEquals("CN=origin.test", facts.subject());
        assertEquals(List.of("origin.test", "*.origin.test"), facts.dnsNames());
        assertEquals(List.of("origin.test"), facts.commonNames());
        assertEquals(Template.NOW.minusSeconds(86_400), facts.notBefore());
        assertEquals(Template.NOW.plusSeconds(30 * 86_400), facts.notAfter());
        assertEquals("EC", facts.keyAlgorithm());
        assertEquals("prime256v1", facts.curve().orElseThrow());
        assertEquals(256, facts.keyBits().orElseThrow());
        assertEquals("ecdsa-with-SHA256", facts.signatureAlgorithm());
        assertEquals(3, read.version());
        assertEquals(List.of("http://ca.test/ca.der"), read.issuerAddresses());
        assertEquals(SignatureCheck.Result.VALID, SignatureCheck.of(read, key(issuer)));
    }

    private static PublicKeyInfo key(Made issuer) {
        return CertificateReader.read(issuer.der()).parsed().orElseThrow().key();
    }

    @Test
    void bytes_that_are_no_certificate_are_told_apart() {
        assertEquals("an element is cut off", unreadable(new byte[0]));
        assertEquals("0 parts instead of 3", unreadable(new byte[] {0x30, 0}));
        assertEquals("no structure for the certificate", unreadable(new byte[] {0x04, 0}));
        assertEquals("a length that exceeds it", unreadable(new byte[] {0x30, 5}));
        assertEquals("a length that exceeds it", unreadable(new byte[] {0x30, (byte) 0x85, 0, 0, 0, 0, 0}));
        assertEquals("an element without its end", unreadable(new byte[] {0x30, (byte) 0x80, 0}));
        assertEquals("an indefinite length of a primitive element", unreadable(new byte[] {0x04, (byte) 0x80, 0, 0}));
        assertEquals("a tag of more than one byte", unreadable(new byte[] {0x3f, 1, 0}));
    }

    @Test
    void elements_of_indefinite_length_are_followed_to_a_depth_that_costs_nothing() {
        byte[] deep = new byte[100_000];
        for (int i = 0; i < deep.length; i += 2) {
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x80;
        }
        assertEquals("elements of indefinite length too deep within each other", unreadable(deep));
    }

    @Test
    void algorithms_that_are_nested_deep_are_compared_without_an_end_of_the_stack() {
        byte[] nested = {0x05, 0x00};
        for (int i = 0; i < 3_000; i++) {
            byte[] outer = new byte[nested.length + 4];
            outer[0] = 0x30;
            outer[1] = (byte) 0x82;
            outer[2] = (byte) (nested.length >> 8);
            outer[3] = (byte) nested.length;
            System.arraycopy(nested, 0, outer, 4, nested.length);
            nested = outer;
        }
        Der deep = Der.of(nested, new Oddities());
        assertTrue(deep.sameAs(Der.of(nested, new Oddities())));
    }

    @Test
    void bytes_after_the_end_are_told() {
        assertEquals("3 bytes after its end", odd(Arrays.copyOf(LEAF.der(), LEAF.der().length + 3)));
        assertEquals("4 bytes after its end", odd(Arrays.copyOf(LEAF.der(), LEAF.der().length + 4)));
    }

    @Test
    void a_certificate_that_is_cut_anywhere_is_unreadable_and_nothing_is_thrown() {
        for (int length = 0; length < LEAF.der().length; length++) {
            assertTrue(CertificateReader.read(Arrays.copyOf(LEAF.der(), length))
                    .parsed()
                    .isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 'extensions, and a version of 1 that has none'",
        "1, 'extensions, and a version of 2 that has none'",
        "2, ''",
        "3, a version of 4; there are 1 to 3",
        "-1, a version of 0; there are 1 to 3",
        "1000, a version of 1001; there are 1 to 3"
    })
    void extensions_are_of_version_three(int version, String said) {
        assertEquals(said, odd(changed(fields -> fields.set(VERSION, version(version)))));
    }

    @Test
    void a_certificate_of_version_one_has_no_extensions() {
        byte[] first = changed(fields -> {
            fields.remove(EXTENSIONS);
            fields.remove(VERSION);
        });
        assertEquals(1, CertificateReader.read(first).parsed().orElseThrow().version());
    }

    @Test
    void a_negative_serial_number_is_read() {
        byte[] negative = changed(fields -> fields.set(SERIAL, new ASN1Integer(-255)));
        assertEquals(
                "-ff", CertificateReader.read(negative).parsed().orElseThrow().serialNumber());
    }

    @Test
    void the_signature_algorithm_must_be_the_same_inside_and_outside() {
        assertEquals(
                "two different signature algorithms, inside and outside the signed part",
                unreadable(changed(fields -> fields.set(SIGNATURE, new DERSequence(DERNull.INSTANCE)))));
    }

    @ParameterizedTest
    @CsvSource({
        "260101000000Z, 2026-01-01T00:00:00Z",
        "490101000000Z, 2049-01-01T00:00:00Z",
        "500101000000Z, 1950-01-01T00:00:00Z",
        "20260101000000Z, 2026-01-01T00:00:00Z",
        "99991231235959Z, 9999-12-31T23:59:59Z",
    })
    void times_are_read_as_rfc_5280_says(String written, String instant) {
        byte[] der = changed(fields -> fields.set(VALIDITY, validity(written)));
        assertEquals(
                Instant.parse(instant),
                CertificateReader.read(der).parsed().orElseThrow().notAfter());
    }

    @ParameterizedTest
    @CsvSource({
        "2601010000Z, a time that is not in the form that RFC 5280 demands",
        "260101000000+0100, a time that is not in the form that RFC 5280 demands",
        "20260101000000.5Z, a time that is not in the form that RFC 5280 demands",
        "261301000000Z, a time that does not exist",
        "260230000000Z, a time that does not exist",
    })
    void times_in_another_form_cannot_be_read(String written, String said) {
        assertEquals(said, unreadable(changed(fields -> fields.set(VALIDITY, validity(written)))));
    }

    private static ASN1Encodable validity(String written) {
        boolean general = written.matches("[0-9]{14}.*");
        ASN1Encodable time = general ? new DERGeneralizedTime(written) : new DERUTCTime(written);
        return new DERSequence(new ASN1Encodable[] {new DERUTCTime("200101000000Z"), time});
    }

    @Test
    void an_extension_twice_is_told() {
        ASN1Encodable one = new DERSequence(
                new ASN1Encodable[] {Extension.subjectAlternativeName, new DEROctetString(new byte[] {0x30, 0})});
        assertEquals(
                "the extension 2.5.29.17 twice",
                unreadable(changed(fields -> fields.set(
                        EXTENSIONS, new DERTaggedObject(true, 3, new DERSequence(new ASN1Encodable[] {one, one}))))));
    }

    @Test
    void unique_identifiers_are_passed_over_and_other_fields_told() {
        ASN1Encodable identifier = new DERTaggedObject(false, 1, new DERBitString(new byte[] {1}));
        assertEquals("read", unreadable(changed(fields -> fields.add(EXTENSIONS, identifier))));
        ASN1Encodable unknown = new DERTaggedObject(false, 5, new DERBitString(new byte[] {1}));
        assertEquals("a field of unknown kind", unreadable(changed(fields -> fields.add(EXTENSIONS, unknown))));
    }

    @Test
    void a_known_extension_must_be_readable_and_an_unknown_one_may_be_anything() {
        byte[] broken = {1, 2, 3};
        assertEquals("a length that exceeds it", withExtension(broken, "2.5.29.19"));
        assertEquals("a length that exceeds it", withExtension(broken, "2.5.29.17"));
        assertEquals("read", withExtension(broken, "1.2.3.4"));
    }

    @Test
    void a_name_that_is_not_ascii_takes_nothing_from_the_names_beside_it() {
        byte[] names = encoded(new GeneralNames(new GeneralName(GeneralName.dNSName, "origin.test")));
        names[names.length - 1] = (byte) 0xff;
        assertEquals("read", withExtension(names, "2.5.29.17"));
    }

    @Test
    void a_name_constraint_with_a_minimum_is_told() {
        byte[] constraints = encoded(new DERSequence(new DERTaggedObject(
                false, 0, new DERSequence(new DERSequence(new ASN1Encodable[] {
                    new GeneralName(GeneralName.dNSName, "test"), new DERTaggedObject(false, 0, new ASN1Integer(1))
                })))));
        assertEquals(
                "a name constraint with minimum or maximum, which RFC 5280 forbids",
                withExtension(constraints, "2.5.29.30"));
    }
}
