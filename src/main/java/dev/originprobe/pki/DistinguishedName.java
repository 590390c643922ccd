package dev.originprobe.pki;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * A certificate's subject or issuer.
 *
 * @param rdns the canonical form of each RDN, in order: two names are the same exactly where these are (RFC 5280, 7.1, as
 *     OpenSSL does it: string types do not matter, nor case, nor the number of spaces)
 * @param text RFC 4514
 * @param commonNames in order
 * @param emailAddresses in order
 */
record DistinguishedName(List<String> rdns, String text, List<String> commonNames, List<String> emailAddresses) {
    static DistinguishedName read(Der sequence) {
        sequence.requireShortOids();
        X500Name name = X500Name.getInstance(ASN1Sequence.getInstance(sequence.encoded()));
        List<RDN> rdns = Arrays.asList(name.getRDNs());
        return new DistinguishedName(
                rdns.stream().map(DistinguishedName::canonical).toList(),
                text(rdns),
                values(name, BCStyle.CN),
                values(name, BCStyle.EmailAddress));
    }

    /** RFC 4514: the last RDN first. */
    private static String text(List<RDN> rdns) {
        List<RDN> reversed = new ArrayList<>(rdns);
        Collections.reverse(reversed);
        return new X500Name(reversed.toArray(RDN[]::new)).toString();
    }

    boolean isEmpty() {
        return rdns.isEmpty();
    }

    /** Whether this name lies in the subtree of another (RFC 5280, 4.2.1.10). */
    boolean within(DistinguishedName subtree) {
        return rdns.size() >= subtree.rdns.size()
                && rdns.subList(0, subtree.rdns.size()).equals(subtree.rdns);
    }

    private static List<String> values(X500Name name, ASN1ObjectIdentifier type) {
        return Arrays.stream(name.getRDNs(type))
                .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()))
                .filter(attribute -> attribute.getType().equals(type))
                .map(attribute -> text(attribute.getValue()))
                .toList();
    }

    private static String canonical(RDN rdn) {
        return Arrays.stream(rdn.getTypesAndValues())
                .map(DistinguishedName::canonical)
                .sorted()
                .collect(Collectors.joining("+"));
    }

    private static String canonical(AttributeTypeAndValue attribute) {
        ASN1Encodable value = attribute.getValue();
        String canonical = value instanceof ASN1String
                ? text(value).strip().replaceAll(" +", " ").toLowerCase(Locale.ROOT)
                : "#" + text(value);
        return attribute.getType().getId() + "=" + canonical.length() + ":" + canonical;
    }

    private static String text(ASN1Encodable value) {
        return value instanceof ASN1String string
                ? string.getString()
                : HexFormat.of().formatHex(String.valueOf(value).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return text;
    }
}
